package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.core.resample.FittedSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides type and scale of each output, and refuses those that cannot be written. */
final class OutputPlanner {
  private final StackJob job;
  private final List<FrameProbe> frames;

  OutputPlanner(StackJob job, List<FrameProbe> frames) {
    this.job = job;
    this.frames = frames;
  }

  /** Plans the outputs of the stacked frame and of its maps, which are the layers behind it. */
  List<ExecutionPlan.OutputPlan> plan(List<ImageInfo> layers, PostStages post, StackInfo stack) {
    requirePaths();
    ImageInfo image = post.result();
    SampleType natural =
        image.sampleType() == SampleType.FLOAT64
            ? job.combiner().naturalType(stack)
            : image.sampleType();
    boolean keepsScale = job.combiner().keepsScale();
    List<ExecutionPlan.OutputPlan> plans = new ArrayList<>();
    for (OutputJob output : job.outputs()) {
      plans.add(plan(output, new Layer(0, image, natural, keepsScale)));
    }
    for (MapJob map : job.maps()) {
      int layer = 1 + job.maps().indexOf(map);
      SampleType type = map.map().naturalType(stack.frames());
      plans.add(plan(map.output(), new Layer(layer, layers.get(layer), type, false)));
    }
    return plans;
  }

  /**
   * Plans an output that is a picture itself.
   *
   * @param output what is written
   * @param picture what it is made of
   * @return type, scale and size
   * @throws PipelineException if the format cannot hold it
   */
  static ExecutionPlan.OutputPlan plan(OutputJob output, ImageInfo picture) {
    return plan(output, new Layer(0, picture, picture.sampleType(), true));
  }

  private static ExecutionPlan.OutputPlan plan(OutputJob output, Layer layer) {
    SampleType type = output.type().orElseGet(() -> choose(output, layer));
    if (!output.formatTypes().contains(type)) {
      throw refusal(
          output, "%s cannot hold %s, it holds %s", output.format(), type.title(), names(output));
    }
    ImageInfo image = layer.image();
    boolean scaled =
        output.scale() == Scale.RANGE
            || (output.scale() == Scale.AUTO && type.isInteger() && layer.keepsScale());
    ImageInfo whole = image.withSampleType(type, white(type, scaled, layer));
    ImageInfo written = output.maxSize().map(side -> fitted(whole, side)).orElse(whole);
    try {
      output.writer().check(written);
    } catch (IllegalArgumentException e) {
      throw refusal(output, "%s", e.getMessage());
    }
    return new ExecutionPlan.OutputPlan(
        output,
        layer.number(),
        type,
        image.white(),
        scaled ? type.white() / image.white() : 1,
        whole,
        written);
  }

  /** Floating samples that are not scaled have the white that they had. */
  private static double white(SampleType type, boolean scaled, Layer layer) {
    boolean stays = !type.isInteger() && !scaled && layer.keepsScale();
    return stays ? layer.image().white() : type.white();
  }

  private static ImageInfo fitted(ImageInfo whole, int longestSide) {
    Region size = FittedSize.of(whole.region(), longestSide);
    if (size.equals(whole.region())) {
      return whole;
    }
    Metadata metadata = whole.metadata();
    List<Keyword> keywords =
        PlaceKeywords.resized(
            whole,
            size.height(),
            (double) whole.width() / size.width(),
            (double) whole.height() / size.height());
    return whole
        .withMetadata(metadata.withKeywords(keywords))
        .withSize(size.width(), size.height());
  }

  /**
   * The natural type if the format has it, else its widest, since white stays white; other results
   * are not scaled.
   */
  private static SampleType choose(OutputJob output, Layer layer) {
    if (output.formatTypes().contains(layer.natural())) {
      return layer.natural();
    }
    if (!layer.keepsScale()) {
      throw refusal(
          output,
          "its samples are %s, %s holds %s: write a TIFF, or give a type to clamp them to",
          layer.natural().title(),
          output.format(),
          names(output));
    }
    return output.formatTypes().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private static String names(OutputJob output) {
    return output.formatTypes().stream()
        .sorted()
        .map(SampleType::title)
        .collect(Collectors.joining(", "));
  }

  private void requirePaths() {
    Set<Path> files = new HashSet<>();
    for (OutputJob output : job.allOutputs()) {
      Path file = output.file();
      output.folder().ifPresent(folder -> requireFolder(output, folder, files));
      if (!files.add(replacedBy(file))) {
        throw refusal(output, "is written twice; give each output a name of its own");
      }
      if (Files.isDirectory(file)) {
        throw refusal(output, "is a directory; give a file name in it");
      }
      for (FrameProbe frame : frames) {
        if (output.replaces(frame.location().file())) {
          throw refusal(output, "is one of the frames; write the result somewhere else");
        }
      }
      output.requireUnread(job.pictures().companions());
    }
  }

  /** What is deleted with an old folder must be a picture's and nothing else. */
  private void requireFolder(OutputJob output, Path folder, Set<Path> files) {
    if (!files.add(folder)) {
      throw refusal(output, "its folder \"%s\" is written twice; give it another name", folder);
    }
    if (Files.exists(folder) && !Files.exists(output.file())) {
      throw refusal(
          output,
          "\"%s\", where its tiles would go, is there without it; remove that or choose another name",
          folder);
    }
    Stream<Path> others =
        Stream.concat(
            Stream.concat(
                frames.stream().map(frame -> frame.location().file()),
                job.pictures().companions().stream().map(each -> each.location().file())),
            job.allOutputs().stream().map(OutputJob::file));
    others
        .map(file -> file.toAbsolutePath().normalize())
        .filter(file -> file.startsWith(folder))
        .findFirst()
        .ifPresent(
            file -> {
              throw refusal(
                  output,
                  "\"%s\" is in its folder, which is replaced as a whole; choose another name",
                  file);
            });
  }

  /** Gives the file that goes when an output comes: behind a link, the one it leads to. */
  private static Path replacedBy(Path output) {
    try {
      return PendingFile.resolved(output);
    } catch (IOException e) {
      return output;
    }
  }

  private static PipelineException refusal(OutputJob output, String message, Object... arguments) {
    return output.refusal(message.formatted(arguments));
  }

  /** What an output is made of. */
  private record Layer(int number, ImageInfo image, SampleType natural, boolean keepsScale) {}
}
