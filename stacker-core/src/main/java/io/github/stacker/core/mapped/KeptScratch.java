package io.github.stacker.core.mapped;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of scratch that waits for the next start: files, counters and notes are found as a
 * former process left them, killed or not. Locked against other processes while it is open.
 *
 * <p>What was stored outlives the process, not a power failure: the system writes mapped pages in
 * any order. But now and then, what is {@link #counted} as never to be changed again is made to
 * reach the disk, then copies of all counters and notes; {@link #restore} goes back to these.
 */
public final class KeptScratch implements RunScratch, AutoCloseable {
  static final String LOCK = "lock";
  static final String IDENTITY = "identity";
  static final String COUNTERS = ".counters";
  static final String DATA = ".data";
  static final String PART = ".part";

  /** How long what is counted waits for the disk, at most some longer. */
  private static final Duration SYNC_PERIOD = Duration.ofMinutes(10);

  private final Path folder;
  private final LockFile lock;
  private final WorkSync sync;
  private final HeldRoom room;

  private KeptScratch(Path folder, LockFile lock, WorkSync sync, HeldRoom room) {
    this.folder = folder;
    this.lock = lock;
    this.sync = sync;
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
    return open(folder, SYNC_PERIOD);
  }

  /**
   * Opens the folder.
   *
   * @param folder where
   * @param period how long what is counted may wait before it is made to reach the disk
   * @return the folder, which nobody else has now
   * @throws ScratchException if another process has it
   * @throws IOException if it cannot be made or locked
   */
  public static KeptScratch open(Path folder, Duration period) throws IOException {
    try {
      while (true) {
        Files.createDirectories(folder);
        Path real = folder.toRealPath();
        try {
          LockFile lock = LockFile.take(real.resolve(LOCK)).orElseThrow(() -> inUse(real));
          return new KeptScratch(real, lock, new WorkSync(real, period), HeldRoom.NONE);
        } catch (NoSuchFileException e) {
          // Whoever had the folder has just deleted it.
        }
      }
    } catch (FileSystemException e) {
      throw new ScratchException(
          "scratch cannot be made in \"%s\": %s; choose another folder with --scratch"
              .formatted(folder, DiskFailure.reason(e)),
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
    return new KeptScratch(folder, lock, sync, held);
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
    ScratchFile file = open(name + DATA, bytes);
    sync.opened(name, file);
    return file;
  }

  private ScratchFile open(String fileName, long bytes) throws IOException {
    Path path = folder.resolve(fileName);
    if (!Files.exists(path)) {
      new ScratchSpace(folder, room).requireFree(bytes);
    }
    return ScratchFile.keep(path, bytes, room);
  }

  @Override
  public Counters counters(String name, int count) throws IOException {
    long bytes = (long) count * Long.BYTES;
    try (ScratchFile file = open(name + COUNTERS, bytes)) {
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
    return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
  }

  /** Reads a text; a power failure may have left anything in it. */
  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  @Override
  public void counted(String name) throws ScratchException {
    try {
      sync.counted(name);
    } catch (IOException e) {
      throw new ScratchException(
          "what is kept in \"%s\" does not reach the disk: %s"
              .formatted(folder, DiskFailure.reason(e)),
          e);
    }
  }

  /**
   * Goes back to what is known to have reached the disk, since nobody knows of the rest.
   *
   * @return whether there is any such thing
   * @throws IOException if something cannot be read, written or deleted
   */
  public boolean restore() throws IOException {
    return sync.restore();
  }

  /**
   * Deletes all that is kept and begins anew.
   *
   * @param identity what will be kept here from now on
   * @throws IOException if something cannot be deleted or written
   */
  public void begin(String identity) throws IOException {
    clear();
    identify(identity);
  }

  /**
   * Says otherwise what is kept here.
   *
   * @param identity what it is; may be what it was
   * @throws IOException if it cannot be written
   */
  public void identify(String identity) throws IOException {
    Path part = folder.resolve(IDENTITY + PART);
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
      boolean counters = file.getFileName().toString().endsWith(COUNTERS);
      if (counters && KeptWork.read(file).anyMatch(number -> number != 0)) {
        return true;
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
    sync.forget();
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
