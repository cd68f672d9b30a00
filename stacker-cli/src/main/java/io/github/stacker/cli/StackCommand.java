package io.github.stacker.cli;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.PendingFile;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.OneLiner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stacker stack}: a pipeline in one line. */
@Command(
    name = "stack",
    description = "Combines frames into one picture.",
    footer = {
      "",
      "Examples:",
      "  stacker stack --method mean -o less-noise.tif photos/*.JPG",
      "  stacker stack --method max -o trails.png --order time night/",
      "  stacker stack --method max -o trails.dzi --preview trails.jpg night/",
      "  stacker stack --method mean --type uint16 -o mean.tif --save-pipeline mean.json photos/"
    })
final class StackCommand extends ConsoleCommand {
  private static final int PREVIEW_SIZE = 2000;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "mean",
      description = "the combine; default: mean")
  private String method;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "the picture to write; its ending gives the format; may be repeated")
  private List<String> outputs = new ArrayList<>();

  @Parameters(paramLabel = "FRAME", arity = "1..*", description = "frames, globs and folders")
  private List<String> frames = new ArrayList<>();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "uint8, uint16, float32 or float64; default: as the frames")
  private String type;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "name, time or given; default: name")
  private String order;

  @Option(
      names = "--on-error",
      paramLabel = "WHAT",
      description = "fail or skip frames that are bad; default: fail")
  private String onError;

  @Option(
      names = "--preview",
      paramLabel = "FILE",
      description = "also write a reduced picture, made in the same pass; may be repeated")
  private List<String> previews = new ArrayList<>();

  @Option(
      names = "--max-size",
      paramLabel = "PIXELS",
      description = "longest side of the previews; default: 2000")
  private Integer maxSize;

  @Mixin private PipelineOptions changes;

  @Option(
      names = "--map",
      paramLabel = "KIND=FILE",
      description =
          "also write a map: coverage, rejectedLow, rejectedHigh, provenance or deviation; may be repeated")
  private List<String> maps = new ArrayList<>();

  @Option(
      names = "--save-pipeline",
      paramLabel = "FILE",
      description = "write the pipeline file that repeats this")
  private Path savePipeline;

  @Option(names = "--manifest", description = "write a manifest beside the first output")
  private boolean manifest;

  @Option(names = "--dry-run", description = "print the plan and stop")
  private boolean dryRun;

  @Mixin private RunSettings settings;

  @Spec private CommandSpec command;

  StackCommand(Console console) {
    super(console);
  }

  @Override
  int run() throws IOException {
    requireSavable();
    try (Catalogue catalogue = settings.plugins.load()) {
      Stacking stacking = new Stacking(console(), catalogue, settings);
      Pipeline pipeline = stacking.read(oneLiner().toJson(base()), base(), changes.replacements());
      requireOwnName(stacking, pipeline);
      if (dryRun) {
        return stacking.plan(pipeline);
      }
      int code = manifest ? stacking.runWithManifest(pipeline, true) : stacking.run(pipeline);
      if (savePipeline != null) {
        save(pipeline);
      }
      return code;
    }
  }

  private OneLiner oneLiner() {
    return new OneLiner(
        frames,
        Optional.ofNullable(order),
        Optional.ofNullable(onError),
        method,
        outputs,
        Optional.ofNullable(type),
        previews,
        previewSize(),
        mapFiles());
  }

  private int previewSize() {
    if (maxSize != null && previews.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--max-size is that of previews, and there is none; name one with --preview, or write --set outputs[0].maxSize="
              + maxSize);
    }
    return maxSize == null ? PREVIEW_SIZE : maxSize;
  }

  private Map<String, String> mapFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String map : maps) {
      int equals = map.indexOf('=');
      if (equals < 1 || equals == map.length() - 1) {
        throw new ParameterException(
            command.commandLine(),
            "--map takes the kind and the file, for example coverage=coverage.tif; not \""
                + map
                + "\"");
      }
      String kind = map.substring(0, equals);
      if (files.put(kind, map.substring(equals + 1)) != null) {
        throw new ParameterException(command.commandLine(), "--map " + kind + " is given twice");
      }
    }
    return files;
  }

  /** Paths of a saved pipeline start from its folder. */
  private Path base() {
    Path here = Path.of("").toAbsolutePath();
    if (savePipeline == null) {
      return here;
    }
    return savePipeline.toAbsolutePath().normalize().getParent();
  }

  /** Refuses before hours of stacking what could not be written after them. */
  private void requireSavable() {
    if (savePipeline == null) {
      return;
    }
    if (Files.isDirectory(savePipeline)) {
      throw new ResourceLimitException(
          "--save-pipeline: \"" + savePipeline + "\" is a directory; give a file name in it");
    }
    Path existing = base();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new ResourceLimitException(
          "--save-pipeline: \"%s\" is not a folder that can be written to; choose another for \"%s\""
              .formatted(existing, savePipeline));
    }
  }

  /** Refuses to save the pipeline over a frame or a picture of the run. */
  private void requireOwnName(Stacking stacking, Pipeline pipeline) throws IOException {
    if (savePipeline == null) {
      return;
    }
    for (Path file : stacking.files(pipeline)) {
      boolean same =
          Files.exists(file) && Files.exists(savePipeline)
              ? Files.isSameFile(file, savePipeline)
              : file.toAbsolutePath().normalize().equals(savePipeline.toAbsolutePath().normalize());
      if (same) {
        throw new PipelineException(
            "--save-pipeline: \"%s\" is a frame or a picture of this run; give the pipeline a name of its own"
                .formatted(savePipeline));
      }
    }
  }

  private void save(Pipeline pipeline) throws IOException {
    try (PendingFile pending = new PendingFile(savePipeline)) {
      Files.writeString(pending.path(), pipeline.toJson());
      pending.commit();
    }
  }
}
