package io.github.stacker.core.plugin;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a provider comes from.
 *
 * @param jar the plugin jar; nothing if the provider is on stacker's own class path
 * @param version the {@code Implementation-Version} of the jar's manifest, where it has one
 */
public record Origin(Optional<Path> jar, Optional<String> version) {
  /** Stacker's own class path, whatever the version. */
  static final Origin STACKER = classPath(Optional.empty());

  /** Checks that no component is null. */
  public Origin {
    Objects.requireNonNull(jar, "jar");
    Objects.requireNonNull(version, "version");
  }

  static Origin of(Path jar, Optional<String> version) {
    return new Origin(Optional.of(jar), version);
  }

  static Origin classPath(Optional<String> version) {
    return new Origin(Optional.empty(), version);
  }

  /**
   * Names it briefly.
   *
   * @return {@code stacker} or the path of the jar
   */
  public String name() {
    return jar.map(Path::toString).orElse("stacker");
  }

  /**
   * Finds the libraries that the jar brings: those that its manifest's {@code Class-Path} names,
   * and those that these name, as far as they are there. Reads their manifests.
   *
   * @return absolute paths of jars, or of folders of classes, by their paths from the jar, with
   *     slashes
   */
  public Map<String, Path> libraries() {
    Map<String, Path> libraries = new LinkedHashMap<>();
    jar.map(Libraries::thereOf)
        .orElse(List.of())
        .forEach(file -> libraries.put(fromJar(file), file));
    return libraries;
  }

  private String fromJar(Path file) {
    Path folder = jar.orElseThrow().toAbsolutePath().normalize().getParent();
    Path relative = folder.getRoot().equals(file.getRoot()) ? folder.relativize(file) : file;
    return relative.toString().replace(File.separatorChar, '/');
  }

  /** Names it as the subject of a message. */
  String subject() {
    return jar.map("plugin jar \"%s\""::formatted).orElse("stacker's own class path");
  }
}
