package io.github.stacker.cli;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.format.library.SystemLibrary;
import io.github.stacker.core.pipeline.PluginParameters;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Nearest;
import io.github.stacker.core.plugin.ParameterSpec;
import io.github.stacker.core.plugin.Plugin;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker plugins}: what is there, and what it takes. */
final class PluginsCommand extends ConsoleCommand {
  private final PositionalParamSpec name =
      Options.optional(String.class, "NAME", "show the parameters of this one");

  private final PluginOptions plugins = new PluginOptions();

  PluginsCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("plugins");
    command
        .usageMessage()
        .description(
            "Lists filters, combiners, readers, writers and decoders, or the parameters of one.")
        .footer("", "Examples:", "  stacker plugins", "  stacker plugins crop");
    command.addPositional(name);
    plugins.addTo(command);
  }

  @Override
  int run() {
    try (Catalogue catalogue = plugins.load()) {
      if (name.getValue() != null) {
        describe(catalogue, name.getValue());
        return ExitCode.DONE;
      }
      list("filters", byOrigin(catalogue.filters()));
      list("combiners", byOrigin(catalogue.combiners()));
      list("readers, in the order in which they are asked", catalogue.readers());
      list("writers", byOrigin(catalogue.writers()));
      listDecoders();
      return ExitCode.DONE;
    }
  }

  /** Stacker's own come first, then jar after jar, each in its own order. */
  private static <P extends Plugin<?>> List<P> byOrigin(List<P> plugins) {
    return plugins.stream()
        .sorted(
            Comparator.comparing((P plugin) -> plugin.origin().jar().isPresent())
                .thenComparing(PluginsCommand::origin))
        .toList();
  }

  /** Says where they come from before the first of each origin. */
  private void list(String kind, List<? extends Plugin<?>> found) {
    console().print(kind);
    String origin = "";
    for (Plugin<?> plugin : found) {
      if (!origin(plugin).equals(origin)) {
        origin = origin(plugin);
        console().print(" of " + origin);
      }
      row(plugin.name(), plugin.provider().description());
    }
  }

  /** Prints a name and what is said of it, which stands at one column for all lists. */
  private void row(String name, String text) {
    console().print("  %-22s %s".formatted(name, text));
  }

  private void listDecoders() {
    console().print("decoders");
    row("jdk", "Decodes JPEG, PNG and TIFF on every Java.");
    row("", "Java " + Runtime.version());
    for (SystemLibrary library : SystemLibrary.values()) {
      row(library.title(), library.use() + ".");
      String found =
          library
              .file()
              .map(file -> file + library.version().map(version -> " " + version).orElse(""))
              .orElse("not on this system; " + library.packages());
      row("", found);
    }
  }

  private static String origin(Plugin<?> plugin) {
    return plugin.origin().name()
        + plugin.origin().version().map(version -> " " + version).orElse("");
  }

  private void describe(Catalogue catalogue, String wanted) {
    List<Plugin<?>> all =
        Stream.<List<? extends Plugin<?>>>of(
                catalogue.filters(),
                catalogue.combiners(),
                catalogue.readers(),
                catalogue.writers())
            .<Plugin<?>>flatMap(List::stream)
            .toList();
    List<Plugin<?>> found = all.stream().filter(plugin -> plugin.name().equals(wanted)).toList();
    if (found.isEmpty()) {
      String near =
          Nearest.to(wanted, all.stream().map(Plugin::name).toList())
              .map("did you mean \"%s\"? "::formatted)
              .orElse("");
      throw new PipelineException(
          "there is no filter, combiner, reader or writer \"%s\"; %s\"stacker plugins\" lists them, --plugins DIR adds those of the jars in a folder"
              .formatted(wanted, near));
    }
    found.forEach(this::describe);
  }

  private void describe(Plugin<?> plugin) {
    List<ParameterSpec> parameters = PluginParameters.of(plugin);
    console()
        .print(
            "%s %s: %s"
                .formatted(plugin.kind().word(), plugin.name(), plugin.provider().description()));
    console().print("  " + origin(plugin));
    for (ParameterSpec parameter : parameters) {
      console().print("  %-16s %s".formatted(parameter.name(), parameter.annotation().value()));
      console().print("  %-16s %s".formatted("", form(parameter)));
    }
  }

  /** What a value must be, its unit and its default. */
  private static String form(ParameterSpec parameter) {
    String unit = parameter.annotation().unit();
    return parameter.expected() + (unit.isEmpty() ? "" : ", in " + unit) + "; " + given(parameter);
  }

  private static String given(ParameterSpec parameter) {
    if (parameter.isRequired()) {
      return "must be given";
    }
    String given = parameter.annotation().defaultJson();
    return given.isEmpty() ? "may be left out" : "default " + given;
  }
}
