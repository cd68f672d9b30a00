package io.github.stacker.cli;

import io.github.stacker.core.plugin.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where plugin jars are looked for. */
final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "a folder with plugin jars, besides the one of the installation; may be repeated")
  private List<Path> folders = new ArrayList<>();

  /** Loads stacker's own providers and those of all plugin jars. */
  Catalogue load() {
    List<Path> all = new ArrayList<>();
    String home = System.getProperty("stacker.home");
    if (home != null && Files.isDirectory(Path.of(home, "plugins"))) {
      all.add(Path.of(home, "plugins"));
    }
    all.addAll(folders);
    return Catalogue.load(all);
  }
}
