package io.github.stacker.core.combine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * Kernels for the variance.
 *
 * <p>Integers: with exact sums S of the samples and Q of their squares, the variance is (nQ -
 * S&sup2;) / (n(n-1)), or over n&sup2; for the population; the numerator is exact too, to 128 bits
 * where it must be. Others: Welford's recurrence with weights 1 and 0, which loses little to
 * cancellation. Source: B. P. Welford (1962), Technometrics 4, 419.
 */
final class Moments {
  private static final double TWO_TO_64 = 0x1p64;

  private Moments() {}

  /** What is made of the moments. */
  enum Result {
    VARIANCE,
    STANDARD_DEVIATION
  }

  static FoldKernel kernel(StackInfo stack, SigmaKind kind, Result result) {
    Finish finish = new Finish(kind, result);
    if (!stack.sampleType().isInteger()) {
      return new Doubles(finish);
    }
    return Sums.largest(stack, 2) <= Integer.MAX_VALUE ? new Ints(finish) : new Longs(finish);
  }

  /** Turns sums of squares into what is wanted. */
  private record Finish(SigmaKind kind, Result wanted) {
    double ofSums(long n, long sum, long squares) {
      return root(numerator(n, sum, squares) / ((double) n * divisor(n)));
    }

    double ofDeviations(long n, double squaredDeviations) {
      return root(squaredDeviations / divisor(n));
    }

    private long divisor(long n) {
      return kind == SigmaKind.SAMPLE ? n - 1 : n;
    }

    private double root(double variance) {
      return wanted == Result.STANDARD_DEVIATION ? Math.sqrt(variance) : variance;
    }

    /** n * squares - sum * sum, exact to 128 bits, then rounded. Neither product is negative. */
    private static double numerator(long n, long sum, long squares) {
      long high = Math.multiplyHigh(n, squares) - Math.multiplyHigh(sum, sum);
      long lowLeft = n * squares;
      long lowRight = sum * sum;
      if (Long.compareUnsigned(lowLeft, lowRight) < 0) {
        high--;
      }
      long low = lowLeft - lowRight;
      if (high == 0 && low >= 0) {
        return low;
      }
      return high * TWO_TO_64 + (low >>> 1) * 2.0;
    }
  }

  private record Ints(Finish finish) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      StatePlane plane = new StatePlane(StatePlane.Type.INT32, 0);
      return List.of(plane, plane);
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      add(state.ints(0), state.ints(1), samples.ints(), samples.count());
    }

    private static void add(int[] sums, int[] squares, int[] samples, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] += samples[i];
        squares[i] += samples[i] * samples[i];
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      int[] sums = state.ints(0);
      int[] squares = state.ints(1);
      for (int i = 0; i < count; i++) {
        result[i] = finish.ofSums(coverage[i], sums[i], squares[i]);
      }
    }
  }

  private record Longs(Finish finish) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      StatePlane plane = new StatePlane(StatePlane.Type.INT64, 0);
      return List.of(plane, plane);
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      add(state.longs(0), state.longs(1), samples.ints(), samples.count());
    }

    private static void add(long[] sums, long[] squares, int[] samples, int count) {
      for (int i = 0; i < count; i++) {
        long sample = samples[i];
        sums[i] += sample;
        squares[i] += sample * sample;
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      long[] sums = state.longs(0);
      long[] squares = state.longs(1);
      for (int i = 0; i < count; i++) {
        result[i] = finish.ofSums(coverage[i], sums[i], squares[i]);
      }
    }
  }

  /** Planes: number of samples, their mean, the sum of squared deviations from it. */
  private record Doubles(Finish finish) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      StatePlane plane = new StatePlane(StatePlane.Type.FLOAT64, 0);
      return List.of(plane, plane, plane);
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      double[] numbers = state.doubles(0);
      double[] means = state.doubles(1);
      double[] deviations = state.doubles(2);
      double[] added = samples.doubles();
      int[] present = samples.present();
      for (int i = 0; i < samples.count(); i++) {
        double weight = present[i];
        double number = numbers[i] + weight;
        double delta = weight * (added[i] - means[i]);
        double mean = means[i] + delta / Math.max(1, number);
        numbers[i] = number;
        means[i] = mean;
        deviations[i] += delta * (added[i] - mean);
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      double[] deviations = state.doubles(2);
      for (int i = 0; i < count; i++) {
        result[i] = finish.ofDeviations(coverage[i], deviations[i]);
      }
    }
  }
}
