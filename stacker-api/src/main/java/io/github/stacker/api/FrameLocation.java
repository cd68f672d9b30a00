package io.github.stacker.api;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Where a frame is: a file, and which of the file's pictures if it holds several.
 *
 * <p>Pictures are numbered from 0 in the order of the file, as libtiff, ImageMagick, vips, tifffile
 * and astropy number pages and header units. What a number means is the format's to say.
 *
 * @param file the file
 * @param picture the number of the picture, at least 0; none for the one that the file shows by
 *     itself
 */
public record FrameLocation(Path file, OptionalInt picture) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public FrameLocation {
    Objects.requireNonNull(file, "file");
    if (picture.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "picture " + picture.getAsInt() + " cannot be: numbers start at 0");
    }
  }

  /**
   * Gives the picture that a file shows by itself.
   *
   * @param file the file
   * @return its location
   */
  public static FrameLocation of(Path file) {
    return new FrameLocation(file, OptionalInt.empty());
  }

  /**
   * Gives one picture of a file.
   *
   * @param file the file
   * @param picture its number, at least 0
   * @return its location
   */
  public static FrameLocation of(Path file, int picture) {
    return new FrameLocation(file, OptionalInt.of(picture));
  }

  /**
   * Gives the pictures that files show by themselves.
   *
   * @param files the files
   * @return their locations, in the same order
   */
  public static List<FrameLocation> ofAll(Collection<Path> files) {
    return files.stream().map(FrameLocation::of).toList();
  }

  /** Written out, since what records have by themselves is put together anew at every start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FrameLocation location
        && file.equals(location.file)
        && picture.equals(location.picture);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + picture.hashCode();
  }

  /**
   * Gives the text that names the frame in pipelines and messages.
   *
   * @return the file, and {@code #} with the number if there is one, as in {@code scan.tif#2}
   */
  @Override
  public String toString() {
    return picture.isPresent() ? file + "#" + picture.getAsInt() : file.toString();
  }
}
