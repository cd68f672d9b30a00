package io.github.stacker.core.trace;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** Work on a band. */
@Name("stacker.Band")
@Label("Band")
@Description("A thread folded or swept a band of all frames, or finished the state of one")
final class BandEvent extends WorkEvent {
  @Label("First Row")
  final int y;

  @Label("Rows")
  final int rows;

  BandEvent(Stage stage, long pixels, int y, int rows) {
    super(stage, pixels);
    this.y = y;
    this.rows = rows;
  }

  @Override
  void complete(Work work) {}
}
