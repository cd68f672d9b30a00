package io.github.stacker.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that change what a pipeline says. */
final class PipelineOptions {
  private static final List<String> CANVASES = List.of("union", "first", "intersection");

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
    String common = canvas.getValue();
    if (common != null) {
      requireCanvas(common);
      all.add("frames.canvas=" + common);
    }
    return all;
  }

  private void requireCanvas(String common) {
    if (!CANVASES.contains(common)) {
      throw refusal(
          canvas,
          "--canvas is \"%s\"; give one of %s".formatted(common, String.join(", ", CANVASES)));
    }
  }

  private String section(String part) {
    try {
      int[] n =
          Arrays.stream(part.split(",", -1))
              .map(String::strip)
              .mapToInt(Integer::parseInt)
              .toArray();
      if (n.length == 4) {
        requirePart(n, part);
        return "{\"x\":%d,\"y\":%d,\"width\":%d,\"height\":%d}".formatted(n[0], n[1], n[2], n[3]);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw refusal(
        roi,
        "--roi takes four whole numbers, left, top, width and height, for example 100,50,640,480; not \""
            + part
            + "\"");
  }

  private void requirePart(int[] n, String part) {
    if (n[0] < 0 || n[1] < 0 || n[2] < 1 || n[3] < 1) {
      throw refusal(
          roi,
          "--roi %s: left and top are at least 0, width and height at least 1".formatted(part));
    }
    if ((long) n[0] + n[2] > Integer.MAX_VALUE || (long) n[1] + n[3] > Integer.MAX_VALUE) {
      throw refusal(roi, "--roi %s reaches beyond 2^31 - 1".formatted(part));
    }
  }

  private static ParameterException refusal(OptionSpec option, String message) {
    return new ParameterException(option.command().commandLine(), message);
  }
}
