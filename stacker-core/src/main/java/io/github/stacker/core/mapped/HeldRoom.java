package io.github.stacker.core.mapped;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Room on a disk that is held for what is still to be written: real blocks of a file that loses its
 * name at once, given up bit by bit just before they are needed. Threads may share it.
 */
public final class HeldRoom implements AutoCloseable {
  /** No room. */
  public static final HeldRoom NONE = new HeldRoom(Optional.empty());

  private final Optional<ScratchFile> file;
  private long bytes;

  private HeldRoom(Optional<ScratchFile> file) {
    this.file = file;
    this.bytes = file.map(ScratchFile::bytes).orElse(0L);
  }

  /**
   * Takes room.
   *
   * @param folder on which disk
   * @param bytes how much
   * @return the room
   * @throws IOException if the disk has less; the message names folder and sizes
   */
  public static HeldRoom of(Path folder, long bytes) throws IOException {
    return bytes == 0 ? NONE : new HeldRoom(Optional.of(ScratchFile.create(folder, bytes, NONE)));
  }

  /**
   * Gives up room.
   *
   * @param least bytes that are about to be written; all if fewer are left
   * @throws IOException if the disk fails
   */
  public synchronized void give(long least) throws IOException {
    if (bytes > 0) {
      bytes = Math.max(0, bytes - least);
      file.orElseThrow().truncate(bytes);
    }
  }

  /** Tells how much room is left. */
  synchronized long bytes() {
    return bytes;
  }

  /** Gives up all of it. */
  @Override
  public synchronized void close() throws IOException {
    bytes = 0;
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
