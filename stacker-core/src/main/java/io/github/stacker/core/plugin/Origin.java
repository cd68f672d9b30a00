package io.github.stacker.core.plugin;

import java.nio.file.Path;
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

  /** Names it as the subject of a message. */
  String subject() {
    return jar.map("plugin jar \"%s\""::formatted).orElse("stacker's own class path");
  }
}
