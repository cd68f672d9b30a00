package io.github.stacker.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the real photographs that some tests read and that are not part of the project: the folder
 * {@code shared/data} beside the checkout, or the one that the system property {@code
 * stacker.testData} names.
 */
public final class RealFrames {
  private RealFrames() {}

  /**
   * Gives a file or folder of the real photographs; without them the calling test is skipped, with
   * a message.
   */
  public static Path path(String name) {
    Path path = root().resolve(name);
    assumeTrue(
        Files.exists(path),
        () -> "no real photographs at " + path + "; set -Dstacker.testData=DIR");
    return path;
  }

  private static Path root() {
    String property = System.getProperty("stacker.testData");
    if (property != null) {
      return Path.of(property);
    }
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path data = folder.resolve("shared/data");
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    return Path.of("shared/data").toAbsolutePath();
  }
}
