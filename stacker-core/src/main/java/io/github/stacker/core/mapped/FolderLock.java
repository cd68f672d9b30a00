package io.github.stacker.core.mapped;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The right of one process to work in a folder: two bytes of a file in it. Who wants to work locks
 * the first or is refused, then the second; who only wants to know whether somebody works tries the
 * second, so that nobody is ever refused because of him.
 */
final class FolderLock implements AutoCloseable {
  static final String NAME = "lock";

  private static final long WORKER = 0;
  private static final long SHOWN = 1;

  /** Lengths of lock files are below. */
  private static final int MOST_LENGTH = 1 << 20;

  /** The folders that this process has: locks are between processes. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks a folder.
   *
   * @param folder its real path
   * @return the lock; nothing if whoever had the folder has just deleted it
   * @throws ScratchException if it is somebody else's
   */
  static Optional<FolderLock> of(Path folder) throws IOException {
    if (!HELD.add(folder)) {
      throw inUse(folder);
    }
    boolean held = false;
    try {
      FileChannel channel = FileChannel.open(folder.resolve(NAME), CREATE, WRITE);
      try {
        held = isLocked(channel, folder);
      } finally {
        if (!held) {
          channel.close();
        }
      }
      return held ? Optional.of(new FolderLock(folder, channel)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      if (!held) {
        HELD.remove(folder);
      }
    }
  }

  /**
   * Locks, and tells whether the lock is of the file that has the name now: whoever had it may have
   * deleted it meanwhile. A file is known by a length drawn by lot, since to open and close it
   * again would end the lock.
   */
  private static boolean isLocked(FileChannel channel, Path folder) throws IOException {
    if (channel.tryLock(WORKER, 1, false) == null) {
      throw inUse(folder);
    }
    channel.lock(SHOWN, 1, false);
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(1), ThreadLocalRandom.current().nextInt(MOST_LENGTH));
    return Files.size(folder.resolve(NAME)) == channel.size();
  }

  private static ScratchException inUse(Path folder) {
    return new ScratchException(
        "another run of the same output is under way in \"%s\"; wait for it or end it"
            .formatted(folder),
        null);
  }

  /**
   * Tells whether somebody works in a folder.
   *
   * @param folder its real path
   * @throws IOException if the lock cannot be looked at
   */
  static boolean isHeld(Path folder) throws IOException {
    if (HELD.contains(folder)) {
      return true; // to open and close the file would end the lock
    }
    try (FileChannel channel = FileChannel.open(folder.resolve(NAME), READ)) {
      return channel.tryLock(SHOWN, 1, true) == null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(folder);
    }
  }
}
