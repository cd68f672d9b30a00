package io.github.stacker.core.statistics;

import java.util.Objects;

/**
 * A frame and what was measured of it.
 *
 * @param number its number in the pipeline's order, from 0, frames that were left out counted
 * @param name how messages name it and pipelines refer to it: its path
 * @param statistics the statistics of the samples that are to be combined
 */
public record MeasuredFrame(int number, String name, FrameStatistics statistics) {
  /** Checks that there is a name. */
  public MeasuredFrame {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(statistics, "statistics");
  }
}
