package io.github.stacker.cli;

import io.github.stacker.core.pipeline.Schema;
import io.github.stacker.core.plugin.Catalogue;
import picocli.CommandLine.Model.CommandSpec;

/** {@code stacker schema}: what a pipeline may say. */
final class SchemaCommand extends ConsoleCommand {
  private final PluginOptions plugins = new PluginOptions();

  SchemaCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("schema");
    command
        .usageMessage()
        .description(
            "Prints the JSON Schema of pipelines, with the plugins that are present, for editors that use one.")
        .footer("", "Example:", "  stacker schema > pipeline.schema.json");
    plugins.addTo(command);
  }

  @Override
  int run() {
    try (Catalogue catalogue = plugins.load()) {
      console().out().print(Schema.of(catalogue));
      return ExitCode.DONE;
    }
  }
}
