package io.github.stacker.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes pictures in one format and with fixed parameters. */
public interface FrameWriter {
  /**
   * Checks, before any work is done, that a picture can be written.
   *
   * @param image its description; the type is one of {@link FrameWriterProvider#sampleTypes()}
   * @throws IllegalArgumentException if the format cannot hold it (too large, bands without meaning
   *     there); the message is shown to the user
   */
  void check(ImageInfo image);

  /**
   * Gives a writer of the same pictures that may work in several threads, for example to compress.
   * The bytes it writes do not depend on their number.
   *
   * @param threads how many threads may work for it, at least 1, beside the one that calls {@link
   *     #write}
   * @return such a writer; this one, which works in the caller's thread, unless overridden
   */
  default FrameWriter withThreads(int threads) {
    return this;
  }

  /**
   * Tells how much memory {@link #write} holds.
   *
   * @param image what will be written
   * @return an upper estimate in bytes, the image's own work not counted; 2 MiB unless overridden
   */
  default long workingBytes(ImageInfo image) {
    return 2 << 20;
  }

  /**
   * Estimates how much disk a picture takes.
   *
   * @param image what will be written
   * @return bytes, from above; those of the samples unless overridden
   */
  default long writtenBytes(ImageInfo image) {
    return image.bytesPerRow() * image.height();
  }

  /**
   * Tells how much disk a picture takes whatever its samples are, so that what cannot fit is
   * refused before it is begun.
   *
   * @param image what will be written
   * @return bytes, from below, for formats that do not compress; 0 unless overridden
   */
  default long leastBytes(ImageInfo image) {
    return 0;
  }

  /**
   * Gives the folder that a picture has beside its file, for formats that are more than one file.
   * {@link #write} creates and fills it; like the file it gets its final name when both are whole,
   * and replaces what had that name.
   *
   * @param file the picture's file, under its final name or another
   * @return a folder beside the file whose name follows from the file's; empty unless overridden
   */
  default Optional<Path> folderOf(Path file) {
    return Optional.empty();
  }

  /**
   * Pulls a picture from top to bottom and writes it, in memory that does not grow with the
   * picture. Embeds resolution, colour profile and EXIF where the format can.
   *
   * @param image the picture, not closed; any region may be read, but only full-width ones from top
   *     to bottom, each row once, are computed once
   * @param file where to write, a new or empty file
   * @throws IOException if reading or writing fails
   */
  void write(ImageSource image, Path file) throws IOException;
}
