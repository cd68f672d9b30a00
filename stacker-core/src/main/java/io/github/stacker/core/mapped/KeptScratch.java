package io.github.stacker.core.mapped;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of scratch that waits for the next start: files, counters and notes are found as a
 * former process left them, killed or not. Locked against other processes while it is open.
 *
 * <p>What was stored outlives the process, not a power failure: the system writes mapped pages in
 * any order.
 */
public final class KeptScratch implements RunScratch, AutoCloseable {
  private static final String LOCK = "lock";
  private static final String IDENTITY = "identity";
  private static final String COUNTERS = ".counters";

  private final Path folder;
  private final LockFile lock;
  private final HeldRoom room;

  private KeptScratch(Path folder, LockFile lock, HeldRoom room) {
    this.folder = folder;
    this.lock = lock;
    this.room = room;
  }

  /**
   * Opens the folder, which is made if it is absent.
   *
   * @param folder where
   * @return the folder, which nobody else has now
   * @throws ScratchException if another process has it
   * @throws IOException if it cannot be made or locked
   */
  public static KeptScratch open(Path folder) throws IOException {
    try {
      while (true) {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        try {
          LockFile lock = LockFile.take(real.resolve(LOCK)).orElseThrow(() -> inUse(real));
          return new KeptScratch(real, lock, HeldRoom.NONE);
        } catch (NoSuchFileException e) {
          // Whoever had the folder has just deleted it.
        }
      }
    } catch (FileSystemException e) {
      throw new ScratchException(
          "scratch cannot be made in \"%s\": %s; choose another folder with --scratch"
              .formatted(folder, e),
          e);
    }
  }

  private static ScratchException inUse(Path folder) {
    return new ScratchException(
        "another run of the same output is under way in \"%s\"; wait for it or end it"
            .formatted(folder),
        null);
  }

  @Override
  public KeptScratch with(HeldRoom held) {
    return new KeptScratch(folder, lock, held);
  }

  @Override
  public long takenBytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += file.endsWith(LOCK) ? 0 : Files.size(file);
    }
    return bytes;
  }

  @Override
  public ScratchFile file(String name, long bytes) throws IOException {
    Path path = folder.resolve(name);
    if (!Files.exists(path)) {
      new ScratchSpace(folder, room).requireFree(bytes);
    }
    return ScratchFile.keep(path, bytes, room);
  }

  @Override
  public Counters counters(String name, int count) throws IOException {
    long bytes = (long) count * Long.BYTES;
    try (ScratchFile file = file(name + COUNTERS, bytes)) {
      return Counters.keptIn(file.map(0, bytes), count);
    }
  }

  @Override
  public Notes notes(String name) throws IOException {
    return Notes.keptIn(folder.resolve(name));
  }

  /**
   * Gives the folder.
   *
   * @return where everything is
   */
  public Path folder() {
    return folder;
  }

  /**
   * Tells what is kept here.
   *
   * @return what {@link #begin} was given; empty if nothing is kept
   * @throws IOException if it cannot be read
   */
  public Optional<String> identity() throws IOException {
    Path file = folder.resolve(IDENTITY);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /**
   * Deletes all that is kept and begins anew.
   *
   * @param identity what will be kept here from now on
   * @throws IOException if something cannot be deleted or written
   */
  public void begin(String identity) throws IOException {
    clear();
    Path part = folder.resolve(IDENTITY + ".part");
    Files.writeString(part, identity);
    Files.move(part, folder.resolve(IDENTITY), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Tells whether anything has been done here.
   *
   * @return true if a counter is not 0
   * @throws IOException if the counters cannot be read
   */
  public boolean holdsWork() throws IOException {
    for (Path file : files()) {
      if (file.getFileName().toString().endsWith(COUNTERS)) {
        ByteBuffer counters = ByteBuffer.wrap(Files.readAllBytes(file));
        while (counters.hasRemaining()) {
          if (counters.get() != 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Deletes the folder with all it holds.
   *
   * @throws IOException if something cannot be deleted
   */
  public void delete() throws IOException {
    clear();
    close();
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // Another process has begun in it.
    }
  }

  /** Without its identity, what is there counts for nothing: a kill may leave a part of it. */
  private void clear() throws IOException {
    Files.deleteIfExists(folder.resolve(IDENTITY));
    for (Path file : files()) {
      if (!file.endsWith(LOCK)) {
        Files.delete(file);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
