package io.github.stacker.core.plugin;

import io.github.stacker.api.PluginException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries of a plugin jar, which its manifest's {@code Class-Path} names. */
final class Libraries {
  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private final Path jar;
  private final List<Path> absent;
  private Map<String, Path> beside;

  private Libraries(Path jar, List<Path> absent) {
    this.jar = jar;
    this.absent = absent;
  }

  /**
   * Looks what is there of the entries, which are URLs relative to the jar.
   *
   * @throws PluginException if one is none, on which Java's class loaders fail at work
   */
  static Libraries of(Path jar, Optional<String> classPath) {
    Optional<String> malformed = entries(classPath).filter(NO_ESCAPE.asPredicate()).findFirst();
    if (malformed.isPresent()) {
      throw new PluginException(
          "plugin jar \"%s\" names \"%s\" in its Class-Path, which is no URL; write %%25 for a percent sign"
              .formatted(jar, malformed.get()));
    }
    return new Libraries(jar, named(jar, classPath).filter(file -> !Files.exists(file)).toList());
  }

  private static Stream<Path> named(Path jar, Optional<String> classPath) {
    return entries(classPath).flatMap(entry -> file(jar.toUri(), entry).stream());
  }

  private static Stream<String> entries(Optional<String> classPath) {
    return classPath.stream()
        .flatMap(entries -> Stream.of(entries.strip().split("\\s+")))
        .filter(entry -> !entry.isEmpty());
  }

  /**
   * Finds the libraries that are there, and those that they name in turn, as Java does, but for
   * folders that hold the jar that names them, which may hold anything.
   *
   * @return jars and folders of classes, in the order in which classes are looked for
   */
  static List<Path> thereOf(Path jar) {
    Path itself = jar.toAbsolutePath().normalize();
    Set<Path> found = new LinkedHashSet<>(List.of(itself));
    addThere(itself, found);
    found.remove(itself);
    return List.copyOf(found);
  }

  private static void addThere(Path jar, Set<Path> found) {
    named(jar, classPathOf(jar))
        .map(file -> file.toAbsolutePath().normalize())
        .filter(file -> Files.exists(file) && !jar.startsWith(file) && found.add(file))
        .forEach(file -> addThere(file, found));
  }

  private static Optional<String> classPathOf(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH));
    } catch (IOException e) {
      return Optional.empty(); // no jar, or one that is damaged: nothing comes from it
    }
  }

  private static Optional<Path> file(URI jar, String entry) {
    try {
      return Optional.of(Path.of(jar.resolve(entry)));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // not that of a file
    }
  }

  Path jar() {
    return jar;
  }

  /** Those named that are not there, which Java passes over without a word. */
  List<Path> absent() {
    return absent;
  }

  /** Says of a class that was not found why that may be and what to do. */
  String lackOf(String className) {
    if (!absent.isEmpty()) {
      String names = String.join("\", \"", absent.stream().map(Path::toString).toList());
      return "%s, perhaps since its Class-Path names what is not there: \"%s\"; put that there, or the class into the jar"
          .formatted(className, names);
    }
    Path other = beside().get(className.replace('.', '/') + ".class");
    if (other != null) {
      return "%s, but \"%s\" has it; name that in the Class-Path of the manifest"
          .formatted(className, other);
    }
    return className
        + "; put it into the jar, or name its library in the Class-Path of the manifest";
  }

  /**
   * Finds the class files of the jars in the folder of this one and right below. They are listed
   * once: code that tries what is there may ask in vain for many.
   */
  private synchronized Map<String, Path> beside() {
    if (beside == null) {
      beside = new HashMap<>();
      try (Stream<Path> files = Files.walk(jar.toAbsolutePath().getParent(), 2)) {
        files.filter(Libraries::isJar).sorted().forEach(this::list);
      } catch (IOException | UncheckedIOException e) {
        return beside; // it was for a hint
      }
    }
    return beside;
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar") && Files.isRegularFile(file);
  }

  private void list(Path file) {
    try (JarFile library = new JarFile(file.toFile())) {
      library.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .forEach(name -> beside.putIfAbsent(name, file));
    } catch (IOException e) {
      return; // not one whose classes could be used
    }
  }
}
