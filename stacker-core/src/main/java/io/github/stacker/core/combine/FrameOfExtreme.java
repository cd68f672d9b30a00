package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * The number of the frame whose sample is the smallest or the largest, of equal samples the first.
 *
 * @param extreme which of the two
 */
record FrameOfExtreme(ExtremeCombiner extreme) implements FoldCombiner {
  /** Stands for the frame where there was no sample yet. */
  private static final int NONE = -1;

  @Override
  public FoldKernel newKernel(StackInfo stack) {
    int sign = extreme == ExtremeCombiner.MIN ? 1 : -1;
    return stack.sampleType().isInteger() ? new Ints(sign) : new Doubles(sign);
  }

  @Override
  public boolean keepsScale() {
    return false;
  }

  @Override
  public SampleType naturalType(StackInfo stack) {
    return stack.frames() - 1 <= SampleType.UINT16.white() ? SampleType.UINT16 : SampleType.FLOAT64;
  }

  private static void copyFrames(FoldState state, double[] result, int count) {
    int[] frames = state.ints(0);
    for (int i = 0; i < count; i++) {
      result[i] = frames[i];
    }
  }

  /** Planes: the frame, the least of sign times sample. */
  private record Ints(int sign) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(
          new StatePlane(StatePlane.Type.INT32, NONE),
          new StatePlane(StatePlane.Type.INT32, Integer.MAX_VALUE));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      int[] frames = state.ints(0);
      int[] least = state.ints(1);
      int[] added = samples.ints();
      int[] present = samples.present();
      int frame = samples.frame();
      for (int i = 0; i < samples.count(); i++) {
        int sample = sign * added[i];
        if (sample < least[i] && present[i] != 0) {
          least[i] = sample;
          frames[i] = frame;
        }
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      copyFrames(state, result, count);
    }
  }

  /** Planes: the frame, the least of sign times sample. An infinite sample may be the only one. */
  private record Doubles(int sign) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(
          new StatePlane(StatePlane.Type.INT32, NONE),
          new StatePlane(StatePlane.Type.FLOAT64, Double.POSITIVE_INFINITY));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      int[] frames = state.ints(0);
      double[] least = state.doubles(1);
      double[] added = samples.doubles();
      int[] present = samples.present();
      int frame = samples.frame();
      for (int i = 0; i < samples.count(); i++) {
        double sample = sign * added[i];
        if ((sample < least[i] || frames[i] == NONE) && present[i] != 0) {
          least[i] = sample;
          frames[i] = frame;
        }
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      copyFrames(state, result, count);
    }
  }
}
