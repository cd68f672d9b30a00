package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.PipelineException;
import io.github.stacker.core.engine.Budget;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.OutputJob;
import io.github.stacker.core.engine.PendingFile;
import io.github.stacker.core.engine.PictureNeeds;
import io.github.stacker.core.engine.SkippedFrame;
import io.github.stacker.core.engine.StackJob;
import io.github.stacker.core.pipeline.FrameOrder;
import io.github.stacker.core.pipeline.FrameSelection;
import io.github.stacker.core.pipeline.FramesSection;
import io.github.stacker.core.pipeline.Output;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds what a conversion is to do, and gives each frame the picture that is made of it. */
final class ConversionPlanner {
  private final ConvertLine line;
  private final List<String> overrides;
  private final Catalogue catalogue;
  private final RunOptions options;
  private final Path here = Path.of("").toAbsolutePath();

  /** The pipelines of all formats that are written, by the endings of these. */
  private final Map<String, Bound> bound = new HashMap<>();

  ConversionPlanner(
      ConvertLine line, List<String> overrides, Catalogue catalogue, RunOptions options) {
    this.line = line;
    this.overrides = List.copyOf(overrides);
    this.catalogue = catalogue;
    this.options = options;
  }

  Conversion plan() {
    FoundPictures finder = FoundPictures.of(catalogue, Formats.of(catalogue));
    List<FrameLocation> listed = FrameSelection.of(here, line.files(), finder);
    OutputNames names = names(listed.size());
    List<SkippedFrame> formless = formless(listed, names);
    Set<FrameLocation> written = new LinkedHashSet<>(listed);
    formless.forEach(frame -> written.remove(frame.location()));
    Bound first = first(written, names).orElseThrow(() -> refusal(formless));
    if (!formless.isEmpty() && !first.job().skipBadFrames()) {
      throw refusal(formless);
    }
    List<FrameLocation> frames = ordered(first.pipeline().frames().order(), listed);
    List<Conversion.PictureJob> pictures = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      if (written.contains(frames.get(i))) {
        pictures.add(picture(frames.get(i), i + 1, names));
      }
    }
    requireNames(pictures);
    List<Companion> read = first.job().pictures().companions();
    pictures.forEach(picture -> picture.output().requireUnread(read));
    if (options.existing() == Existing.KEPT) {
      OldFiles.refuse(pictures.stream().map(picture -> picture.output().file()).toList());
    }
    Budget budget = Budgets.of(first.pipeline(), first.job(), options);
    Map<FrameLocation, OutputJob> outputs = new HashMap<>();
    pictures.forEach(picture -> outputs.put(picture.frame(), picture.output()));
    new PictureNeeds(first.job().chain(), first.job().pictures(), budget).require(outputs);
    return new Conversion(
        first.job(), first.masters(), budget, options.existing(), pictures, formless);
  }

  /** Gives the frames whose names would have to tell what to write, and do not. */
  private List<SkippedFrame> formless(List<FrameLocation> frames, OutputNames names) {
    return line.format().isEmpty() && names.takesEnding()
        ? new FormlessFrames(catalogue).among(frames)
        : List.of();
  }

  private Optional<Bound> first(Set<FrameLocation> frames, OutputNames names) {
    return frames.stream().findFirst().map(frame -> bound(frame, 1, names));
  }

  private static PipelineException refusal(List<SkippedFrame> frames) {
    return new PipelineException(frames.get(0).toString());
  }

  private Conversion.PictureJob picture(FrameLocation frame, int index, OutputNames names) {
    Path file = here.resolve(names.of(frame, index, ending(frame, names))).normalize();
    OutputJob output = bound(frame, index, names).job().outputs().get(0).to(file);
    return new Conversion.PictureJob(frame, output);
  }

  private static List<FrameLocation> ordered(
      FramesSection.Order order, List<FrameLocation> listed) {
    if (order == FramesSection.Order.TIME) {
      throw new PipelineException(
          "frames.order is \"time\": convert numbers frames by name, or as given");
    }
    return FrameOrder.sort(order, listed, frame -> frame, frame -> Optional.empty());
  }

  private OutputNames names(int frames) {
    String output = line.output();
    if (output.isBlank()) {
      throw new PipelineException(
          "-o is empty; name a folder with a slash behind it, ./ is this one");
    }
    boolean folder = output.endsWith("/") || output.endsWith("\\") || isFolder(output);
    OutputNames names = folder ? OutputNames.in(output) : new OutputNames(output);
    if (frames > 1 && !names.differ()) {
      throw new PipelineException(
          "-o %s is one file for %d frames; name a folder with a slash behind it, or a pattern like out/{name}.{ext}"
              .formatted(output, frames));
    }
    return names;
  }

  private boolean isFolder(String output) {
    return !output.contains("{") && Files.isDirectory(here.resolve(output));
  }

  /**
   * Gives the ending of a frame's picture: that of the format, or of the frame if none is named.
   */
  private String ending(FrameLocation frame, OutputNames names) {
    if (line.format().isEmpty()) {
      return names.takesEnding() ? FrameSelection.ending(frame.file()) : "";
    }
    String format = line.format().get();
    boolean ending =
        catalogue.writers().stream().anyMatch(w -> w.provider().extensions().contains(format));
    return ending ? format : writer(format).provider().extensions().get(0);
  }

  private Plugin<FrameWriterProvider<?>> writer(String format) {
    try {
      return catalogue.writer(format);
    } catch (PipelineException e) {
      throw new PipelineException("--format: " + e.getMessage(), e);
    }
  }

  private Bound bound(FrameLocation frame, int index, OutputNames names) {
    String ending = ending(frame, names);
    return bound.computeIfAbsent(ending, e -> bind(names.of(frame, index, e), e));
  }

  private Bound bind(String file, String ending) {
    Optional<String> writer =
        line.format().map(f -> catalogue.writerFor("picture." + ending).name());
    Pipeline pipeline =
        new PipelineReader(catalogue)
            .read(line.toJson(file, writer), line.options(), here, overrides);
    requireNothingElse(pipeline);
    requireOwn(pipeline, file, writer.orElseGet(() -> catalogue.writerFor(file).name()));
    MasterRuns masters = masters(pipeline);
    StackJob job = JobBuilder.job(pipeline, catalogue, options, masters);
    if (job.outputs().get(0).folder().isPresent()) {
      throw new PipelineException(
          "format \"%s\" writes a folder beside each file, which convert does not; use stack"
              .formatted(job.outputs().get(0).format()));
    }
    return new Bound(pipeline, masters, job);
  }

  /** Masters are made once, for pictures of all formats. */
  private MasterRuns masters(Pipeline pipeline) {
    return bound.values().stream()
        .findFirst()
        .map(Bound::masters)
        .orElseGet(() -> MasterRuns.prepare(pipeline, catalogue, options));
  }

  private static void requireNothingElse(Pipeline pipeline) {
    boolean more =
        pipeline.outputs().size() > 1
            || !pipeline.maps().isEmpty()
            || !pipeline.post().isEmpty()
            || pipeline.normalise().isPresent()
            || pipeline.weights().isPresent()
            || pipeline.frames().canvas().isPresent();
    if (more) {
      throw new PipelineException(
          "convert has frames, calibrate, filters, roi and one output; what else there is belongs to stack");
    }
  }

  /** What the command line says elsewhere or has no meaning here is not replaced in silence. */
  private void requireOwn(Pipeline pipeline, String file, String writer) {
    Output output = pipeline.outputs().get(0);
    requireOwn(
        pipeline.frames().files().equals(line.files()),
        "frames.files: convert takes the frames that stand behind its options; name them there");
    requireOwn(
        pipeline.combine().name().equals(ConvertLine.COMBINE),
        "combine.method: convert combines nothing; leave it out, or use stack");
    requireOwn(
        output.file().equals(file), "outputs[0].file: -o names what is written; write it there");
    requireOwn(
        output.format().equals(writer),
        "outputs[0].format: write --format %s".formatted(output.format()));
  }

  private static void requireOwn(boolean own, String instead) {
    if (!own) {
      throw new PipelineException("--set " + instead);
    }
  }

  /** Nothing is written twice, and no frame is lost that nobody wanted to lose. */
  private void requireNames(List<Conversion.PictureJob> pictures) {
    Map<Path, FrameLocation> makers = new HashMap<>();
    Set<Path> frames = new HashSet<>();
    pictures.forEach(picture -> frames.add(real(picture.frame().file())));
    for (Conversion.PictureJob picture : pictures) {
      Path file = picture.output().file();
      FrameLocation other = makers.putIfAbsent(real(file), picture.frame());
      if (other != null) {
        throw new PipelineException(
            "\"%s\" and \"%s\" would both become \"%s\"; put {folder} or {index} into -o"
                .formatted(other, picture.frame(), file));
      }
      if (Files.isDirectory(file)) {
        throw new PipelineException("output \"%s\" is a directory".formatted(file));
      }
      boolean itself = real(file).equals(real(picture.frame().file()));
      if (frames.contains(real(file)) && !(itself && line.inPlace())) {
        throw new PipelineException(
            "output \"%s\" is one of the frames; write somewhere else%s"
                .formatted(file, itself ? ", or say --in-place to replace it" : ""));
      }
    }
  }

  private static Path real(Path file) {
    try {
      return PendingFile.resolved(file);
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  /** What pictures of one format have in common. */
  private record Bound(Pipeline pipeline, MasterRuns masters, StackJob job) {}
}
