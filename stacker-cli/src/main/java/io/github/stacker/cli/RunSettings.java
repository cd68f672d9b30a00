package io.github.stacker.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of every command that stacks. */
final class RunSettings {
  final ResourceOptions resources = new ResourceOptions();

  final PluginOptions plugins = new PluginOptions();

  private final OptionSpec quiet = Options.flag("--quiet", "print nothing but errors");

  void addTo(CommandSpec command) {
    resources.addTo(command);
    plugins.addTo(command);
    command.addOption(quiet);
  }

  boolean quiet() {
    return quiet.getValue();
  }
}
