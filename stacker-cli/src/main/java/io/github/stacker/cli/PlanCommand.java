package io.github.stacker.cli;

import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.RunOptions;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker plan}: what a run would do. */
final class PlanCommand extends ConsoleCommand {
  private final PositionalParamSpec pipeline =
      Options.parameter(Path.class, "PIPELINE", "the pipeline file");

  private final PipelineOptions changes = new PipelineOptions();

  private final RunSettings settings = new RunSettings();

  PlanCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("plan");
    command
        .usageMessage()
        .description(
            "Shows what a pipeline would read, write and take, or why it cannot run. Reads headers alone.")
        .footer("", "Example:", "  stacker plan pipeline.json --memory 200M");
    command.addPositional(pipeline);
    changes.addTo(command);
    settings.addTo(command);
  }

  @Override
  int run() {
    try (Catalogue catalogue = settings.plugins.load()) {
      Stacking stacking =
          new Stacking(console(), catalogue, settings, settings.options(RunOptions.Journal.KEPT));
      return stacking.plan(stacking.read(pipeline.getValue(), changes.replacements()));
    }
  }
}
