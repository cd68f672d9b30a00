package io.github.stacker.core.engine;

import io.github.stacker.core.mapped.ScratchSpace;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run may use. Changes how fast it goes, never its result.
 *
 * @param memoryBytes heap for samples at work
 * @param threads frames or bands worked on at once, at least 1
 * @param openFiles most frames open at once
 * @param scratch where mapped files go
 * @param kept the folder in which work is kept for a next start; empty if none is kept
 */
public record Budget(
    long memoryBytes, int threads, int openFiles, ScratchSpace scratch, Optional<Path> kept) {
  /** Checks the numbers. */
  public Budget {
    Objects.requireNonNull(scratch, "scratch");
    if (memoryBytes < 1 || threads < 1 || openFiles < 1) {
      throw new IllegalArgumentException(
          "a budget of %d bytes, %d threads, %d files".formatted(memoryBytes, threads, openFiles));
    }
  }

  /**
   * Makes a budget of a run that keeps nothing.
   *
   * @param memoryBytes heap for samples at work
   * @param threads frames or bands worked on at once, at least 1
   * @param openFiles most frames open at once
   * @param scratch where mapped files go
   */
  public Budget(long memoryBytes, int threads, int openFiles, ScratchSpace scratch) {
    this(memoryBytes, threads, openFiles, scratch, Optional.empty());
  }
}
