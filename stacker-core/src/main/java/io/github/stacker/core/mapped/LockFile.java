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
 * A file that one process at a time has: whoever holds it does what it stands for, and removes it
 * afterwards. The system frees it however the process ends; a file that was left behind is taken
 * over.
 *
 * <p>It is a file of its own, which nobody opens for anything else: on POSIX systems closing any
 * channel of a file ends all locks that the process has on it.
 *
 * <p>Two bytes of it are locked: who wants to have it locks the first or is refused, then the
 * second; who only wants to know whether somebody has it tries the second, so that nobody is
 * refused because of him.
 *
 * <p>Where the disk knows no locks, as some network drives do, everybody gets it at once: a folder
 * that cannot be locked can still be worked in.
 */
public final class LockFile implements AutoCloseable {
  private static final long WORKER = 0;
  private static final long SHOWN = 1;

  /**
   * Lengths of lock files are below; small, since users may have limits for the length of files.
   */
  private static final int MOST_LENGTH = 1 << 18;

  /** The files that this process has: locks are between processes. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private LockFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the file, which is made if it is absent.
   *
   * @param path where; its folder is there
   * @return the file; empty if somebody has it
   * @throws IOException if it cannot be made
   */
  public static Optional<LockFile> take(Path path) throws IOException {
    Path real = path.getParent().toRealPath().resolve(path.getFileName());
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    Optional<LockFile> file = Optional.empty();
    try {
      file = takeFromOthers(real);
      return file;
    } finally {
      if (file.isEmpty()) {
        HELD.remove(real);
      }
    }
  }

  /** Tries again where whoever had it has deleted it meanwhile. */
  private static Optional<LockFile> takeFromOthers(Path path) throws IOException {
    while (true) {
      FileChannel channel = FileChannel.open(path, CREATE, WRITE);
      boolean taken = false;
      try {
        if (!isFree(channel)) {
          return Optional.empty();
        }
        taken = isNamed(channel, path);
        if (taken) {
          return Optional.of(new LockFile(path, channel));
        }
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    }
  }

  private static boolean isFree(FileChannel channel) {
    try {
      if (channel.tryLock(WORKER, 1, false) == null) {
        return false;
      }
      channel.lock(SHOWN, 1, false);
      return true;
    } catch (IOException e) {
      return true; // This disk knows no locks.
    }
  }

  /**
   * Tells whether the file is the one that has the name now. It is known by a length drawn by lot,
   * since to open and close it again would end the lock.
   */
  private static boolean isNamed(FileChannel channel, Path path) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(1), ThreadLocalRandom.current().nextInt(MOST_LENGTH));
    try {
      return Files.size(path) == channel.size();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Tells whether somebody has the file.
   *
   * @param path where, its folder's real path
   * @return false also where there is none
   * @throws IOException if the file cannot be opened
   */
  static boolean isHeld(Path path) throws IOException {
    if (HELD.contains(path)) {
      return true; // to open and close the file would end the lock
    }
    try (FileChannel channel = FileChannel.open(path, READ)) {
      return isShownHeld(channel);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean isShownHeld(FileChannel channel) {
    try {
      return channel.tryLock(SHOWN, 1, true) == null;
    } catch (IOException e) {
      return false; // This disk knows no locks.
    }
  }

  /** Removes the file while nobody else can have it. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      Files.deleteIfExists(path);
    } finally {
      HELD.remove(path);
    }
  }
}
