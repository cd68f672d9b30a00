package io.github.stacker.api;

import java.util.List;

/**
 * What a combiner knows of the stacks before it sees a sample.
 *
 * @param frames number of frames listed, at least 1; bad ones may be left out later
 * @param sampleType the type of their samples
 * @param complete true if every frame has a sample at every place; false if alpha or NaN may leave
 *     some out
 * @param weights the weight of each frame listed, in the pipeline's order; empty if all weigh the
 *     same
 */
public record StackInfo(int frames, SampleType sampleType, boolean complete, List<Double> weights) {
  /**
   * Copies the weights.
   *
   * @throws IllegalArgumentException if there are weights, but not one for each frame
   */
  public StackInfo {
    weights = List.copyOf(weights);
    if (!weights.isEmpty() && weights.size() != frames) {
      throw new IllegalArgumentException(
          "%d weights for %d frames".formatted(weights.size(), frames));
    }
  }

  /**
   * Describes stacks of frames that weigh the same.
   *
   * @param frames number of frames listed
   * @param sampleType the type of their samples
   * @param complete whether every frame has a sample at every place
   */
  public StackInfo(int frames, SampleType sampleType, boolean complete) {
    this(frames, sampleType, complete, List.of());
  }
}
