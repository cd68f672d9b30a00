package io.github.stacker.core.format;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.file.Path;

/** A reader that has more than one decoder. */
public interface DecodingReader extends FrameReaderProvider {
  /**
   * Opens a frame: reads its header and nothing more.
   *
   * @param file the file
   * @param limits what a file may claim
   * @param decoding with what its samples are to be decoded
   * @return the picture as stored
   * @throws IOException as {@link FrameReaderProvider#open} does
   */
  FrameFile open(Path file, Limits limits, Decoding decoding) throws IOException;

  /**
   * Opens one of a file's pictures. Unless overridden, files hold one, which has number 0.
   *
   * @param location the file and which picture
   * @param limits what a file may claim
   * @param decoding with what its samples are to be decoded
   * @return the picture as stored
   * @throws IOException as {@link FrameReaderProvider#open(FrameLocation, Limits)} does
   */
  default FrameFile open(FrameLocation location, Limits limits, Decoding decoding)
      throws IOException {
    return location.picture().orElse(0) == 0
        ? open(location.file(), limits, decoding)
        : open(location, limits);
  }

  /** Opens a frame for the decoder that every Java has. */
  @Override
  default FrameFile open(Path file, Limits limits) throws IOException {
    return open(file, limits, Decoding.JDK);
  }
}
