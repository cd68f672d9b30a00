package io.github.stacker.cli;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugin;
import io.github.stacker.core.plugin.starter.PluginKind;
import io.github.stacker.core.plugin.starter.PluginProject;
import io.github.stacker.core.run.StackerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code stacker new-plugin}: writes a small project to begin a plugin with. */
final class NewPluginCommand extends ConsoleCommand {
  private static final String KINDS =
      Stream.of(PluginKind.values()).map(PluginKind::option).collect(Collectors.joining(", "));

  private final PositionalParamSpec name =
      Options.parameter(String.class, "NAME", "what pipelines will call it, for example night-sky");

  private final OptionSpec kind =
      Options.value(
          String.class,
          "--kind",
          "<kind>",
          "filter",
          KINDS + "; default: filter, of samples one by one");

  private final OptionSpec packageName =
      Options.value(
          String.class,
          "--package",
          "<package>",
          "org.example",
          "the Java package of its classes; default: org.example");

  private final OptionSpec folder =
      Options.value(Path.class, "-o", "DIR", "where; default: NAME in this folder");

  private final PluginOptions plugins = new PluginOptions();

  NewPluginCommand(Console console) {
    super(console);
  }

  @Override
  void describe(CommandSpec command) {
    command.name("new-plugin");
    command
        .usageMessage()
        .description(
            "Writes a Maven project with a small filter or combiner, its tests and a pipeline.")
        .footer(
            "",
            "Examples:",
            "  stacker new-plugin night-sky",
            "  stacker new-plugin --kind neighbourhood smooth",
            "  stacker new-plugin --kind combiner --package org.example.sky middle");
    command.addPositional(name);
    command.addOption(kind);
    command.addOption(packageName);
    command.addOption(folder);
    plugins.addTo(command);
  }

  @Override
  int run() throws IOException {
    PluginProject project = new PluginProject(name.getValue(), kind(), packageName.getValue());
    requireFreeName(project);
    Path target = folder.getValue() == null ? Path.of(project.name()) : folder.getValue();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new PipelineException(
          "\"%s\" is there already; choose another folder with -o".formatted(target));
    }
    project.write(target, api().toUri(), StackerVersion.current());
    console()
        .print(
            "\"%s\" holds a %s; \"mvn package\" there tests and packs it, its README.md says more"
                .formatted(target, project.kind().word()));
    return ExitCode.DONE;
  }

  private PluginKind kind() {
    String wanted = kind.getValue();
    return Stream.of(PluginKind.values())
        .filter(each -> each.option().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new PipelineException("--kind is \"%s\"; give %s".formatted(wanted, KINDS)));
  }

  /** A name that is taken would stop every run that sees both. */
  private void requireFreeName(PluginProject project) {
    try (Catalogue catalogue = plugins.load()) {
      List<? extends Plugin<?>> taken =
          switch (project.kind()) {
            case COMBINER, FOLD -> catalogue.combiners();
            default -> catalogue.filters();
          };
      taken.stream()
          .filter(plugin -> plugin.name().equals(project.name()))
          .findFirst()
          .ifPresent(
              plugin -> {
                throw new PipelineException(
                    "there is a %s \"%s\" already, in %s; choose another name"
                        .formatted(project.kind().word(), plugin.name(), plugin.origin().name()));
              });
    }
  }

  /** The api of this installation, laid out so that Maven finds it. */
  private static Path api() {
    Path home = Path.of(System.getProperty("stacker.home", "."));
    Path api = home.resolve("maven").toAbsolutePath().normalize();
    if (!Files.isDirectory(api)) {
      throw new ResourceLimitException(
          "there is no \"%s\", which holds the api that plugins are built against; start stacker from its distribution"
              .formatted(api));
    }
    return api;
  }
}
