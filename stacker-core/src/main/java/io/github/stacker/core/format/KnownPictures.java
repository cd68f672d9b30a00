package io.github.stacker.core.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers where the pictures of the files are that were asked for last. They lie one behind the
 * other, so that to find each of ten thousand from the start would take fifty million steps. Safe
 * for use by several threads.
 *
 * @param <P> the place of a picture
 */
public final class KnownPictures<P> {
  private static final int MOST_FILES = 4;

  /** How far to look ahead at least. */
  private static final int AHEAD = 16;

  private final Map<Version, List<P>> known =
      new LinkedHashMap<>(2 * MOST_FILES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, List<P>> eldest) {
          return size() > MOST_FILES;
        }
      };

  /** Makes one that knows nothing. */
  public KnownPictures() {}

  /**
   * Gives the places of a file's pictures from the first to one that is asked for, and some more.
   *
   * @param file the file
   * @param number of the picture asked for, from 0
   * @param walk finds them if they are not known
   * @return as many as the walk finds, if they are fewer
   * @throws IOException if the file cannot be read
   */
  public List<P> upTo(Path file, int number, Walk<P> walk) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Version version = new Version(file, attributes.size(), attributes.lastModifiedTime());
    List<P> places = known(version);
    if (number >= places.size()) {
      places = List.copyOf(walk.first((int) Math.min(Integer.MAX_VALUE, 2L * number + AHEAD)));
      learn(version, places);
    }
    return places;
  }

  private synchronized List<P> known(Version version) {
    return known.getOrDefault(version, List.of());
  }

  private synchronized void learn(Version version, List<P> places) {
    known.put(version, places);
  }

  /**
   * Looks for pictures.
   *
   * @param <P> the place of a picture
   */
  public interface Walk<P> {
    /**
     * Finds the first pictures of a file.
     *
     * @param most how many at most
     * @return their places, in order
     * @throws IOException if the file cannot be read
     */
    List<P> first(int most) throws IOException;
  }

  private record Version(Path file, long size, FileTime modified) {}
}
