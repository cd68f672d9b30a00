package io.github.stacker.core.engine;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares what a plan writes with what the disks have free. */
final class DiskCheck {
  private final ExecutionPlan plan;
  private final Budget budget;

  DiskCheck(ExecutionPlan plan, Budget budget) {
    this.plan = plan;
    this.budget = budget;
  }

  /**
   * Refuses a plan that does not fit.
   *
   * @throws ResourceLimitException if a disk is too full or a folder cannot be written
   */
  void require() {
    Map<FileStore, Long> needed = new LinkedHashMap<>();
    for (ExecutionPlan.OutputPlan output : plan.outputs()) {
      add(needed, output.job().file().toAbsolutePath().getParent(), output.bytes());
    }
    // A folder that is none is refused also where this run would not have needed it.
    long scratchBytes = Math.max(0, plan.scratchBytes() - keptBytes());
    add(
        needed,
        budget.scratch().folder().toAbsolutePath(),
        scratchBytes > 0 ? scratchBytes + ScratchSpace.MARGIN_BYTES : 0);
    needed.forEach(this::requireFree);
  }

  /** Gives what a former start has taken already. */
  private long keptBytes() {
    try {
      return budget.kept().isPresent() && Files.isDirectory(budget.kept().get())
          ? FileTree.bytes(budget.kept().get())
          : 0;
    } catch (IOException e) {
      return 0; // Another run is just deleting it.
    }
  }

  private static void add(Map<FileStore, Long> needed, Path folder, long bytes) {
    Path existing = folder;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new ResourceLimitException(
          "\"%s\" is not a folder that can be written to; choose another for scratch or outputs"
              .formatted(existing));
    }
    try {
      needed.merge(Files.getFileStore(existing), bytes, Long::sum);
    } catch (IOException e) {
      throw new ResourceLimitException(
          "the disk of \"%s\" cannot be asked: %s".formatted(existing, e.getMessage()), e);
    }
  }

  private void requireFree(FileStore store, long bytes) {
    try {
      if (bytes > store.getUsableSpace()) {
        throw new ResourceLimitException(
            "the run needs %s on the disk %s, %s are free; make room or choose other folders for scratch and outputs"
                .formatted(
                    MemorySize.format(bytes), store, MemorySize.format(store.getUsableSpace())));
      }
    } catch (IOException e) {
      throw new ResourceLimitException(
          "the disk %s cannot be asked: %s".formatted(store, e.getMessage()), e);
    }
  }
}
