package io.github.stacker.core.pipeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import tools.jackson.databind.node.StringNode;

/** Paths as they stand in pipelines. */
final class PathText {
  private PathText() {}

  /**
   * Checks that a text can be a path.
   *
   * @throws IllegalArgumentException if it cannot, as with a null character in it
   */
  static void require(String key, String text) {
    try {
      Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("%s %s is no path".formatted(key, quoted(text)), e);
    }
  }

  /** Gives the text as JSON writes it, so that messages show what cannot be seen. */
  static String quoted(String text) {
    return StringNode.valueOf(text).toString();
  }
}
