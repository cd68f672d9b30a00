package io.github.stacker.cli;

import io.github.stacker.core.pipeline.Schema;
import io.github.stacker.core.plugin.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stacker schema}: what a pipeline may say. */
@Command(
    name = "schema",
    description =
        "Prints the JSON Schema of pipelines, with the plugins that are present, for editors that use one.",
    footer = {"", "Example:", "  stacker schema > pipeline.schema.json"})
final class SchemaCommand extends ConsoleCommand {
  @Mixin private PluginOptions plugins;

  SchemaCommand(Console console) {
    super(console);
  }

  @Override
  int run() {
    try (Catalogue catalogue = plugins.load()) {
      console().out().print(Schema.of(catalogue));
      return ExitCode.DONE;
    }
  }
}
