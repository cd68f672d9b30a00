package io.github.stacker.api;

import java.io.IOException;
import java.nio.file.Path;

/** Opens frames of one family of file formats. Reader providers have no parameters. */
public interface FrameReaderProvider extends Provider<NoParameters> {
  /** How many bytes of a file's beginning {@link #recognises} is shown, if the file has as many. */
  int PREFIX_BYTES = 64;

  /**
   * Tells whether a file is one of these formats by its first bytes. Names do not count: a JPEG
   * called {@code a.png} is a JPEG.
   *
   * @param prefix the first {@link #PREFIX_BYTES} bytes, or the whole of a shorter file
   * @return true if {@link #open} should be tried
   */
  boolean recognises(byte[] prefix);

  /**
   * Looks further into a file whose first bytes are recognised but are those of other formats, too.
   *
   * @param file the file
   * @param prefix its first bytes, as for {@link #recognises(byte[])}, which was true
   * @return true, unless overridden, if {@link #open} should be tried; false if other readers
   *     should be asked
   * @throws IOException if the file cannot be read
   */
  default boolean recognises(Path file, byte[] prefix) throws IOException {
    return true;
  }

  /**
   * Tells when to ask this provider: those with the higher number first.
   *
   * @return 0 unless overridden; readers of last resort are below
   */
  default int priority() {
    return 0;
  }

  /**
   * Opens the picture that a file shows by itself: reads its header and nothing more.
   *
   * @param file the file
   * @param limits what a file may claim
   * @return the picture as stored: the orientation is told, not applied
   * @throws IOException if the file cannot be read, is damaged, of an unsupported kind or beyond
   *     the limits; the message says what is wrong, without the file's name
   */
  FrameFile open(Path file, Limits limits) throws IOException;

  /**
   * Opens one of a file's pictures. Unless overridden, files hold one, which has number 0.
   *
   * @param location the file and which picture
   * @param limits what a file may claim
   * @return the picture as stored
   * @throws IOException as {@link #open(Path, Limits)}; or if there is no such picture
   */
  default FrameFile open(FrameLocation location, Limits limits) throws IOException {
    if (location.picture().orElse(0) != 0) {
      throw new IOException(
          "picture %d is asked for, but files of this format hold one, number 0"
              .formatted(location.picture().getAsInt()));
    }
    return open(location.file(), limits);
  }

  @Override
  default Class<NoParameters> parameters() {
    return NoParameters.class;
  }
}
