package io.github.stacker.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The one file that readers are shown, written again and again. */
final class FuzzedFile {
  private static final Path FILE = temporaryFile();

  private FuzzedFile() {}

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("fuzz", ".frame");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the file and cuts it behind what is new: some systems send a file that was emptied first
   * to the disk, which takes longer than reading it.
   */
  static Path of(byte[] bytes) throws IOException {
    try (FileChannel file = FileChannel.open(FILE, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(bytes), 0);
      file.truncate(bytes.length);
    }
    return FILE;
  }
}
