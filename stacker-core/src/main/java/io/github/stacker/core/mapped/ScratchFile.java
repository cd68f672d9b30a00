package io.github.stacker.core.mapped;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file of real, reserved blocks, mapped in windows.
 *
 * <p>Every block is written once before anything is mapped: a store into a mapped hole on a full
 * disk would be lost without a word.
 *
 * <p>A temporary file loses its name as soon as it is open, where the system allows it, so that
 * nothing is left behind however the process ends and nobody else can shorten the file; elsewhere
 * {@link #close} or the end of the virtual machine removes it. A file that is kept has its name as
 * soon as all its blocks are written, and holds what was stored in it however the process ends.
 *
 * <p>Memory and disk are given back to the system when the garbage collector finds the windows
 * unused; who needs scratch again and again takes it from a {@link ScratchPool}.
 */
public final class ScratchFile implements AutoCloseable {
  /** Most bytes of one mapping: 1 GiB. */
  static final long WINDOW_BYTES = 1L << 30;

  private static final int PAGE_BYTES = 4096;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << 20).asReadOnlyBuffer();
  private static final Set<Path> TO_DELETE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> TO_DELETE.forEach(ScratchFile::deleteQuietly)));
  }

  private final Path path;
  private final FileChannel channel;
  private final long bytes;
  private final boolean kept;
  private final Map<Long, ByteBuffer> windows = new HashMap<>();

  private ScratchFile(Path path, FileChannel channel, long bytes, boolean kept) {
    this.path = path;
    this.channel = channel;
    this.bytes = bytes;
    this.kept = kept;
  }

  static ScratchFile create(Path folder, long bytes, HeldRoom room) throws IOException {
    Path path =
        folder.resolve(
            "stacker-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".scratch");
    FileChannel channel = FileChannel.open(path, CREATE_NEW, READ, WRITE);
    ScratchFile file = new ScratchFile(path, channel, bytes, false);
    TO_DELETE.add(path);
    try {
      file.removeName();
      reserve(path, channel, bytes, room);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Opens the file that was kept under a name, or makes it, full of zeros, in room held for it. */
  static ScratchFile keep(Path path, long bytes, HeldRoom room) throws IOException {
    if (!Files.exists(path)) {
      Path part = path.resolveSibling(path.getFileName() + ".part");
      try (FileChannel channel = FileChannel.open(part, CREATE, TRUNCATE_EXISTING, WRITE)) {
        reserve(part, channel, bytes, room);
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }
    FileChannel channel = FileChannel.open(path, READ, WRITE);
    if (channel.size() != bytes) {
      channel.close();
      throw new ScratchException(
          "\"%s\" was changed by another program: %d bytes instead of %d; start anew with --fresh"
              .formatted(path, Files.size(path), bytes),
          null);
    }
    return new ScratchFile(path, channel, bytes, true);
  }

  /**
   * Maps a part of the file, or gives the mapping made of it before.
   *
   * @param offset first byte
   * @param length number of bytes, at most 1 GiB
   * @return the mapping, in the machine's byte order
   * @throws IOException if the system refuses
   */
  ByteBuffer map(long offset, long length) throws IOException {
    ByteBuffer window = windows.get(offset);
    if (window == null || window.capacity() != length) {
      window = mapAnew(offset, length);
      windows.put(offset, window);
    }
    return window;
  }

  private ByteBuffer mapAnew(long offset, long length) throws IOException {
    try {
      return channel
          .map(FileChannel.MapMode.READ_WRITE, offset, length)
          .order(ByteOrder.nativeOrder());
    } catch (IOException e) {
      throw new ScratchException("scratch cannot be mapped: " + e.getMessage(), e);
    }
  }

  /** Gives up the end of the file, which must not be mapped. */
  void truncate(long length) throws IOException {
    channel.truncate(length);
  }

  /** Gives the size when it was made. */
  long bytes() {
    return bytes;
  }

  /**
   * Rounds a size up to whole pages, so that parts of the file share none.
   *
   * @param bytes a size
   * @return the next multiple of 4096
   */
  static long pages(long bytes) {
    return Math.addExact(bytes, PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
  }

  /** Removes the file unless it is kept. Windows that are still in use keep their contents. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!kept) {
      deleteQuietly(path);
      TO_DELETE.remove(path);
    }
  }

  private static void reserve(Path path, FileChannel channel, long bytes, HeldRoom room)
      throws IOException {
    for (long written = 0; written < bytes; ) {
      ByteBuffer zeros = ZEROS.duplicate();
      zeros.limit((int) Math.min(zeros.capacity(), bytes - written));
      room.give(zeros.remaining());
      try {
        written += channel.write(zeros, written);
      } catch (IOException e) {
        throw new ScratchException(
            "%d MB cannot be reserved in \"%s\": %s after %d MB"
                .formatted(bytes >> 20, path.getParent(), e.getMessage(), written >> 20),
            e);
      }
    }
  }

  /** Open files need no name where names and files are two things; other systems refuse. */
  private void removeName() throws IOException {
    try {
      Files.delete(path);
      TO_DELETE.remove(path);
    } catch (FileSystemException e) {
      // Windows: the name stays until the file is closed.
    }
  }

  private static void deleteQuietly(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It stays; there is nobody left to tell.
    }
  }
}
