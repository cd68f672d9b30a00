package io.github.stacker.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The libraries of a plugin jar, which its manifest's {@code Class-Path} names.
 *
 * @param jar the plugin jar
 * @param absent those named that are not there, which Java passes over without a word
 */
record Libraries(Path jar, List<Path> absent) {
  /** Looks what is there of the entries, which are URLs relative to the jar. */
  static Libraries of(Path jar, Optional<String> classPath) {
    List<Path> absent =
        classPath.stream()
            .flatMap(entries -> Stream.of(entries.strip().split("\\s+")))
            .filter(entry -> !entry.isEmpty())
            .flatMap(entry -> file(jar.toUri(), entry).stream())
            .filter(file -> !Files.exists(file))
            .toList();
    return new Libraries(jar, absent);
  }

  private static Optional<Path> file(URI jar, String entry) {
    try {
      return Optional.of(Path.of(jar.resolve(entry)));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // not that of a file
    }
  }

  /** Says of a class that was not found why that may be and what to do. */
  String lackOf(String className) {
    if (!absent.isEmpty()) {
      String names = String.join("\", \"", absent.stream().map(Path::toString).toList());
      return "%s, perhaps since its Class-Path names what is not there: \"%s\"; put that there, or the class into the jar"
          .formatted(className, names);
    }
    Optional<Path> other = besideWith(className.replace('.', '/') + ".class");
    if (other.isPresent()) {
      return "%s, but \"%s\" has it; name that in the Class-Path of the manifest"
          .formatted(className, other.get());
    }
    return className
        + "; put it into the jar, or name its library in the Class-Path of the manifest";
  }

  /** Finds a jar that holds a class file, in the folder of this one or one right below. */
  private Optional<Path> besideWith(String classFile) {
    try (Stream<Path> files = Files.walk(jar.toAbsolutePath().getParent(), 2)) {
      return files.filter(file -> holds(file, classFile)).sorted().findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // it was a hint
    }
  }

  private static boolean holds(Path file, String entry) {
    if (!file.toString().endsWith(".jar") || !Files.isRegularFile(file)) {
      return false;
    }
    try (JarFile library = new JarFile(file.toFile())) {
      return library.getEntry(entry) != null;
    } catch (IOException e) {
      return false;
    }
  }
}
