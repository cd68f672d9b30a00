package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;

/** The smallest sample. */
public final class MinCombine extends PlainCombine {
  /** Made by the service loader. */
  public MinCombine() {
    super("min", "Keeps the darkest samples.");
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return ExtremeCombiner.MIN;
  }
}
