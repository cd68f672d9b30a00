package io.github.stacker.core.run;

import io.github.stacker.core.format.Decoding;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says about how a run goes. Goes before the pipeline's {@code resources};
 * changes no bit of a result, but that other decoders may give other samples.
 *
 * @param memoryBytes heap for samples at work
 * @param threads frames or bands worked on at once
 * @param scratch folder of mapped files
 * @param statistics folder in which statistics of frames are kept from run to run; the user's cache
 *     if empty
 * @param decoder what decodes frames where there is a choice
 * @param checksFilters whether the work of filters is looked at
 */
public record RunOptions(
    Optional<Long> memoryBytes,
    Optional<Integer> threads,
    Optional<Path> scratch,
    Optional<Path> statistics,
    Decoding.Choice decoder,
    boolean checksFilters) {
  /** Nothing asked for. */
  public static final RunOptions NONE =
      new RunOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Leaves the choice of the decoder to stacker, and filters unchecked.
   *
   * @param memoryBytes heap for samples at work
   * @param threads frames or bands worked on at once
   * @param scratch folder of mapped files
   * @param statistics folder in which statistics of frames are kept
   */
  public RunOptions(
      Optional<Long> memoryBytes,
      Optional<Integer> threads,
      Optional<Path> scratch,
      Optional<Path> statistics) {
    this(memoryBytes, threads, scratch, statistics, Decoding.Choice.AUTO, false);
  }
}
