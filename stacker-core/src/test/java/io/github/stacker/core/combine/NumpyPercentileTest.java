package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Percentiles that NumPy 1.24.2 gave, to the last bit. The stacks were made by
 *
 * <pre>
 * def stack(n):
 *     x, out = n, []
 *     for _ in range(n):
 *         x = (x * 1103515245 + 12345) % 2**31
 *         out.append(x / 1e9)
 *     return numpy.array(out)
 * def integers(n):
 *     return numpy.array([int(v * 1e9) % 256 for v in stack(n)], dtype=numpy.uint8)
 * </pre>
 *
 * <p>and the results by {@code float(numpy.percentile(stack(n), q, method=m))}.
 */
class NumpyPercentileTest {
  private static final int MOST_FRAMES = 70;

  @Test
  void someResultsAreThoseOfNumpy() {
    assertPercentiles(1, 30, 1.10352759, 1.10352759, 1.10352759, 1.10352759, 1.10352759);
    assertPercentiles(2, 25, 0.41850793825, 0.059559187, 1.495354192, 0.059559187, 0.7774566895);
    assertPercentiles(
        4, 33.3, 0.243086247677, 0.119106029, 0.243210352, 0.243210352, 0.18115819049999998);
    assertPercentiles(5, 12.5, 0.6111266165, 0.554244747, 0.668008486, 0.554244747, 0.6111266165);
    assertPercentiles(
        10, 7, 0.24176436249000005, 0.146443332, 0.297746555, 0.297746555, 0.22209494350000003);
    assertPercentiles(11, 95, 1.7535625495, 1.729267513, 1.777857586, 1.777857586, 1.7535625495);
    assertPercentiles(64, 50, 1.0828197785, 1.056696353, 1.108943204, 1.108943204, 1.0828197785);
    assertPercentiles(101, 66.6, 1.5162185224, 1.498530187, 1.528010746, 1.528010746, 1.5132704665);
  }

  private static void assertPercentiles(int n, double q, double... expected) {
    for (Interpolation method : Interpolation.values()) {
      assertEquals(
          expected[method.ordinal()],
          percentile(q, method, SampleType.FLOAT64, stack(n)),
          method + " of " + n);
    }
  }

  /**
   * Every {@code q = 0.7 k} below 100 and 100 itself of stacks of 1 to 70 samples, hashed as {@code
   * h = (h * 31 + bits of the result) % 2**64}.
   */
  @Test
  void allBitsOfVeryManyResultsAreThoseOfNumpy() {
    assertHash(0x16f828bcf045100dL, Interpolation.LINEAR, SampleType.FLOAT64);
    assertHash(0x8edd34533f77b5f6L, Interpolation.LOWER, SampleType.FLOAT64);
    assertHash(0x85959c3105daa53fL, Interpolation.HIGHER, SampleType.FLOAT64);
    assertHash(0x1cc3f163e4786c93L, Interpolation.NEAREST, SampleType.FLOAT64);
    assertHash(0xb8cd432fa2e16f33L, Interpolation.MIDPOINT, SampleType.FLOAT64);
    assertHash(0x6835bcb49156116dL, Interpolation.LINEAR, SampleType.UINT8);
    assertHash(0xda41000000000000L, Interpolation.LOWER, SampleType.UINT8);
    assertHash(0x7417400000000000L, Interpolation.HIGHER, SampleType.UINT8);
    assertHash(0xb161600000000000L, Interpolation.NEAREST, SampleType.UINT8);
    assertHash(0x7249c00000000000L, Interpolation.MIDPOINT, SampleType.UINT8);
  }

  private static void assertHash(long expected, Interpolation method, SampleType type) {
    long hash = 0;
    for (int n = 1; n <= MOST_FRAMES; n++) {
      double[] stack = type.isInteger() ? integers(n) : stack(n);
      for (int k = 0; k < 144; k++) {
        double percentile = percentile(Math.min(100, k * 0.7), method, type, stack);
        hash = hash * 31 + Double.doubleToRawLongBits(percentile);
      }
    }
    assertEquals(Long.toHexString(expected), Long.toHexString(hash), method + " of " + type);
  }

  private static double percentile(
      double q, Interpolation interpolation, SampleType type, double[] stack) {
    StackCombiner combiner =
        new PercentileCombine().create(new PercentileParameters(q, interpolation));
    double[][] frames =
        Arrays.stream(stack).mapToObj(sample -> new double[] {sample}).toArray(double[][]::new);
    return StackRunner.of(combiner, type, frames).results()[0];
  }

  private static double[] stack(int n) {
    double[] stack = new double[n];
    long x = n;
    for (int i = 0; i < n; i++) {
      x = (x * 1103515245 + 12345) % (1L << 31);
      stack[i] = x / 1e9;
    }
    return stack;
  }

  private static double[] integers(int n) {
    return Arrays.stream(stack(n)).map(sample -> (long) (sample * 1e9) % 256).toArray();
  }
}
