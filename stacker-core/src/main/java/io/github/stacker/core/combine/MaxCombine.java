package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;

/** The largest sample. */
public final class MaxCombine extends PlainCombine {
  /** Made by the service loader. */
  public MaxCombine() {
    super("max", "Keeps the brightest samples: star trails, light painting.");
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return ExtremeCombiner.MAX;
  }
}
