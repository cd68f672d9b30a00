package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ResourceLimitException;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * How work is cut up.
 *
 * @param bandRows rows of a band, worked on by one thread
 * @param sectionPixels pixels of a section, worked on at once
 * @param threads frames or bands worked on at once
 */
record WorkShape(int bandRows, int sectionPixels, int threads) {
  /** Samples of a band folded by frame: large enough that handing bands over costs nothing. */
  private static final long BY_FRAME_SAMPLES = 256 << 10;

  /** Samples of a band folded by band: state and samples stay in the second-level cache. */
  private static final long BY_BAND_SAMPLES = 128 << 10;

  /** Rows of a band of frames that are stored in tiles: reads are long enough. */
  private static final int MOST_ROWS_TOGETHER = 64;

  /** Bytes of all frames in a section: they stay in the cache, reads are long enough. */
  private static final long SECTION_BYTES = 2 << 20;

  /** Below this, reading a section costs more than what is read. */
  private static final int SMALL_SECTION = 256;

  /**
   * Takes as many threads and as much at once as fit the memory: bands shrink first, then sections,
   * then threads.
   *
   * @throws ResourceLimitException if not even one row fits
   */
  static WorkShape fit(
      ExecutionPlan.Way way, int frames, ImageInfo frame, MemoryEstimate memory, Budget budget) {
    WorkShape shape = largest(way, frames, frame, memory, budget);
    long bytes = memory.bytes(way, shape);
    if (bytes > budget.memoryBytes()) {
      throw new ResourceLimitException(
          "%d frames of %dx%d need at least %s of memory, the budget is %s; %s"
              .formatted(
                  frames,
                  frame.width(),
                  frame.height(),
                  MemorySize.format(bytes),
                  MemorySize.format(budget.memoryBytes()),
                  remedy(bytes, Runtime.getRuntime().maxMemory())));
    }
    return shape;
  }

  /** Gives what {@link #fit} gives; empty where nothing fits. */
  static Optional<WorkShape> ifFits(
      ExecutionPlan.Way way, int frames, ImageInfo frame, MemoryEstimate memory, Budget budget) {
    WorkShape shape = largest(way, frames, frame, memory, budget);
    return Optional.of(shape).filter(s -> memory.bytes(way, s) <= budget.memoryBytes());
  }

  /** Gives the largest that fits; the least if none does. */
  private static WorkShape largest(
      ExecutionPlan.Way way, int frames, ImageInfo frame, MemoryEstimate memory, Budget budget) {
    return wanted(way, frames, frame, memory, budget)
        .within(budget.memoryBytes(), memory.stripRows(), shape -> memory.bytes(way, shape));
  }

  /**
   * Gives the largest shape that fits, or the least if none does.
   *
   * @param memoryBytes what there is
   * @param leastRows the least rows of a band
   * @param bytes what a shape takes
   */
  WorkShape within(long memoryBytes, int leastRows, ToLongFunction<WorkShape> bytes) {
    WorkShape shape = this;
    while (bytes.applyAsLong(shape) > memoryBytes && !shape.isLeast(leastRows)) {
      shape = shape.smaller(leastRows);
    }
    return shape;
  }

  /** Says how to give so much memory; three quarters of the heap may be asked for. */
  static String remedy(long bytes, long heapBytes) {
    return bytes <= heapBytes / 4 * 3
        ? "give a larger --memory"
        : "give a larger heap, STACKER_OPTS=-Xmx%dm, and a larger --memory if one was given"
            .formatted((bytes >> 20) * 2 + 2);
  }

  private static WorkShape wanted(
      ExecutionPlan.Way way, int frames, ImageInfo frame, MemoryEstimate memory, Budget budget) {
    boolean byFrame = way == ExecutionPlan.Way.FOLD_BY_FRAME;
    long samples = byFrame ? BY_FRAME_SAMPLES : BY_BAND_SAMPLES;
    long pixels = samples / frame.bandCount();
    long rows = pixels / memory.widest();
    if (!byFrame) {
      rows = Math.max(rows, Math.min(MOST_ROWS_TOGETHER, memory.rowsTogether()));
    }
    int strip = memory.stripRows();
    rows = Math.min(frame.height(), Math.max(strip, rows / strip * strip));
    long stacks = way == ExecutionPlan.Way.SWEEP ? SECTION_BYTES / memory.stackBytes() : pixels;
    long section = Math.min(rows * frame.width(), Math.max(SMALL_SECTION, stacks));
    int threads =
        switch (way) {
          case FOLD_BY_FRAME -> Math.min(budget.threads(), frames);
          case FOLD_BY_BAND ->
              memory.spill().frames().isEmpty()
                  ? Math.min(budget.threads(), Math.max(1, budget.openFiles() / frames))
                  : budget.threads();
          case SWEEP ->
              memory.tiles().isPresent()
                  ? Math.min(budget.threads(), Math.max(1, budget.openFiles() / frames))
                  : budget.threads();
        };
    return new WorkShape((int) rows, (int) section, threads);
  }

  private boolean isLeast(int leastRows) {
    return bandRows <= leastRows && sectionPixels == 1 && threads == 1;
  }

  private WorkShape smaller(int leastRows) {
    if (bandRows > leastRows) {
      int rows = Math.max(leastRows, bandRows / 2 / leastRows * leastRows);
      return new WorkShape(rows, sectionPixels, threads);
    }
    if (sectionPixels > SMALL_SECTION || (threads == 1 && sectionPixels > 1)) {
      return new WorkShape(bandRows, sectionPixels / 2, threads);
    }
    return new WorkShape(bandRows, sectionPixels, Math.max(1, threads - 1));
  }
}
