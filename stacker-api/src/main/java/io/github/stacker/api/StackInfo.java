package io.github.stacker.api;

import java.util.List;

/**
 * What a combiner knows of the stacks before it sees a sample.
 *
 * @param frames number of frames listed, at least 1; bad ones may be left out later
 * @param sampleType the type of their samples
 * @param white the sample that means white in the frames, above 0: the type's own, or that of the
 *     integers that floating samples once were, as behind filters
 * @param complete true if every frame has a sample at every place; false if alpha or NaN may leave
 *     some out
 * @param weights the weight of each frame listed, in the pipeline's order; empty if all weigh the
 *     same
 */
public record StackInfo(
    int frames, SampleType sampleType, double white, boolean complete, List<Double> weights) {
  /**
   * Copies the weights.
   *
   * @throws IllegalArgumentException if white is not above 0, or there are weights, but not one for
   *     each frame
   */
  public StackInfo {
    if (!(white > 0)) {
      throw new IllegalArgumentException("white is " + white + ", not above 0");
    }
    weights = List.copyOf(weights);
    if (!weights.isEmpty() && weights.size() != frames) {
      throw new IllegalArgumentException(
          "%d weights for %d frames".formatted(weights.size(), frames));
    }
  }

  /**
   * Describes stacks of frames that weigh the same, whose white is that of their type.
   *
   * @param frames number of frames listed
   * @param sampleType the type of their samples
   * @param complete whether every frame has a sample at every place
   */
  public StackInfo(int frames, SampleType sampleType, boolean complete) {
    this(frames, sampleType, sampleType.white(), complete, List.of());
  }

  /**
   * Describes the same stacks of frames with another white.
   *
   * @param other the sample that means white, above 0
   * @return the stacks
   */
  public StackInfo withWhite(double other) {
    return new StackInfo(frames, sampleType, other, complete, weights);
  }

  /**
   * Describes the same stacks of frames that weigh otherwise.
   *
   * @param others the weight of each frame listed; empty if all weigh the same
   * @return the stacks
   */
  public StackInfo withWeights(List<Double> others) {
    return new StackInfo(frames, sampleType, white, complete, others);
  }
}
