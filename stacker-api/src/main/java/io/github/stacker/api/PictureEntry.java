package io.github.stacker.api;

import java.util.Objects;

/**
 * One of the pictures of a file, as a list of them shows it.
 *
 * @param number by which {@link FrameLocation} names it, at least 0
 * @param kind what it is in words of the format, as {@code page} or {@code reduced copy}; or what
 *     is wrong with it
 * @param width columns, 0 if that cannot be told
 * @param height rows, 0 if that cannot be told
 * @param frame true if it is one of the frames that all of the file stands for; false for previews,
 *     masks and what is damaged
 */
public record PictureEntry(int number, String kind, int width, int height, boolean frame) {
  /** Checks that there is a kind. */
  public PictureEntry {
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Gives one line of a list.
   *
   * @return for example {@code #2 640x480 page}
   */
  @Override
  public String toString() {
    String size = width > 0 ? " %dx%d ".formatted(width, height) : " ";
    return "#" + number + size + kind;
  }
}
