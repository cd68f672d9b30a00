package io.github.stacker.core.statistics;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where systems want programs to keep what they can make again. */
final class CacheFolder {
  private CacheFolder() {}

  /**
   * Finds the folder of this program.
   *
   * @param system the name of the operating system, as Java gives it
   * @param home the user's folder
   * @param environment gives the value of a variable, or null
   */
  static Path of(String system, Path home, UnaryOperator<String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return absolute(environment.apply("LOCALAPPDATA"))
          .orElse(home.resolve("AppData").resolve("Local"))
          .resolve("stacker");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("stacker");
    }
    return absolute(environment.apply("XDG_CACHE_HOME"))
        .orElse(home.resolve(".cache"))
        .resolve("stacker");
  }

  /** Gives a path unless it is missing, empty, no path or relative, as the XDG rules have it. */
  private static Optional<Path> absolute(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
