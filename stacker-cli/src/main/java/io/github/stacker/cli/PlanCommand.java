package io.github.stacker.cli;

import io.github.stacker.core.plugin.Catalogue;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stacker plan}: what a run would do. */
@Command(
    name = "plan",
    description =
        "Shows what a pipeline would read, write and take, or why it cannot run. Reads headers alone.",
    footer = {"", "Example:", "  stacker plan pipeline.json --memory 200M"})
final class PlanCommand extends ConsoleCommand {
  @Parameters(paramLabel = "PIPELINE", description = "the pipeline file")
  private Path pipeline;

  @Mixin private PipelineOptions changes;

  @Mixin private RunSettings settings;

  PlanCommand(Console console) {
    super(console);
  }

  @Override
  int run() {
    try (Catalogue catalogue = settings.plugins.load()) {
      Stacking stacking = new Stacking(console(), catalogue, settings);
      return stacking.plan(stacking.read(pipeline, changes.replacements()));
    }
  }
}
