package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;

/**
 * The arithmetic mean: the sum of the samples divided by their number. Equal integers give
 * themselves; sums of floating samples are rounded to double precision.
 */
public final class MeanCombine extends PlainCombine {
  /** Made by the service loader. */
  public MeanCombine() {
    super("mean", "Averages the samples: less noise, moving things fade.");
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return stack -> Sums.kernel(stack, Sums.Result.MEAN);
  }
}
