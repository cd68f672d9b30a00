package io.github.stacker.core.engine;

import io.github.stacker.core.mapped.ScratchSpace;
import java.util.Objects;

/**
 * What a run may use. Changes how fast it goes, never its result.
 *
 * @param memoryBytes heap for samples at work
 * @param threads frames or bands worked on at once, at least 1
 * @param openFiles most frames open at once
 * @param scratch where mapped files go
 */
public record Budget(long memoryBytes, int threads, int openFiles, ScratchSpace scratch) {
  /** Checks the numbers. */
  public Budget {
    Objects.requireNonNull(scratch, "scratch");
    if (memoryBytes < 1 || threads < 1 || openFiles < 1) {
      throw new IllegalArgumentException(
          "a budget of %d bytes, %d threads, %d files".formatted(memoryBytes, threads, openFiles));
    }
  }
}
