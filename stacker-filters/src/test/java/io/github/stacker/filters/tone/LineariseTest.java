package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.tone.TransferCurve.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineariseTest extends FilterContract<TransferCurve> {
  private static final double[] BYTES = {0, 10, 11, 63, 127, 128, 200, 254, 255};

  @Override
  protected Linearise provider() {
    return new Linearise();
  }

  @Override
  protected TransferCurve parameters() {
    return new TransferCurve(Kind.SRGB, 2.2);
  }

  /**
   * NumPy 1.24.2, {@code c = g / 255}: {@code 255 * where(c <= 0.04045, c / 12.92, ((c + 0.055) /
   * 1.055) ** 2.4)}.
   */
  @Test
  void bytesOfSrgbGiveTheLightOfNumpy() throws IOException {
    double[] expected = {
      0.0,
      0.7739938080495355,
      0.853366619794286,
      12.675174325952444,
      54.11884314058408,
      55.04442752904431,
      147.28301230956092,
      252.7310347640266,
      255.0
    };
    assertArrayEquals(expected, ofBytes(Kind.SRGB, 2.2), 1e-5);
  }

  /** NumPy 1.24.2: {@code 255 * (g / 255) ** 1.8}. */
  @Test
  void bytesOfAPowerLawGiveTheLightOfNumpy() throws IOException {
    double[] expected = {
      0.0,
      0.7494934739085808,
      0.889763710710185,
      20.586420746601018,
      72.71341692944564,
      73.7472450249704,
      164.67279158028,
      253.20282426845932,
      255.0
    };
    assertArrayEquals(expected, ofBytes(Kind.GAMMA, 1.8), 1e-5);
  }

  private static double[] ofBytes(Kind curve, double gamma) throws IOException {
    ImageInfo info = ImageInfo.of(BYTES.length, 1, List.of(Band.GREY), SampleType.UINT8);
    return applied(linearise(curve, gamma), MemoryImage.of(info, i -> BYTES[i])).toArray();
  }

  @Test
  void everySampleFollowsTheFormulaOfSrgb() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      MemoryImage light = applied(linearise(Kind.SRGB, 2.2), image);
      for (int band = 0; band < input.colourBandCount(); band++) {
        for (int x = 0; x < input.width(); x++) {
          double share = image.get(x, 9, band) / input.white();
          double expected =
              share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
          assertEquals(input.white() * expected, light.get(x, 9, band), 1e-7 * input.white());
        }
      }
    }
  }

  @Test
  void samplesBelowBlackAreMirroredAndThoseAboveWhiteFollowTheFormula() throws IOException {
    ImageInfo info = ImageInfo.of(4, 1, List.of(Band.GREY), SampleType.FLOAT64);
    double[] samples = {-1, -0.0, -0.0323, 2};
    double[] light =
        applied(linearise(Kind.SRGB, 2.2), MemoryImage.of(info, i -> samples[i])).toArray();
    double[] expected = {-1, -0.0, -0.0025, Math.pow(2.055 / 1.055, 2.4)};
    assertArrayEquals(expected, light, 1e-14);
    assertEquals(-1, light[0]);
  }

  @Test
  void gammaThatIsImpossibleOrOfAnotherCurveIsRefused() {
    assertRefused("gamma is 0, not within 0.01 to 100", Kind.GAMMA, 0);
    assertRefused("gamma is NaN, not within 0.01 to 100", Kind.SRGB, Double.NaN);
    assertRefused(
        "gamma is 1.8, but curve srgb has none; leave it out or set \"curve\": \"gamma\"",
        Kind.SRGB,
        1.8);
  }

  private static void assertRefused(String message, Kind curve, double gamma) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> linearise(curve, gamma)).getMessage());
  }

  private static Filter linearise(Kind curve, double gamma) {
    return new Linearise().create(new TransferCurve(curve, gamma));
  }
}
