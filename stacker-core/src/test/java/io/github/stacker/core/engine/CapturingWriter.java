package io.github.stacker.core.engine;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what the engine writes, pulled in pieces of so many rows. */
final class CapturingWriter implements FrameWriter {
  private final int rowsAtOnce;
  private MemoryImage written;

  CapturingWriter(int rowsAtOnce) {
    this.rowsAtOnce = rowsAtOnce;
  }

  @Override
  public void check(ImageInfo image) {}

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    written = MemoryImage.copyOf(image, rowsAtOnce);
    Files.writeString(file, "captured");
  }

  MemoryImage written() {
    return written;
  }
}
