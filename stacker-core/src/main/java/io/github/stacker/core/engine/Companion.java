package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import java.util.Objects;

/**
 * A file beside the frames that a run depends on.
 *
 * @param place where the pipeline names it, like {@code filters[0].picture}
 * @param title what messages call that place: the option that names the file, if it was one
 * @param location where it is; of a master that is made first, a name
 * @param kind what becomes of it
 */
public record Companion(String place, String title, FrameLocation location, Kind kind) {
  /** What becomes of companions. */
  public enum Kind {
    /** It is opened as a picture. */
    PICTURE,
    /** It is read by whoever it is named to: a list by its plugin, a frame to make a master of. */
    OTHER,
    /** It is no file yet but is made before the frames are read, and opened as a picture then. */
    MADE
  }

  /** Checks that nothing is null. */
  public Companion {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Tells whether there is a file before the run begins.
   *
   * @return false for what is made by it
   */
  public boolean isFile() {
    return kind != Kind.MADE;
  }

  /** Names file and title, for messages. */
  @Override
  public String toString() {
    if (kind == Kind.MADE) {
      return "made of \"" + place + "\"";
    }
    return "\"%s\" (%s)".formatted(location, title);
  }
}
