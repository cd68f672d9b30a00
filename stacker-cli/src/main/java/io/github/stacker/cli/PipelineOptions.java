package io.github.stacker.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that change what a pipeline says. */
final class PipelineOptions {
  private final OptionSpec replacements =
      Options.list(
          String.class,
          "--set",
          "PATH=VALUE",
          "set anything of the pipeline, for example frames.orientation=ignore; may be repeated");

  private final OptionSpec roi =
      Options.value(
          String.class,
          "--roi",
          "X,Y,W,H",
          "compute only this part; its samples are those of the whole");

  private final OptionSpec canvas =
      Options.value(
          String.class,
          "--canvas",
          "PART",
          "union, first or intersection: stack frames of different size or place on a common canvas");

  void addTo(CommandSpec command) {
    addForSingleFrames(command);
    command.addOption(canvas);
  }

  /** Adds those that have a meaning where frames are not combined. */
  void addForSingleFrames(CommandSpec command) {
    command.addOption(replacements);
    command.addOption(roi);
  }

  /** Gives all as replacements, in the order in which they are made. */
  List<String> replacements() {
    List<String> all = new ArrayList<>(replacements.<List<String>>getValue());
    String part = roi.getValue();
    if (part != null) {
      all.add("roi=" + section(part));
    }
    if (canvas.getValue() != null) {
      all.add("frames.canvas=" + canvas.getValue());
    }
    return all;
  }

  private String section(String part) {
    try {
      int[] n =
          Arrays.stream(part.split(",", -1))
              .map(String::strip)
              .mapToInt(Integer::parseInt)
              .toArray();
      if (n.length == 4) {
        return "{\"x\":%d,\"y\":%d,\"width\":%d,\"height\":%d}".formatted(n[0], n[1], n[2], n[3]);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new ParameterException(
        roi.command().commandLine(),
        "--roi takes four whole numbers, left, top, width and height, for example 100,50,640,480; not \""
            + part
            + "\"");
  }
}
