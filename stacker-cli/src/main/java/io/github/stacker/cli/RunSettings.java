package io.github.stacker.cli;

import io.github.stacker.core.run.RunOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of every command that stacks. */
final class RunSettings {
  final ResourceOptions resources = new ResourceOptions();

  final PluginOptions plugins = new PluginOptions();

  static final String JSON_PROGRESS = "--json-progress";

  private final OptionSpec quiet = Options.flag("--quiet", "print nothing but errors and warnings");

  private final OptionSpec jsonProgress =
      Options.flag(
          JSON_PROGRESS,
          "for programs: print progress and results as JSON, one object a line, and nothing else");

  void addTo(CommandSpec command) {
    resources.addTo(command);
    plugins.addTo(command);
    command.addOption(quiet);
    command.addOption(jsonProgress);
  }

  /** Gives what a run may use, and what is kept of it; outputs are replaced. */
  RunOptions options(RunOptions.Journal journal) {
    return resources.options().with(journal);
  }

  boolean quiet() {
    return quiet.getValue();
  }
}
