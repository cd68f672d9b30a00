package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.StatisticsCache;
import io.github.stacker.core.statistics.Zeros;
import java.io.IOException;

/** Where the statistics of frames are looked up before a frame is measured, and kept. */
public interface StatisticsStore {
  /** Keeps nothing. */
  StatisticsStore NONE = (frame, zeros, measurement) -> measurement.measure();

  /**
   * Gives the statistics of a frame. Threads may ask for different frames at the same time.
   *
   * @param frame where it is
   * @param zeros what samples of exactly 0 are
   * @param measurement measures it
   * @return the statistics
   * @throws IOException if the frame cannot be read
   */
  FrameStatistics get(FrameLocation frame, Zeros zeros, StatisticsCache.Measurement measurement)
      throws IOException;
}
