package io.github.stacker.core.run;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.Budget;
import io.github.stacker.core.engine.MemorySize;
import io.github.stacker.core.engine.StackJob;
import io.github.stacker.core.mapped.ScratchSpace;
import io.github.stacker.core.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run may use: the command line first, then the pipeline, then what the machine suggests.
 */
final class Budgets {
  /** Memory outside the heap, in heaps, unless it was said how much memory there is. */
  private static final long NATIVE_SHARE = 2;

  /** How the names of folders begin in which work is kept. */
  static final String KEPT = ".stacker-";

  private Budgets() {}

  static Budget of(Pipeline pipeline, StackJob job, RunOptions options) {
    Path output = job.outputs().get(0).file();
    Path scratch = scratch(pipeline, options, output);
    long memory = memoryWanted(pipeline, options).orElseGet(Budgets::defaultMemory);
    requireHeap(memory);
    Optional<Path> kept =
        options.journal() == RunOptions.Journal.NONE
            ? Optional.empty()
            : Optional.of(keptFolder(scratch, output));
    return new Budget(
        memory,
        threads(pipeline, options),
        OpenFileLimit.frames(),
        new ScratchSpace(scratch),
        kept);
  }

  /** Gives the folder of scratch of a run by its first output. */
  static Path scratch(Pipeline pipeline, RunOptions options, Path output) {
    return options
        .scratch()
        .or(() -> pipeline.resources().scratch().map(pipeline.baseFolder()::resolve))
        .orElseGet(() -> folderOf(output));
  }

  /**
   * Gives the folder in which work is kept: hidden, and the same for runs that write the same first
   * output.
   */
  static Path keptFolder(Path scratch, Path output) {
    String hash = FileHashes.sha256(output.toString()).substring(0, 8);
    return scratch.resolve(KEPT + output.getFileName() + "-" + hash);
  }

  private static int threads(Pipeline pipeline, RunOptions options) {
    return options
        .threads()
        .or(pipeline.resources()::threads)
        .orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  private static Optional<Long> memoryWanted(Pipeline pipeline, RunOptions options) {
    return options.memoryBytes().or(() -> pipeline.resources().memory().map(MemorySize::parse));
  }

  /** Gives the memory outside the heap that one frame may take, so that all threads have some. */
  static long nativeBytesPerFrame(Pipeline pipeline, RunOptions options) {
    long all =
        memoryWanted(pipeline, options)
            .orElseGet(() -> NATIVE_SHARE * Runtime.getRuntime().maxMemory());
    return all / threads(pipeline, options);
  }

  /** The root of a disk has no folder above it; that it is no file to write is said later. */
  static Path folderOf(Path output) {
    return Optional.ofNullable(output.getParent()).orElse(output);
  }

  /** Half the heap: the other half is for headers, codecs and the collector. */
  private static long defaultMemory() {
    return Runtime.getRuntime().maxMemory() / 2;
  }

  private static void requireHeap(long memory) {
    long heap = Runtime.getRuntime().maxMemory();
    if (memory > heap / 4 * 3) {
      throw new ResourceLimitException(
          "memory of %s is asked for, more than three quarters of the heap of %s; start with a larger heap: STACKER_OPTS=-Xmx%dm"
              .formatted(
                  MemorySize.format(memory), MemorySize.format(heap), (memory >> 20) * 2 + 1));
    }
  }
}
