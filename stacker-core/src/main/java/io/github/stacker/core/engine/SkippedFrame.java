package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;

/**
 * A frame that was left out.
 *
 * @param location where it is
 * @param reason what is wrong with it
 */
public record SkippedFrame(FrameLocation location, String reason) {
  @Override
  public String toString() {
    return "frame \"" + location + "\": " + reason;
  }
}
