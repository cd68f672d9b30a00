package io.github.stacker.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that change what a pipeline says. */
final class PipelineOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description =
          "set anything of the pipeline, for example combine.sigma=population; may be repeated")
  private List<String> replacements = new ArrayList<>();

  @Option(
      names = "--roi",
      paramLabel = "X,Y,W,H",
      description = "compute only this part; its samples are those of the whole")
  private String roi;

  @Option(
      names = "--canvas",
      paramLabel = "PART",
      description =
          "union, first or intersection: stack frames of different size or place on a common canvas")
  private String canvas;

  /** Gives all as replacements, in the order in which they are made. */
  List<String> replacements() {
    List<String> all = new ArrayList<>(replacements);
    if (roi != null) {
      all.add("roi=" + section(roi.split(",", -1)));
    }
    if (canvas != null) {
      all.add("frames.canvas=" + canvas);
    }
    return all;
  }

  private String section(String[] numbers) {
    try {
      int[] n = Arrays.stream(numbers).map(String::strip).mapToInt(Integer::parseInt).toArray();
      if (n.length == 4) {
        return "{\"x\":%d,\"y\":%d,\"width\":%d,\"height\":%d}".formatted(n[0], n[1], n[2], n[3]);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new ParameterException(
        command.commandLine(),
        "--roi takes four whole numbers, left, top, width and height, for example 100,50,640,480; not \""
            + roi
            + "\"");
  }
}
