package io.github.stacker.core.engine;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is going to be written, disk by disk, beside what the disks have free. */
final class DiskNeeds {
  /** Where so many times the room is free as is needed, none is held. */
  private static final int PLENTY = 2;

  private final Map<FileStore, Long> needed = new LinkedHashMap<>();

  /** Needs nothing yet. */
  DiskNeeds() {}

  /**
   * Adds up what a plan writes.
   *
   * @param plan what is done
   * @param scratch where scratch goes
   * @param takenBytes scratch that a former start has taken already
   * @throws ResourceLimitException if a folder cannot be written to
   */
  DiskNeeds(ExecutionPlan plan, Path scratch, long takenBytes) {
    for (ExecutionPlan.OutputPlan output : plan.outputs()) {
      add(folderOf(output.job()), output.bytes());
    }
    addScratch(scratch, Math.max(0, plan.scratchBytes() - takenBytes));
  }

  /** Gives the folder of an output. */
  static Path folderOf(OutputJob output) {
    return output.file().toAbsolutePath().getParent();
  }

  /**
   * Adds scratch, which is only made where some room stays free.
   *
   * @throws ResourceLimitException if its folder cannot be written to, needed or not
   */
  void addScratch(Path folder, long bytes) {
    add(folder, bytes > 0 ? bytes + ScratchSpace.MARGIN_BYTES : 0);
  }

  /**
   * Refuses a plan that does not fit.
   *
   * @throws ResourceLimitException if a disk is too full
   */
  void require() {
    needed.forEach(DiskNeeds::requireFree);
  }

  /** Tells whether other programs might take the room that is needed on a folder's disk. */
  boolean isScarce(Path folder) {
    FileStore store = storeOf(folder);
    return free(store) < PLENTY * needed.getOrDefault(store, 0L);
  }

  /**
   * Adds what is written to a folder.
   *
   * @param bytes below 0 if more is replaced
   * @throws ResourceLimitException if the folder cannot be written to
   */
  void add(Path folder, long bytes) {
    needed.merge(storeOf(folder), bytes, Long::sum);
  }

  private static FileStore storeOf(Path folder) {
    Path existing = WritableFolder.existing(folder);
    try {
      return Files.getFileStore(existing);
    } catch (IOException e) {
      throw new ResourceLimitException(
          "the disk of \"%s\" cannot be asked: %s".formatted(existing, e.getMessage()), e);
    }
  }

  private static void requireFree(FileStore store, long bytes) {
    if (bytes > free(store)) {
      throw new ResourceLimitException(
          "the run needs %s on the disk %s, %s are free; make room or choose other folders for scratch and outputs"
              .formatted(MemorySize.format(bytes), store, MemorySize.format(free(store))));
    }
  }

  private static long free(FileStore store) {
    try {
      return store.getUsableSpace();
    } catch (IOException e) {
      throw new ResourceLimitException(
          "the disk %s cannot be asked: %s".formatted(store, e.getMessage()), e);
    }
  }
}
