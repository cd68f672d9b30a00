package io.github.stacker.core.run;

import io.github.stacker.core.engine.Existing;
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
 * @param checks whether the work of filters, and of the combiners of plugins, is looked at
 * @param journal what becomes of work that is done when a run is killed
 * @param existing what becomes of files that have the names of outputs
 */
public record RunOptions(
    Optional<Long> memoryBytes,
    Optional<Integer> threads,
    Optional<Path> scratch,
    Optional<Path> statistics,
    Decoding.Choice decoder,
    boolean checks,
    Journal journal,
    Existing existing) {
  /** What becomes of work that is done when a run is killed. */
  public enum Journal {
    /** It is lost. */
    NONE,
    /** It is kept, and the next start goes on from there. */
    KEPT,
    /** It is kept, but what was kept of a former start is not used. */
    FRESH
  }

  /** Nothing asked for. */
  public static final RunOptions NONE =
      new RunOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Leaves the choice of the decoder to stacker, nothing looked at, keeps nothing, and replaces
   * outputs.
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
    this(
        memoryBytes,
        threads,
        scratch,
        statistics,
        Decoding.Choice.AUTO,
        false,
        Journal.NONE,
        Existing.REPLACED);
  }

  /**
   * Gives the same options for another folder of mapped files.
   *
   * @param folder the folder
   * @return a copy
   */
  RunOptions scratchIn(Path folder) {
    return new RunOptions(
        memoryBytes, threads, Optional.of(folder), statistics, decoder, checks, journal, existing);
  }

  /**
   * Gives the same options for another choice of what is kept.
   *
   * @param other what becomes of work that is done
   * @return a copy
   */
  public RunOptions with(Journal other) {
    return new RunOptions(
        memoryBytes, threads, scratch, statistics, decoder, checks, other, existing);
  }

  /**
   * Gives the same options for another choice of what becomes of old outputs.
   *
   * @param other what becomes of them
   * @return a copy
   */
  public RunOptions with(Existing other) {
    return new RunOptions(
        memoryBytes, threads, scratch, statistics, decoder, checks, journal, other);
  }
}
