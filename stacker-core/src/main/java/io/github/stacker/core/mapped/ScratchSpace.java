package io.github.stacker.core.mapped;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that scratch files are made in. What a run does here is gone when it ends.
 *
 * @param folder an existing folder, or one that can be created
 * @param room what is held for scratch files on its disk
 */
public record ScratchSpace(Path folder, HeldRoom room) implements RunScratch {
  /** What is left free on the disk beside the scratch: 64 MiB. */
  public static final long MARGIN_BYTES = 64L << 20;

  private static final Set<String> UNRESERVED_TYPES = Set.of("btrfs", "zfs", "apfs", "bcachefs");

  /** Checks that there is a folder. */
  public ScratchSpace {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(room, "room");
  }

  /**
   * Makes scratch of a folder in which no room is held.
   *
   * @param folder an existing folder, or one that can be created
   */
  public ScratchSpace(Path folder) {
    this(folder, HeldRoom.NONE);
  }

  @Override
  public ScratchSpace with(HeldRoom held) {
    return new ScratchSpace(folder, held);
  }

  @Override
  public long takenBytes() {
    return 0;
  }

  /**
   * Gives the room for scratch files.
   *
   * @return bytes that may be reserved now
   * @throws IOException if the folder cannot be created or asked
   */
  public long freeBytes() throws IOException {
    return Math.max(0, store().getUsableSpace() - MARGIN_BYTES);
  }

  /**
   * Tells whether blocks written once stay reserved. They do not where a disk copies them when they
   * are written again, or compresses them.
   *
   * @return the type of such a file system
   * @throws IOException if the folder cannot be created or asked
   */
  public Optional<String> unreservedType() throws IOException {
    return Optional.of(store().type()).filter(UNRESERVED_TYPES::contains);
  }

  /**
   * Makes a scratch file.
   *
   * @param bytes its size
   * @return the file, full of zeros
   * @throws IOException if there is no room, or the disk fails; the message names folder and sizes
   */
  public ScratchFile allocate(long bytes) throws IOException {
    requireFree(bytes);
    try {
      return ScratchFile.create(folder, bytes, room);
    } catch (FileSystemException e) {
      throw new ScratchException(
          "scratch cannot be made in \"%s\": %s".formatted(folder, DiskFailure.reason(e)), e);
    }
  }

  void requireFree(long bytes) throws IOException {
    long free = freeBytes() + room.bytes();
    if (bytes > free) {
      throw new ScratchException(
          "scratch of %d MB is needed in \"%s\", %d MB are free"
              .formatted(bytes >> 20, folder, free >> 20),
          null);
    }
  }

  @Override
  public ScratchFile file(String name, long bytes) throws IOException {
    return allocate(bytes);
  }

  @Override
  public Counters counters(String name, int count) {
    return Counters.inMemory(count);
  }

  @Override
  public Notes notes(String name) {
    return Notes.inMemory();
  }

  private FileStore store() throws IOException {
    Files.createDirectories(folder);
    return Files.getFileStore(folder);
  }
}
