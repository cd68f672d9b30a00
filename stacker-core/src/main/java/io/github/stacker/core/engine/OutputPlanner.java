package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides type and scale of each output, and refuses those that cannot be written. */
final class OutputPlanner {
  private final StackJob job;
  private final List<FrameProbe> frames;

  OutputPlanner(StackJob job, List<FrameProbe> frames) {
    this.job = job;
    this.frames = frames;
  }

  List<ExecutionPlan.OutputPlan> plan(ImageInfo stacked, StackInfo stack) {
    requirePaths();
    ImageInfo image = behindPostFilters(stacked);
    SampleType natural =
        image.sampleType() == SampleType.FLOAT64
            ? job.combiner().naturalType(stack)
            : image.sampleType();
    return job.outputs().stream().map(output -> plan(output, image, natural)).toList();
  }

  private ExecutionPlan.OutputPlan plan(OutputJob output, ImageInfo image, SampleType natural) {
    SampleType type = output.type().orElseGet(() -> choose(output, natural));
    if (!output.formatTypes().contains(type)) {
      throw refusal(output, "%s cannot hold %s, it holds %s", output.format(), type, names(output));
    }
    ImageInfo written = image.withSampleType(type, type.white());
    try {
      output.writer().check(written);
    } catch (IllegalArgumentException e) {
      throw refusal(output, "%s", e.getMessage());
    }
    boolean scaled =
        output.scale() == Scale.RANGE
            || (output.scale() == Scale.AUTO && type.isInteger() && job.combiner().keepsScale());
    return new ExecutionPlan.OutputPlan(
        output, type, scaled ? type.white() / image.white() : 1, written);
  }

  /**
   * The natural type if the format has it, else its widest, since white stays white; other results
   * are not scaled.
   */
  private SampleType choose(OutputJob output, SampleType natural) {
    if (output.formatTypes().contains(natural)) {
      return natural;
    }
    if (!job.combiner().keepsScale()) {
      throw refusal(
          output,
          "the results of \"%s\" are %s, %s holds %s: write a TIFF, or give a type to clamp them to",
          job.combineName(),
          natural,
          output.format(),
          names(output));
    }
    return output.formatTypes().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static List<SampleType> names(OutputJob output) {
    return output.formatTypes().stream().sorted().toList();
  }

  private ImageInfo behindPostFilters(ImageInfo stacked) {
    ImageSource source = new Described(stacked);
    for (FilterStep step : job.post()) {
      try {
        source = step.applyTo(source);
      } catch (IllegalArgumentException e) {
        throw new PipelineException(
            "filter \"%s\" cannot be applied to the stacked frame: %s"
                .formatted(step.name(), e.getMessage()),
            e);
      }
    }
    return source.info();
  }

  private void requirePaths() {
    Set<Path> files = new HashSet<>();
    for (OutputJob output : job.outputs()) {
      Path file = output.file();
      if (!files.add(file)) {
        throw refusal(output, "is written twice; give each output a name of its own");
      }
      if (Files.isDirectory(file)) {
        throw refusal(output, "is a directory; give a file name in it");
      }
      for (FrameProbe frame : frames) {
        if (isSame(frame.file(), file)) {
          throw refusal(output, "is one of the frames; write the result somewhere else");
        }
      }
    }
  }

  private static boolean isSame(Path frame, Path output) {
    try {
      return Files.exists(output) && Files.isSameFile(frame, output);
    } catch (IOException e) {
      return frame.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize());
    }
  }

  private static PipelineException refusal(OutputJob output, String message, Object... arguments) {
    return new PipelineException(
        "output \"%s\": ".formatted(output.file()) + message.formatted(arguments));
  }

  private record Described(ImageInfo info) implements ImageSource {
    @Override
    public void read(Region region, Tile into) {
      throw new IllegalStateException("a description was asked for samples");
    }
  }
}
