package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The numbers of siril-cli 1.0.6 for three frames, as FITS of 16-bit integers and of floats (the
 * integers divided by 65536), with {@code set32bits}.
 *
 * <p>Statistics are from the M lines of the {@code .seq} file and from {@code seqstat}.
 * Coefficients and weights were fitted, by least squares, to what {@code stack s_ rej s 9 9
 * -norm=...} wrote (three frames, none rejected); the residuals were 5e-6 of the samples' size.
 *
 * <p>Siril's medians of floats come from a histogram of 65536 steps between minimum and maximum,
 * within which it interpolates; a step is 0.32 here, so location and scale may differ by about
 * that. Stacking reads 16-bit frames as floats too.
 */
class SirilTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 120;
  private static final double STEP = 0.4;

  private static final List<MeasuredFrame> FRAMES = new ArrayList<>();

  @BeforeAll
  static void measure() throws IOException {
    for (int frame = 0; frame < 3; frame++) {
      FrameStatistics statistics =
          FrameStatistics.of(frame(frame, SampleType.UINT16, 1), Zeros.COUNT);
      FRAMES.add(new MeasuredFrame(frame, "s_0000" + (frame + 1) + ".fit", statistics));
    }
  }

  /** Noise of four added bytes on a ramp, with a bright sample now and then. */
  private static MemoryImage frame(int frame, SampleType type, double divisor) {
    ImageInfo info = ImageInfo.of(WIDTH, HEIGHT, List.of(Band.GREY), type);
    return MemoryImage.of(
        info,
        i -> {
          int bytes = hash(i, frame * 2 + 1);
          int noise = (bytes & 255) + (bytes >>> 8 & 255) + (bytes >>> 16 & 255) + (bytes >>> 24);
          boolean star = Integer.remainderUnsigned(hash(i, frame * 2 + 2), 251) == 0;
          int sky = 1000 + 300 * frame + noise * (frame + 2) / 2 + i / WIDTH * 3;
          return (sky + (star ? 20_000 : 0)) / divisor;
        });
  }

  private static int hash(int i, int seed) {
    int x = i * (int) 2_654_435_761L + seed * 40_503;
    x ^= x >>> 16;
    x *= 0x85ebca6b;
    x ^= x >>> 13;
    x *= 0xc2b2ae35;
    return x ^ x >>> 16;
  }

  @Test
  void statisticsOfIntegersAreThoseOfSiril() {
    double[][] expected = {
      // mean, median, sigma, min, max, mad, location, scale, noise
      {1768.77, 1690, 1276.13, 1088, 22128, 125, 1689.02, 182.073, 148.518},
      {2318.62, 2243, 1252.43, 1349, 22756, 171, 2242.01, 249.218, 222.032},
      {2881.17, 2803, 1325.48, 1720, 23491, 219, 2800.99, 316.471, 297.059}
    };
    for (int frame = 0; frame < 3; frame++) {
      assertAgrees(expected[frame], FRAMES.get(frame).statistics().bands().get(0), 1, 0);
    }
  }

  @Test
  void statisticsOfFloatsAreThoseOfSiril() throws IOException {
    double[][] expected = {
      {
        2.698923e-2,
        2.578333e-2,
        1.947220e-2,
        1.660156e-2,
        3.376465e-1,
        1.903130e-3,
        0.0257724,
        0.00277821,
        2.266212e-3
      },
      {
        3.537936e-2,
        3.422377e-2,
        1.911056e-2,
        2.058411e-2,
        3.472290e-1,
        2.606223e-3,
        0.0342104,
        0.00380276,
        3.387942e-3
      },
      {
        4.396313e-2,
        4.276705e-2,
        2.022516e-2,
        2.624512e-2,
        3.584442e-1,
        3.345848e-3,
        0.0427397,
        0.00482896,
        4.532755e-3
      }
    };
    for (int frame = 0; frame < 3; frame++) {
      MemoryImage image = frame(frame, SampleType.FLOAT32, 65_536);
      BandStatistics statistics = FrameStatistics.of(image, Zeros.COUNT).bands().get(0);
      assertAgrees(expected[frame], statistics, 1.0 / 65_536, STEP);
    }
  }

  private static void assertAgrees(
      double[] expected, BandStatistics actual, double unit, double medianError) {
    double printed = 6e-6;
    assertEquals(WIDTH * HEIGHT, actual.samples());
    assertEquals(expected[0], actual.mean(), expected[0] * printed);
    assertEquals(expected[1], actual.median(), medianError * unit);
    assertEquals(expected[2], actual.standardDeviation(), expected[2] * printed);
    assertEquals(expected[3], actual.minimum(), expected[3] * printed);
    assertEquals(expected[4], actual.maximum(), expected[4] * printed);
    assertEquals(expected[5], actual.mad(), medianError * unit);
    assertEquals(expected[6], actual.location(), STEP * unit);
    assertEquals(expected[7], actual.scale(), STEP * unit);
    assertEquals(expected[8], actual.noise(), expected[8] * printed);
  }

  @Test
  void coefficientsAreThoseOfSiril() {
    assertScales(true, NormaliseMode.ADDITIVE, 0.730577, 0.575323);
    assertScales(false, NormaliseMode.ADDITIVE, 1, 1);
    assertScales(true, NormaliseMode.MULTIPLICATIVE, 0.550380, 0.346924);
    assertScales(false, NormaliseMode.MULTIPLICATIVE, 0.753350, 0.603008);
    assertEquals(128.606, sumOfOffsets(true), 3 * STEP);
    assertEquals(-1664.962, sumOfOffsets(false), 3 * STEP);
  }

  private static void assertScales(boolean scaling, NormaliseMode mode, double... scales) {
    Normalisation normalisation = normalisation(mode, scaling);
    assertEquals(1, normalisation.of(0, 0).scale());
    for (int frame = 1; frame < 3; frame++) {
      assertEquals(scales[frame - 1], normalisation.of(frame, 0).scale(), 1e-3);
    }
  }

  private static double sumOfOffsets(boolean scaling) {
    Normalisation normalisation = normalisation(NormaliseMode.ADDITIVE, scaling);
    return normalisation.functions().stream().mapToDouble(frame -> frame.get(0).offset()).sum();
  }

  private static Normalisation normalisation(NormaliseMode mode, boolean scaling) {
    return new NormaliseMethod(
            mode, scaling, Estimator.IKSS, BandMatching.EACH, OptionalInt.empty())
        .of(FRAMES, 0);
  }

  @Test
  void noiseWeightsAreThoseOfSiril() {
    List<Double> weights =
        FrameWeights.byNoise(FRAMES, normalisation(NormaliseMode.ADDITIVE, true));
    double[] weighted = {1.156747, 0.708437, 0.502578};
    double[] scales = {1, 0.730577, 0.575323};
    for (int frame = 0; frame < 3; frame++) {
      assertEquals(weighted[frame] / scales[frame], weights.get(frame), 1e-3);
    }
  }
}
