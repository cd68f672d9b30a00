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
import io.github.stacker.filters.Range;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GammaTest extends FilterContract<Gamma.Parameters> {
  private static final List<Band> GREY = List.of(Band.GREY);
  private static final double[] BYTES = {0, 1, 2, 63, 127, 128, 200, 254, 255};

  @Override
  protected Gamma provider() {
    return new Gamma();
  }

  @Override
  protected Gamma.Parameters parameters() {
    return new Gamma.Parameters(2.2);
  }

  /** NumPy 1.24.2: {@code 255 * (g / 255.0) ** (1 / 2.2)}. */
  @Test
  void bytesGiveTheNumbersOfNumpy() throws IOException {
    ImageInfo info = ImageInfo.of(BYTES.length, 1, GREY, SampleType.UINT8);
    double[] bent = applied(gamma(2.2), MemoryImage.of(info, i -> BYTES[i])).toArray();
    double[] expected = {
      0.0,
      20.542735776767515,
      28.15075820053868,
      135.06423035779622,
      185.75165797250278,
      186.415059453921,
      228.33947886562532,
      254.5449674160148,
      255.0
    };
    assertArrayEquals(expected, bent, 1e-5);
  }

  @Test
  void everySampleFollowsThePowerLaw() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      MemoryImage bent = applied(gamma(0.6), image);
      for (int band = 0; band < input.colourBandCount(); band++) {
        for (int x = 0; x < input.width(); x++) {
          double expected =
              input.white() * Math.pow(image.get(x, 9, band) / input.white(), 1 / 0.6);
          assertEquals(expected, bent.get(x, 9, band), 1e-7 * input.white());
        }
      }
    }
  }

  @Test
  void samplesBelowBlackAndAboveWhiteStayThere() throws IOException {
    ImageInfo info = ImageInfo.of(3, 1, GREY, SampleType.FLOAT64);
    double[] samples = {-0.25, -0.0, 4};
    double[] bent = applied(gamma(2), MemoryImage.of(info, i -> samples[i])).toArray();
    assertArrayEquals(new double[] {-0.5, -0.0, 2}, bent);
  }

  @Test
  void gammaOfOneChangesNothing() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 2);
      double[] bent = applied(gamma(1), image).toArray();
      assertArrayEquals(image.toArray(), bent, 1e-12 * input.white());
    }
  }

  @Test
  void gammaOutsideTheLimitsIsRefused() {
    for (double gamma : new double[] {0, -1, 101, Double.NaN}) {
      assertEquals(
          "gamma is " + Range.plain(gamma) + ", not within 0.01 to 100",
          assertThrows(IllegalArgumentException.class, () -> gamma(gamma)).getMessage());
    }
  }

  private static Filter gamma(double gamma) {
    return new Gamma().create(new Gamma.Parameters(gamma));
  }
}
