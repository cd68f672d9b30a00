package io.github.stacker.core.run;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.Budget;
import io.github.stacker.core.engine.MemorySize;
import io.github.stacker.core.engine.StackJob;
import io.github.stacker.core.mapped.ScratchSpace;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.Resources;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run may use: the command line first, then the pipeline, then what the machine suggests.
 */
final class Budgets {
  /** Memory outside the heap, in heaps, unless it was said how much memory there is. */
  private static final long NATIVE_SHARE = 2;

  private Budgets() {}

  static Budget of(Pipeline pipeline, StackJob job, RunOptions options) {
    Resources resources = pipeline.resources();
    Path scratch =
        options
            .scratch()
            .or(() -> resources.scratch().map(pipeline.baseFolder()::resolve))
            .orElseGet(() -> folderOf(job.outputs().get(0).file()));
    long memory = memoryWanted(pipeline, options).orElseGet(Budgets::defaultMemory);
    requireHeap(memory);
    Optional<Path> kept =
        options.journal() == RunOptions.Journal.NONE
            ? Optional.empty()
            : Optional.of(scratch.resolve(keptName(job.outputs().get(0).file())));
    return new Budget(
        memory,
        threads(pipeline, options),
        OpenFileLimit.frames(),
        new ScratchSpace(scratch),
        kept);
  }

  /** Gives a name that is the same for runs that write the same first output, and hidden. */
  private static String keptName(Path output) {
    String hash = FileHashes.sha256(output.toString()).substring(0, 8);
    return ".stacker-" + output.getFileName() + "-" + hash;
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
  private static Path folderOf(Path output) {
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
