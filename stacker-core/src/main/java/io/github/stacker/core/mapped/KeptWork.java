package io.github.stacker.core.mapped;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a {@link KeptScratch} holds, for somebody who only looks on: nothing is changed, and a
 * process that works there is not disturbed. While one does, each answer is of another moment.
 */
public final class KeptWork {
  private final Path folder;
  private final String identity;
  private final boolean held;

  private KeptWork(Path folder, String identity, boolean held) {
    this.folder = folder;
    this.identity = identity;
    this.held = held;
  }

  /**
   * Looks into a folder.
   *
   * @param folder where
   * @return what is kept there; empty if nothing is
   * @throws IOException if it cannot be looked into
   */
  public static Optional<KeptWork> in(Path folder) throws IOException {
    try {
      Path real = folder.toRealPath();
      boolean held = LockFile.isHeld(real.resolve(KeptScratch.LOCK));
      String identity = KeptScratch.text(real.resolve(KeptScratch.IDENTITY));
      return Optional.of(new KeptWork(real, identity, held));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Gives the folder.
   *
   * @return its real path
   */
  public Path folder() {
    return folder;
  }

  /**
   * Tells whether a process works here.
   *
   * @return true if one did when this was made
   */
  public boolean isHeld() {
    return held;
  }

  /**
   * Tells what is kept here.
   *
   * @return what {@link KeptScratch#begin} was given
   */
  public String identity() {
    return identity;
  }

  /**
   * Tells whether a part of it survives the end of the system.
   *
   * @return true if {@link KeptScratch#restore} would find something
   */
  public boolean isSynced() {
    return Files.exists(folder.resolve(WorkSync.NAME));
  }

  /**
   * Reads counters.
   *
   * @param name their name
   * @return as many as there are; none if there are no such counters
   * @throws IOException if they cannot be read
   */
  public List<Long> counters(String name) throws IOException {
    try {
      return read(folder.resolve(name + KeptScratch.COUNTERS)).boxed().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Gives the numbers in a file of counters. */
  static LongStream read(Path counters) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(counters)).order(ByteOrder.nativeOrder());
    int count = bytes.remaining() / Long.BYTES;
    return LongStream.range(0, count).map(i -> bytes.getLong((int) i * Long.BYTES));
  }

  /**
   * Reads notes.
   *
   * @param name their name
   * @return their lines; none if there are no such notes
   * @throws IOException if they cannot be read
   */
  public List<String> notes(String name) throws IOException {
    try {
      return Notes.wholeLines(KeptScratch.text(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * Tells when a file here was last changed. Of mapped files systems tell that late: Linux when it
   * writes them to the disk, half a minute or so behind.
   *
   * @return a time
   * @throws IOException if the folder cannot be looked into
   */
  public Instant lastWritten() throws IOException {
    Instant last = Instant.EPOCH;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.exists(file)) {
          Instant written = Files.getLastModifiedTime(file).toInstant();
          last = written.isAfter(last) ? written : last;
        }
      }
    }
    return last;
  }
}
