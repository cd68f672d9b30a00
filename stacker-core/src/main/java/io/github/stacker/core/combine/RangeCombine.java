package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;

/** The largest sample minus the smallest. */
public final class RangeCombine extends PlainCombine {
  /** Made by the service loader. */
  public RangeCombine() {
    super("range", "Shows what changed between frames.");
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return stack -> Extremes.range(stack);
  }
}
