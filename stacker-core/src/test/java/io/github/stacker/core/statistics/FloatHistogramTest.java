package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FloatHistogramTest {
  private final FloatHistogram histogram = new FloatHistogram();

  /** Rounds to 16 significant bits by arithmetic, halves away from zero. */
  static double rounded(double sample) {
    float stored = (float) sample;
    double unit = Math.scalb(1.0, Math.max(Math.getExponent(stored), -126) - 15);
    double steps = Math.floor(Math.abs(stored) / unit + 0.5);
    return Math.copySign(steps * unit, steps == 0 ? 1 : stored);
  }

  @Test
  void binsHoldSamplesRoundedToSixteenBits() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      float sample = Float.intBitsToFloat(random.nextInt());
      if (Math.abs(sample) < 0x1.ffffp127) {
        double value = histogram.value(FloatHistogram.bin(sample));
        assertEquals(rounded(sample), value);
        assertTrue(
            Math.abs(value - sample) <= Math.max(0x1p-16 * Math.abs(sample), Float.MIN_NORMAL));
      }
    }
  }

  @Test
  void binsAreInTheOrderOfTheirValues() {
    double[] samples =
        new Random(2)
            .ints(100_000)
            .mapToDouble(Float::intBitsToFloat)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    int[] bins = Arrays.stream(samples).mapToInt(FloatHistogram::bin).toArray();
    for (int i = 1; i < bins.length; i++) {
      assertTrue(bins[i - 1] <= bins[i]);
      assertTrue(histogram.value(bins[i - 1]) <= histogram.value(bins[i]));
    }
  }

  @Test
  void extremeSamplesHaveBins() {
    double[] samples = {-Float.MAX_VALUE, -Float.MIN_VALUE, -0.0, 0, 1e-300, Float.MAX_VALUE};
    histogram.add(samples, samples.length);
    assertEquals(4, histogram.count(FloatHistogram.bin(0)));
    int lowest = histogram.nextUsed(0);
    int highest = histogram.previousUsed(histogram.bins() - 1);
    assertEquals(-Float.MAX_VALUE, histogram.value(lowest), Float.MAX_VALUE * 0x1p-16);
    assertEquals(Float.MAX_VALUE, histogram.value(highest), Float.MAX_VALUE * 0x1p-16);
    assertEquals(histogram.bins(), histogram.nextUsed(highest + 1));
    assertEquals(-1, histogram.previousUsed(lowest - 1));
  }

  @Test
  void countsGoBeyondSixteenBits() {
    int bin = FloatHistogram.bin(0.25);
    histogram.page(bin)[bin & 4095] = (char) -2;
    histogram.add(new double[] {0.25, 0.25, 0.25}, 3);
    assertEquals((1L << 16) + 1, histogram.count(bin));
    assertEquals(bin, histogram.nextUsed(0));
    assertEquals(0, histogram.count(bin + 1));
  }

  @Test
  void aFullBinWhoseLastBitsAreZeroIsNotTakenForEmpty() {
    int bin = FloatHistogram.bin(-3);
    histogram.page(bin)[bin & 4095] = (char) -1;
    histogram.add(new double[] {-3}, 1);
    assertEquals(1L << 16, histogram.count(bin));
    assertEquals(bin, histogram.nextUsed(0));
  }
}
