package io.github.stacker.core.trace;

import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** Work on an output. */
@Name("stacker.Output")
@Label("Output")
@Description("A thread pulled a picture band by band and wrote it")
final class OutputEvent extends WorkEvent {
  @Label("Output")
  final String output;

  @Label("File Size")
  @DataAmount
  long bytes;

  OutputEvent(Stage stage, long pixels, String output) {
    super(stage, pixels);
    this.output = output;
  }

  @Override
  void complete(Work work) {
    bytes = work.writtenBytes();
  }
}
