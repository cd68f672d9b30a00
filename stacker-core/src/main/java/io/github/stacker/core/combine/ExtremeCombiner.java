package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.StackInfo;
import java.util.Optional;

/** Keeps the smallest sample or the largest, and can tell which frame it is from. */
enum ExtremeCombiner implements FoldCombiner {
  MIN {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return Extremes.minimum(stack);
    }
  },
  MAX {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return Extremes.maximum(stack);
    }
  };

  @Override
  public Optional<FoldCombiner> provenance() {
    return Optional.of(new FrameOfExtreme(this));
  }
}
