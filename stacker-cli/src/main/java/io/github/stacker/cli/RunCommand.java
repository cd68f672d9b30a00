package io.github.stacker.cli;

import io.github.stacker.core.plugin.Catalogue;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stacker run}: carries out a pipeline and leaves a manifest. */
@Command(
    name = "run",
    description = "Runs a pipeline file and writes a manifest beside its first output.",
    footer = {
      "",
      "Examples:",
      "  stacker run pipeline.json",
      "  stacker run pipeline.json --set combine.method=max --set outputs[0].file=max.tif",
      "  stacker run pipeline.json --dry-run"
    })
final class RunCommand extends ConsoleCommand {
  @Parameters(paramLabel = "PIPELINE", description = "the pipeline file")
  private Path pipeline;

  @Mixin private PipelineOptions changes;

  @Option(names = "--dry-run", description = "print the plan and stop")
  private boolean dryRun;

  @Option(
      names = "--no-hash",
      description = "leave SHA-256 out of the manifest; sizes and times stay")
  private boolean noHash;

  @Mixin private RunSettings settings;

  RunCommand(Console console) {
    super(console);
  }

  @Override
  int run() {
    try (Catalogue catalogue = settings.plugins.load()) {
      Stacking stacking = new Stacking(console(), catalogue, settings);
      return dryRun
          ? stacking.plan(stacking.read(pipeline, changes.replacements()))
          : stacking.runWithManifest(stacking.read(pipeline, changes.replacements()), !noHash);
    }
  }
}
