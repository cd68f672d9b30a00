package io.github.stacker.cli;

import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.RunOptions;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker run}: carries out a pipeline and leaves a manifest. */
final class RunCommand extends ConsoleCommand {
  private final PositionalParamSpec pipeline =
      Options.parameter(Path.class, "PIPELINE", "the pipeline file");

  private final PipelineOptions changes = new PipelineOptions();

  private final OptionSpec dryRun = Options.flag("--dry-run", "print the plan and stop");

  private final OptionSpec noHash =
      Options.flag("--no-hash", "leave SHA-256 out of the manifest; sizes and times stay");

  private final OptionSpec fresh =
      Options.flag("--fresh", "begin anew where a former run was killed, instead of going on");

  private final ClobberOption clobber = new ClobberOption();

  private final RunSettings settings = new RunSettings();

  RunCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("run");
    command
        .usageMessage()
        .description("Runs a pipeline file and writes a manifest beside its first output.")
        .footer(
            "",
            "Examples:",
            "  stacker run pipeline.json",
            "  stacker run pipeline.json --set combine.method=max --set outputs[0].file=max.tif",
            "  stacker run pipeline.json --dry-run",
            "",
            "A run that was killed goes on from where it was when the same command is given again.");
    command.addPositional(pipeline);
    changes.addTo(command);
    command.addOption(dryRun);
    command.addOption(noHash);
    command.addOption(fresh);
    clobber.addTo(command);
    settings.addTo(command);
  }

  @Override
  int run() {
    try (Catalogue catalogue = settings.plugins.load()) {
      Stacking stacking = new Stacking(console(), catalogue, settings, options());
      return dryRun.<Boolean>getValue()
          ? stacking.plan(stacking.read(pipeline.getValue(), changes.replacements()))
          : stacking.runWithManifest(
              stacking.read(pipeline.getValue(), changes.replacements()),
              !noHash.<Boolean>getValue());
    }
  }

  private RunOptions options() {
    RunOptions.Journal journal =
        fresh.<Boolean>getValue() ? RunOptions.Journal.FRESH : RunOptions.Journal.KEPT;
    return settings.options(journal).with(clobber.existing());
  }
}
