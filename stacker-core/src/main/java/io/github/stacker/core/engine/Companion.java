package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import java.util.Objects;

/**
 * A file beside the frames that a run depends on: a picture, or a list that a plugin reads itself.
 *
 * @param place where the pipeline names it, like {@code filters[0].picture}
 * @param location where it is
 * @param isPicture whether it is opened as a picture
 */
public record Companion(String place, FrameLocation location, boolean isPicture) {
  /** Checks that nothing is null. */
  public Companion {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(location, "location");
  }

  /** Names file and place, for messages. */
  @Override
  public String toString() {
    return "\"%s\" (%s)".formatted(location, place);
  }
}
