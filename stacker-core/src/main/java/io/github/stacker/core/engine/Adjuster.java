package io.github.stacker.core.engine;

import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.Zeros;
import java.util.List;

/** Decides what samples go through before they are combined, and what frames weigh. */
public interface Adjuster {
  /**
   * Tells whether samples are changed.
   *
   * @return true if {@link Adjustments#combined()} will not be empty
   */
  boolean normalises();

  /**
   * Tells whether frames differ in weight.
   *
   * @return true if {@link Adjustments#weights()} will not be empty
   */
  boolean weighs();

  /**
   * Tells whether that takes the statistics of the frames.
   *
   * @return true if {@link #adjust} wants them
   */
  boolean measures();

  /**
   * Tells what samples of exactly 0 are to the statistics.
   *
   * @return whether they count
   */
  Zeros zeros();

  /**
   * Refuses what can be seen to be impossible before frames are measured.
   *
   * @param frames the frames that are combined
   * @param listed number of frames listed, bad ones included
   */
  default void check(List<FrameProbe> frames, int listed) {}

  /**
   * Decides.
   *
   * @param frames the frames that are combined
   * @param statistics what was measured of each; empty unless {@link #measures()}
   * @param listed number of frames listed, bad ones included
   * @return what samples go through
   */
  Adjustments adjust(List<FrameProbe> frames, List<FrameStatistics> statistics, int listed);
}
