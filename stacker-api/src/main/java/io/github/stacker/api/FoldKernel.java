package io.github.stacker.api;

import java.util.List;
import java.util.Optional;

/**
 * Folds the samples of frames, in frame order, into a state.
 *
 * <p>The engine works on runs of a few thousand samples. Before the first frame every plane holds
 * its {@link StatePlane#initial()} value. Samples that are missing (alpha below full, NaN) arrive
 * as {@link #missing()}, which a kernel chooses so that they change nothing, and are marked in
 * {@link FrameSamples#present()} for those that need to know.
 */
public interface FoldKernel {
  /**
   * Names the state kept for each sample of the result.
   *
   * @return the planes; may be empty
   */
  List<StatePlane> planes();

  /**
   * Gives the number that stands for a missing sample.
   *
   * @return a number that the samples' type holds; 0 unless overridden
   */
  default double missing() {
    return 0;
  }

  /**
   * Tells whether results mean something where no frame has a sample.
   *
   * @return false unless overridden: such places then are NaN
   */
  default boolean definedWithoutSamples() {
    return false;
  }

  /**
   * Adds a run of samples of one frame to the state.
   *
   * @param samples the frame's samples
   * @param state the state of the same places; changed
   */
  void add(FrameSamples samples, FoldState state);

  /**
   * Computes results from the state.
   *
   * @param state the state after the last frame; not changed
   * @param coverage how many samples were present at each place; where it is 0 the result matters
   *     only if {@link #definedWithoutSamples()}
   * @param result gets the results
   * @param count places in use, from index 0
   */
  void finish(FoldState state, int[] coverage, double[] result, int count);

  /**
   * Gives a faster way to the same results for integer frames that have every sample.
   *
   * @return a fold that threads may share; empty unless overridden
   */
  default Optional<LaneFold> lanes() {
    return Optional.empty();
  }
}
