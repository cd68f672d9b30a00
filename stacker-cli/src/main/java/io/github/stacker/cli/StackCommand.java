package io.github.stacker.cli;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.PendingFile;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.OldFiles;
import io.github.stacker.core.run.OneLiner;
import io.github.stacker.core.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker stack}: a pipeline in one line. */
final class StackCommand extends ConsoleCommand {
  private static final int PREVIEW_SIZE = 2000;

  private final OptionSpec method =
      Options.value(String.class, "--method", "NAME", "mean", "the combine; default: mean");

  private final OptionSpec outputs =
      Options.list(
              String.class,
              "-o",
              "FILE",
              "the picture to write; its ending gives the format; may be repeated")
          .toBuilder()
          .names("-o", "--output")
          .required(true)
          .build();

  private final PositionalParamSpec frames =
      Options.parameters("FRAME", "frames, globs and folders");

  private final OptionSpec type =
      Options.value(
          String.class,
          "--type",
          "TYPE",
          "uint8, uint16, float32 or float64; default: as the frames");

  private final OptionSpec order =
      Options.value(String.class, "--order", "ORDER", "name, time or given; default: name");

  private final OptionSpec onError =
      Options.value(
          String.class, "--on-error", "WHAT", "fail or skip frames that are bad; default: fail");

  private final OptionSpec previews =
      Options.list(
          String.class,
          "--preview",
          "FILE",
          "also write a reduced picture, made in the same pass; may be repeated");

  private final OptionSpec maxSize =
      Options.value(
          Integer.class, "--max-size", "PIXELS", "longest side of the previews; default: 2000");

  private final PipelineOptions changes = new PipelineOptions();

  private final OptionSpec maps =
      Options.list(
          String.class,
          "--map",
          "KIND=FILE",
          "also write a map: coverage, rejectedLow, rejectedHigh, provenance or deviation; may be repeated");

  private final OptionSpec savePipeline =
      Options.value(
          Path.class, "--save-pipeline", "FILE", "write the pipeline file that repeats this");

  private final OptionSpec manifest =
      Options.flag("--manifest", "write a manifest beside the first output");

  private final OptionSpec dryRun = Options.flag("--dry-run", "print the plan and stop");

  private final ClobberOption clobber = new ClobberOption();

  private final RunSettings settings = new RunSettings();

  StackCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("stack");
    command
        .usageMessage()
        .description("Combines frames into one picture.")
        .footer(
            "",
            "Examples:",
            "  stacker stack --method mean -o less-noise.tif photos/*.JPG",
            "  stacker stack --method max -o trails.png --order time night/",
            "  stacker stack --method max -o trails.dzi --preview trails.jpg night/",
            "  stacker stack --method mean --type uint16 -o mean.tif --save-pipeline mean.json photos/");
    command.addOption(method);
    command.addOption(outputs);
    command.addPositional(frames);
    command.addOption(type);
    command.addOption(order);
    command.addOption(onError);
    command.addOption(previews);
    command.addOption(maxSize);
    changes.addTo(command);
    command.addOption(maps);
    command.addOption(savePipeline);
    command.addOption(manifest);
    command.addOption(dryRun);
    clobber.addTo(command);
    settings.addTo(command);
  }

  @Override
  int run() throws IOException {
    requireSavable();
    try (Catalogue catalogue = settings.plugins.load()) {
      RunOptions options = settings.options(RunOptions.Journal.NONE).with(clobber.existing());
      Stacking stacking = new Stacking(console(), catalogue, settings, options);
      Pipeline pipeline = stacking.read(oneLiner().toJson(base()), base(), changes.replacements());
      requireOwnName(stacking, pipeline);
      if (dryRun.<Boolean>getValue()) {
        return stacking.plan(pipeline);
      }
      int code =
          manifest.<Boolean>getValue()
              ? stacking.runWithManifest(pipeline, true)
              : stacking.run(pipeline);
      if (savedPipeline() != null) {
        save(pipeline);
      }
      return code;
    }
  }

  private OneLiner oneLiner() {
    return new OneLiner(
        frames.getValue(),
        Optional.ofNullable(order.getValue()),
        Optional.ofNullable(onError.getValue()),
        method.getValue(),
        outputs.getValue(),
        Optional.ofNullable(type.getValue()),
        previews.getValue(),
        previewSize(),
        mapFiles());
  }

  private int previewSize() {
    Integer pixels = maxSize.getValue();
    if (pixels != null && previews.<List<String>>getValue().isEmpty()) {
      throw refusal(
          "--max-size is that of previews, and there is none; name one with --preview, or write --set outputs[0].maxSize="
              + pixels);
    }
    return pixels == null ? PREVIEW_SIZE : pixels;
  }

  private Map<String, String> mapFiles() {
    Map<String, String> files = new LinkedHashMap<>();
    for (String map : maps.<List<String>>getValue()) {
      int equals = map.indexOf('=');
      if (equals < 1 || equals == map.length() - 1) {
        throw refusal(
            "--map takes the kind and the file, for example coverage=coverage.tif; not \""
                + map
                + "\"");
      }
      String kind = map.substring(0, equals);
      if (files.put(kind, map.substring(equals + 1)) != null) {
        throw refusal("--map " + kind + " is given twice");
      }
    }
    return files;
  }

  /** The file to save the pipeline to, null if it is not to be saved. */
  private Path savedPipeline() {
    return savePipeline.getValue();
  }

  /** Paths of a saved pipeline start from its folder. */
  private Path base() {
    Path here = Path.of("").toAbsolutePath();
    if (savedPipeline() == null) {
      return here;
    }
    return savedPipeline().toAbsolutePath().normalize().getParent();
  }

  /** Refuses before hours of stacking what could not be written after them. */
  private void requireSavable() {
    if (savedPipeline() == null) {
      return;
    }
    if (Files.isDirectory(savedPipeline())) {
      throw new ResourceLimitException(
          "--save-pipeline: \"" + savedPipeline() + "\" is a directory; give a file name in it");
    }
    if (clobber.existing() == Existing.KEPT) {
      OldFiles.refuse(List.of(savedPipeline()));
    }
    Path existing = base();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new ResourceLimitException(
          "--save-pipeline: \"%s\" is not a folder that can be written to; choose another for \"%s\""
              .formatted(existing, savedPipeline()));
    }
  }

  /** Refuses to save the pipeline over a frame or a picture of the run. */
  private void requireOwnName(Stacking stacking, Pipeline pipeline) throws IOException {
    if (savedPipeline() == null) {
      return;
    }
    for (Path file : stacking.files(pipeline)) {
      boolean same =
          Files.exists(file) && Files.exists(savedPipeline())
              ? Files.isSameFile(file, savedPipeline())
              : file.toAbsolutePath()
                  .normalize()
                  .equals(savedPipeline().toAbsolutePath().normalize());
      if (same) {
        throw new PipelineException(
            "--save-pipeline: \"%s\" is a frame or a picture of this run; give the pipeline a name of its own"
                .formatted(savedPipeline()));
      }
    }
  }

  private void save(Pipeline pipeline) throws IOException {
    try (PendingFile pending = new PendingFile(savedPipeline())) {
      Files.writeString(pending.path(), pipeline.toJson());
      pending.commit();
    }
  }
}
