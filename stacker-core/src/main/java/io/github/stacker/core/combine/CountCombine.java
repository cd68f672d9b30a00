package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * The number of samples that are there: frames minus those whose alpha is below full or whose
 * sample is NaN.
 */
public final class CountCombine extends PlainCombine {
  /** Made by the service loader. */
  public CountCombine() {
    super("count", "Counts the samples: the coverage.");
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return new Combine();
  }

  private record Combine() implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return new Counter();
    }

    @Override
    public boolean keepsScale() {
      return false;
    }

    @Override
    public SampleType naturalType(StackInfo stack) {
      return stack.frames() <= SampleType.UINT16.white() ? SampleType.UINT16 : SampleType.FLOAT64;
    }
  }

  /** The engine counts already; there is no state. */
  private record Counter() implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of();
    }

    @Override
    public boolean definedWithoutSamples() {
      return true;
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {}

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      for (int i = 0; i < count; i++) {
        result[i] = coverage[i];
      }
    }
  }
}
