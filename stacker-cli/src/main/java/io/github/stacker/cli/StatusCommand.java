package io.github.stacker.cli;

import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.RunOptions;
import io.github.stacker.core.run.RunStatus;
import io.github.stacker.core.run.StatusText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker status}: how far runs are that go on elsewhere, or were killed. */
final class StatusCommand extends ConsoleCommand {
  private final PositionalParamSpec target =
      Options.parameter(
          Path.class,
          "DIR|OUTPUT|PIPELINE",
          "a folder in which runs keep their work, the first output of a run, or its pipeline (*.json)");

  private final OptionSpec json = Options.flag("--json", "print JSON: an object with all runs");

  private final PipelineOptions changes = new PipelineOptions();

  private final ResourceOptions resources = new ResourceOptions();

  private final PluginOptions plugins = new PluginOptions();

  StatusCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("status");
    command
        .usageMessage()
        .description(
            "Shows how far runs are that are under way or were killed, and what starting them again would do."
                + " Options are those of the run. Disturbs nobody.")
        .footer(
            "",
            "Examples:",
            "  stacker status stacked/",
            "  stacker status pipeline.json",
            "",
            "Only 'stacker run' leaves what this looks at, until it is done.");
    command.addPositional(target);
    command.addOption(json);
    changes.addTo(command);
    resources.addTo(command);
    plugins.addTo(command);
  }

  @Override
  int run() {
    List<RunStatus> runs = find(target.getValue());
    if (json.<Boolean>getValue()) {
      console().printJson(StatusText.json(runs));
      return ExitCode.DONE;
    }
    if (runs.isEmpty()) {
      console()
          .print(
              "no run that keeps its work is under way or was killed: \"%s\""
                  .formatted(target.<Path>getValue()));
    }
    for (int i = 0; i < runs.size(); i++) {
      if (i > 0) {
        console().print("");
      }
      StatusText.lines(runs.get(i)).forEach(console()::print);
    }
    return ExitCode.DONE;
  }

  private List<RunStatus> find(Path path) {
    if (Files.isDirectory(path)) {
      return RunStatus.in(path);
    }
    RunOptions options = resources.options().with(RunOptions.Journal.KEPT);
    if (!path.toString().endsWith(".json")) {
      return RunStatus.ofOutput(path, options.scratch()).stream().toList();
    }
    try (Catalogue catalogue = plugins.load()) {
      Pipeline pipeline = new PipelineReader(catalogue).read(path, changes.replacements());
      return RunStatus.of(pipeline, catalogue, options).stream().toList();
    }
  }
}
