package io.github.stacker.core.trace;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;

/** What the flight recorder keeps of a piece of work; when, how long and by whom it adds itself. */
@Category("stacker")
@StackTrace(false)
abstract class WorkEvent extends Event implements Recorded {
  @Label("Stage")
  final String stage;

  @Label("Pixels")
  @Description("Pixels of the frame, the band or the output")
  final long pixels;

  WorkEvent(Stage stage, long pixels) {
    this.stage = stage.title();
    this.pixels = pixels;
  }

  @Override
  public final void end(Work work) {
    complete(work);
    commit();
  }

  /** Adds what is known when the work has ended. */
  abstract void complete(Work work);
}
