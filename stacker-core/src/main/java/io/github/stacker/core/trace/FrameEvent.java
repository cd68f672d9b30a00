package io.github.stacker.core.trace;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** Work on a frame. */
@Name("stacker.Frame")
@Label("Frame")
@Description("A thread measured, spilled or folded a frame")
final class FrameEvent extends WorkEvent {
  @Label("Frame")
  final String frame;

  @Label("File Size")
  @DataAmount
  final long fileBytes;

  @Label("Reading")
  @Description("How long samples were read, decoded and filtered")
  @Timespan(Timespan.NANOSECONDS)
  long reading;

  @Label("Waiting")
  @Description("How long the thread waited for frames before this one")
  @Timespan(Timespan.NANOSECONDS)
  long waiting;

  FrameEvent(Stage stage, long pixels, String frame, long fileBytes) {
    super(stage, pixels);
    this.frame = frame;
    this.fileBytes = fileBytes;
  }

  @Override
  void complete(Work work) {
    reading = work.readingNanos();
    waiting = work.waitingNanos();
  }
}
