package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.RowPump;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;

/**
 * Opens JPEGs: baseline, extended sequential and progressive ones of 8 bits, grey, YCbCr or RGB.
 *
 * <p>Samples come out as stored, YCbCr turned into RGB; an embedded colour profile is handed on,
 * not applied. Damage that the decoder would cover with grey is an error.
 *
 * <p>The samples are those of libjpeg with its default settings, whichever version the JDK was
 * built with. Versions differ in the colours of 4:4:0 frames and in progressive frames that lack
 * their last refinements; in nothing else known.
 */
public final class JpegReaderProvider implements FrameReaderProvider {
  private final ExecutorService threads = RowPump.newThreads("jpeg-decoder");

  /** Makes the provider. */
  public JpegReaderProvider() {}

  @Override
  public String name() {
    return "jpeg";
  }

  @Override
  public String description() {
    return "Reads JPEG frames, 8 bits, grey or colour, baseline or progressive.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return prefix.length >= 3
        && (prefix[0] & 0xff) == 0xff
        && (prefix[1] & 0xff) == Markers.SOI
        && (prefix[2] & 0xff) == 0xff;
  }

  @Override
  public FrameFile open(Path path, Limits limits) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new JpegFrame(file, JpegHeaderReader.read(file, limits), threads);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }
}
