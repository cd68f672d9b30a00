package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import io.github.stacker.api.contract.FoldRunner;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stacks so deep that rounding or overflow would show. */
class ExactnessTest {
  private static final int MILLION = 1_000_000;

  @Test
  void theVarianceOfAMillionNearlyWhiteSamplesIsExact() {
    int[] pattern = {65535, 65534, 65535, 65535};
    assertVariance(pattern, MILLION);
  }

  @Test
  void theVarianceOfAMillionEqualSamplesIsNought() {
    assertEquals(0, variance(SigmaKind.SAMPLE, new int[] {65535}, MILLION));
    assertEquals(0, variance(SigmaKind.POPULATION, new int[] {65535}, MILLION));
  }

  @Test
  void theLargestVarianceThereIsIsExact() {
    assertVariance(new int[] {0, 65535}, 1 << 20);
  }

  @Test
  void variancesAreExactOnBothSidesOfEachWidthOfState() {
    int last32 = Integer.MAX_VALUE / (255 * 255);
    for (int frames : new int[] {last32, last32 + 1, 3 * last32}) {
      int[] pattern = {255, 254, 0, 255, 1};
      double actual =
          fold(varianceKernel(SigmaKind.SAMPLE, frames, SampleType.UINT8), pattern, frames);
      assertEquals(exactVariance(pattern, frames, frames - 1), actual, Math.ulp(actual));
    }
  }

  @Test
  void sumsOf16BitFramesBeyond31BitsAreExact() {
    for (int frames : new int[] {32_768, 32_769, 40_000, MILLION}) {
      assertEquals(65535L * frames, sum(new int[] {65535}, frames));
      assertEquals(65535L * (frames / 2), sum(new int[] {0, 65535}, frames - frames % 2));
    }
  }

  @Test
  void meansOfAMillionEqualSamplesAreThatSample() {
    for (int sample : new int[] {0, 1, 12_345, 65_535}) {
      FoldKernel kernel = kernel(new MeanCombine(), MILLION);
      assertEquals(sample, fold(kernel, new int[] {sample}, MILLION));
    }
  }

  @Test
  void theVarianceOfFloatingSamplesFarFromNoughtLosesLittleToCancellationSeed2() {
    Random random = new Random(2);
    double[][] frames = new double[2000][1];
    double[] stack = new double[frames.length];
    for (int i = 0; i < frames.length; i++) {
      stack[i] = 1e9 + random.nextGaussian();
      frames[i][0] = stack[i];
    }
    FoldCombiner combiner = new VarianceCombine().create(new SpreadParameters(SigmaKind.SAMPLE));
    double actual = FoldRunner.combine(combiner, SampleType.FLOAT64, frames)[0];
    assertEquals(Spread.variance(stack, SigmaKind.SAMPLE), actual, 1e-7);
  }

  @Test
  void sumsAreWrittenInATypeThatHoldsThem() {
    SumCombine sum = new SumCombine();
    FoldCombiner combiner = sum.create(new NoParameters());
    assertEquals(
        SampleType.FLOAT32, combiner.naturalType(new StackInfo(256, SampleType.UINT16, true)));
    assertEquals(
        SampleType.FLOAT64, combiner.naturalType(new StackInfo(257, SampleType.UINT16, true)));
    assertTrue(256 * SampleType.UINT16.white() <= 1 << 24);
  }

  private static void assertVariance(int[] pattern, int frames) {
    double sample = variance(SigmaKind.SAMPLE, pattern, frames);
    assertEquals(exactVariance(pattern, frames, frames - 1), sample, Math.ulp(sample));
    double population = variance(SigmaKind.POPULATION, pattern, frames);
    assertEquals(exactVariance(pattern, frames, frames), population, Math.ulp(population));
  }

  private static double variance(SigmaKind kind, int[] pattern, int frames) {
    return fold(varianceKernel(kind, frames, SampleType.UINT16), pattern, frames);
  }

  private static FoldKernel varianceKernel(SigmaKind kind, int frames, SampleType type) {
    FoldCombiner combiner = new VarianceCombine().create(new SpreadParameters(kind));
    return combiner.newKernel(new StackInfo(frames, type, true));
  }

  private static double sum(int[] pattern, int frames) {
    return fold(kernel(new SumCombine(), frames), pattern, frames);
  }

  private static FoldKernel kernel(CombinerProvider<NoParameters> provider, int frames) {
    FoldCombiner combiner = (FoldCombiner) provider.create(new NoParameters());
    return combiner.newKernel(new StackInfo(frames, SampleType.UINT16, true));
  }

  /** The variance in whole numbers, divided once. */
  private static double exactVariance(int[] pattern, int frames, int divisor) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger squares = BigInteger.ZERO;
    for (int i = 0; i < frames; i++) {
      BigInteger sample = BigInteger.valueOf(pattern[i % pattern.length]);
      sum = sum.add(sample);
      squares = squares.add(sample.pow(2));
    }
    BigInteger n = BigInteger.valueOf(frames);
    BigDecimal numerator = new BigDecimal(n.multiply(squares).subtract(sum.pow(2)));
    BigDecimal denominator = new BigDecimal(n.multiply(BigInteger.valueOf(divisor)));
    return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
  }

  /** Folds a stack of one place that repeats a pattern. */
  private static double fold(FoldKernel kernel, int[] pattern, int frames) {
    OnePlace place = new OnePlace(kernel);
    for (int frame = 0; frame < frames; frame++) {
      place.frame = frame;
      place.sample[0] = pattern[frame % pattern.length];
      kernel.add(place, place);
    }
    double[] result = new double[1];
    kernel.finish(place, new int[] {frames}, result, 1);
    return result[0];
  }

  /** One place: its sample and its state. */
  private static final class OnePlace implements FrameSamples, FoldState {
    private final int[] sample = new int[1];
    private final int[] present = {1};
    private final Object[] planes;
    private int frame;

    OnePlace(FoldKernel kernel) {
      planes = kernel.planes().stream().map(OnePlace::array).toArray();
    }

    private static Object array(StatePlane plane) {
      assertEquals(0, plane.initial());
      return switch (plane.type()) {
        case INT32 -> new int[1];
        case INT64 -> new long[1];
        case FLOAT64 -> new double[1];
      };
    }

    @Override
    public int frame() {
      return frame;
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public int[] ints() {
      return sample;
    }

    @Override
    public double[] doubles() {
      throw new IllegalStateException("the frames are of integers");
    }

    @Override
    public int[] present() {
      return present;
    }

    @Override
    public int[] ints(int plane) {
      return (int[]) planes[plane];
    }

    @Override
    public long[] longs(int plane) {
      return (long[]) planes[plane];
    }

    @Override
    public double[] doubles(int plane) {
      return (double[]) planes[plane];
    }
  }
}
