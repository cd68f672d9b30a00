package io.github.stacker.core.format;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens frames with the reader that recognises them by their first bytes. */
public final class FrameFormats {
  private final List<FrameReaderProvider> readers;
  private final Limits limits;
  private final Decoding decoding;

  /**
   * Takes the readers to ask, and decodes with the JDK's decoders.
   *
   * @param readers in any order; those of higher priority are asked first
   * @param limits what a file may claim
   */
  public FrameFormats(List<FrameReaderProvider> readers, Limits limits) {
    this(readers, limits, Decoding.JDK);
  }

  /**
   * Takes the readers to ask.
   *
   * @param readers in any order; those of higher priority are asked first
   * @param limits what a file may claim
   * @param decoding what readers that have a choice decode with
   */
  public FrameFormats(List<FrameReaderProvider> readers, Limits limits, Decoding decoding) {
    this.readers =
        readers.stream()
            .sorted(Comparator.comparingInt(FrameReaderProvider::priority).reversed())
            .toList();
    this.limits = limits;
    this.decoding = decoding;
  }

  /**
   * Opens the picture that a file shows by itself.
   *
   * @param file the file
   * @return the picture as stored
   * @throws IOException as {@link #open(FrameLocation)}
   */
  public FrameFile open(Path file) throws IOException {
    return open(FrameLocation.of(file));
  }

  /**
   * Opens a frame.
   *
   * @param location the file and which picture
   * @return the picture as stored
   * @throws IOException if there is no such file or picture, no reader knows it, or it is damaged;
   *     the message does not name the file
   */
  public FrameFile open(FrameLocation location) throws IOException {
    try {
      Optional<FrameReaderProvider> reader = readerOf(location.file());
      if (reader.isEmpty()) {
        throw new IOException("is of no known format; known are " + names());
      }
      return open(reader.get(), location);
    } catch (NoSuchFileException e) {
      throw new IOException("does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IOException("may not be read by this user", e);
    }
  }

  private Optional<FrameReaderProvider> readerOf(Path file) throws IOException {
    byte[] prefix = prefix(file);
    for (FrameReaderProvider reader : readers) {
      if (reader.recognises(prefix) && reader.recognises(file, prefix)) {
        return Optional.of(reader);
      }
    }
    return Optional.empty();
  }

  /**
   * Names the reader that opens a file, whether or not it succeeds.
   *
   * @param file the file
   * @return the reader's name; nothing if none knows the file or it cannot be read
   */
  public Optional<String> readerNameOf(Path file) {
    try {
      return readerOf(file).map(FrameReaderProvider::name);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private FrameFile open(FrameReaderProvider reader, FrameLocation location) throws IOException {
    return reader instanceof DecodingReader choosing
        ? choosing.open(location, limits, decoding)
        : reader.open(location, limits);
  }

  /**
   * Tells whether a file begins like a frame.
   *
   * @param file the file
   * @return whether a reader would open it; false if it cannot be read
   */
  public boolean recognises(Path file) {
    try {
      byte[] prefix = prefix(file);
      return readers.stream().anyMatch(reader -> reader.recognises(prefix));
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] prefix(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is a directory");
    }
    // A pipe or device is neither opened, which may wait for ever, nor can it be read at random.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("is no file but a pipe or a device; write what it gives to a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] prefix = in.readNBytes(FrameReaderProvider.PREFIX_BYTES);
      if (prefix.length == 0) {
        throw new IOException("is empty");
      }
      return prefix;
    }
  }

  private String names() {
    return readers.stream().map(FrameReaderProvider::name).collect(Collectors.joining(", "));
  }
}
