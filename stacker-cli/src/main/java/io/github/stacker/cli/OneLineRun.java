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
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a command does with a pipeline that it makes of its options: plan it, run it, save it. */
final class OneLineRun {
  private final PipelineOptions changes = new PipelineOptions();

  private final OptionSpec savePipeline =
      Options.value(
          Path.class, "--save-pipeline", "FILE", "write the pipeline file that repeats this");

  private final OptionSpec manifest =
      Options.flag("--manifest", "write a manifest beside the first output");

  private final OptionSpec dryRun = Options.flag("--dry-run", "print the plan and stop");

  private final ClobberOption clobber = new ClobberOption();

  private final RunSettings settings = new RunSettings();

  void addTo(CommandSpec command) {
    changes.addTo(command);
    command.addOption(savePipeline);
    command.addOption(manifest);
    command.addOption(dryRun);
    clobber.addTo(command);
    settings.addTo(command);
  }

  /**
   * Runs a pipeline.
   *
   * @param more what it says beyond the one-liner, as replacements; the user's come after them
   * @return the exit code
   */
  int run(Console console, OneLiner oneLiner, List<String> more) throws IOException {
    requireSavable();
    try (Catalogue catalogue = settings.plugins.load()) {
      RunOptions options = settings.options(RunOptions.Journal.NONE).with(clobber.existing());
      Stacking stacking = new Stacking(console, catalogue, settings, options);
      List<String> replacements = new ArrayList<>(more);
      replacements.addAll(changes.replacements());
      Pipeline pipeline = stacking.read(oneLiner, base(), replacements);
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
