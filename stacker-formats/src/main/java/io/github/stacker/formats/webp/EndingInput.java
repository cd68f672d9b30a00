package io.github.stacker.formats.webp;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;

/**
 * A file for the decoder, which takes the end of it for zeros and, if it is damaged, asks for more
 * of them without end.
 */
final class EndingInput extends FileImageInputStream {
  /** As many bytes as a decoder may look ahead of what it needs, and some more. */
  private static final int PATIENCE = 256;

  private int askedBeyondEnd;

  EndingInput(Path file) throws IOException {
    super(file.toFile());
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next < 0 && ++askedBeyondEnd > PATIENCE) {
      throw new IllegalStateException("the file ends before the picture does");
    }
    return next;
  }
}
