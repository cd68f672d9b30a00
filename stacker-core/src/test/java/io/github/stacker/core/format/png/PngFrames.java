package io.github.stacker.core.format.png;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.file.Path;

/** Reads PNG files for tests. */
final class PngFrames {
  private PngFrames() {}

  static FrameFile open(Path file) throws IOException {
    return new PngReaderProvider().open(file, Limits.DEFAULT);
  }

  static MemoryImage read(Path file, int rowsAtOnce) throws IOException {
    try (FrameFile frame = open(file)) {
      return MemoryImage.copyOf(frame, rowsAtOnce);
    }
  }

  static MemoryImage read(Path file) throws IOException {
    return read(file, 5);
  }
}
