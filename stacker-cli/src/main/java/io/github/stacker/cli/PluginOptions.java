package io.github.stacker.cli;

import io.github.stacker.core.plugin.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where plugin jars are looked for. */
final class PluginOptions {
  private final OptionSpec folders =
      Options.list(
          Path.class,
          "--plugins",
          "DIR",
          "a folder with plugin jars, besides the one of the installation; may be repeated");

  void addTo(CommandSpec command) {
    command.addOption(folders);
  }

  /** Loads stacker's own providers and those of all plugin jars. */
  Catalogue load() {
    List<Path> all = new ArrayList<>();
    String home = System.getProperty("stacker.home");
    if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
      all.add(Path.of(home, "plugins"));
    }
    all.addAll(folders.<List<Path>>getValue());
    return Catalogue.load(all);
  }
}
