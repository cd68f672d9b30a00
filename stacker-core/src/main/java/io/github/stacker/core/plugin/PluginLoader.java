package io.github.stacker.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The class loader of a plugin jar. Java passes over libraries of the manifest's {@code Class-Path}
 * that are not there; this names them where a class is not found.
 */
final class PluginLoader extends URLClassLoader {
  private final List<String> absent;

  /**
   * Shows a jar and the libraries of its {@code Class-Path}.
   *
   * @param file the jar
   * @param classPath the entry of its manifest
   * @param parent shows the JDK and the api
   * @throws IOException if the jar's path cannot be a URL
   */
  PluginLoader(Path file, Optional<String> classPath, ClassLoader parent) throws IOException {
    super("plugin " + file.getFileName(), new URL[] {file.toUri().toURL()}, parent);
    absent =
        classPath.stream()
            .flatMap(entries -> Arrays.stream(entries.strip().split("\\s+")))
            .filter(entry -> isAbsent(entry, file))
            .toList();
  }

  private static boolean isAbsent(String entry, Path file) {
    try {
      return !entry.isEmpty() && !Files.exists(file.resolveSibling(entry));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      return super.findClass(name);
    } catch (ClassNotFoundException e) {
      throw absent.isEmpty()
          ? e
          : new ClassNotFoundException(
              "%s, perhaps since its Class-Path names \"%s\", which is not there"
                  .formatted(name, String.join(" ", absent)),
              e);
    }
  }
}
