package io.github.stacker.core.engine;

import java.nio.file.Path;

/**
 * A frame that was left out.
 *
 * @param file the frame
 * @param reason what is wrong with it
 */
public record SkippedFrame(Path file, String reason) {
  @Override
  public String toString() {
    return "frame \"" + file + "\": " + reason;
  }
}
