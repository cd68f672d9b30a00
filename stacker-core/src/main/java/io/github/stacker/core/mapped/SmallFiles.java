package io.github.stacker.core.mapped;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Copies of small files as they were at one moment, in one file that is either whole on the disk or
 * not there.
 *
 * @param contents the bytes of each by its name
 */
record SmallFiles(Map<String, byte[]> contents) {
  private static final int CHECK_BYTES = Long.BYTES;

  /** Writes the copies, and returns when they are on the disk under their name. */
  void writeTo(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(bytes());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    forceNames(file.getParent());
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(contents.size());
    for (Map.Entry<String, byte[]> content : contents.entrySet()) {
      out.writeUTF(content.getKey());
      out.writeInt(content.getValue().length);
      out.write(content.getValue());
    }
    out.writeLong(check(bytes.toByteArray()));
    return bytes.toByteArray();
  }

  private static long check(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  /**
   * Sees to it that the names in a folder are on the disk, where the system can be asked for that.
   */
  static void forceNames(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; it writes names in order.
    }
  }

  /** Reads what {@link #writeTo} wrote; nothing if the file is not there or something else. */
  static Optional<SmallFiles> readFrom(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    int length = bytes.length - CHECK_BYTES;
    if (length < Integer.BYTES
        || ByteBuffer.wrap(bytes).getLong(length) != check(Arrays.copyOf(bytes, length))) {
      return Optional.empty();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Map<String, byte[]> contents = new TreeMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      contents.put(name, in.readNBytes(in.readInt()));
    }
    return Optional.of(new SmallFiles(contents));
  }
}
