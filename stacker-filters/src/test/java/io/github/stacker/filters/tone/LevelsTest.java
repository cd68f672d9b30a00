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
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest extends FilterContract<Levels.Parameters> {
  private static final List<Band> GREY = List.of(Band.GREY);
  private static final double[] SHORTS = {
    6554, 10000, 15000, 20000, 30000, 40000, 50000, 52000, 52428
  };

  @Override
  protected Levels provider() {
    return new Levels();
  }

  @Override
  protected Levels.Parameters parameters() {
    return new Levels.Parameters(0.1, 0.8, 1.5);
  }

  /** ImageMagick 6.9.11 (Q16): {@code convert in.pgm -level 10%,80%,1.5 out.pgm}. */
  @Test
  void shortsAreThoseOfImageMagick() throws IOException {
    double[] expected = {32, 11668, 21210, 28918, 41893, 53088, 63202, 65127, 65535};
    assertArrayEquals(expected, ofShorts(levels(0.1, 0.8, 1.5)), 0.51);
  }

  /** ImageMagick 6.9.11 (Q16): {@code convert in.pgm -level 10%,80% out.pgm}. */
  @Test
  void shortsAreThoseOfImageMagickWithoutGamma() throws IOException {
    double[] expected = {1, 4924, 12066, 19209, 33495, 47781, 62066, 64924, 65535};
    assertArrayEquals(expected, ofShorts(levels(0.1, 0.8, 1)), 0.51);
  }

  private static double[] ofShorts(Filter levels) throws IOException {
    ImageInfo info = ImageInfo.of(SHORTS.length, 1, GREY, SampleType.UINT16);
    return applied(levels, MemoryImage.of(info, i -> SHORTS[i])).toArray();
  }

  @Test
  void everySampleFollowsTheFormula() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      MemoryImage stretched = applied(levels(0.125, 0.75, 0.6), image);
      for (int band = 0; band < input.colourBandCount(); band++) {
        for (int x = 0; x < input.width(); x++) {
          double share = (image.get(x, 9, band) / input.white() - 0.125) / 0.625;
          double bent = Math.signum(share) * Math.pow(Math.abs(share), 1 / 0.6);
          assertEquals(input.white() * bent, stretched.get(x, 9, band), 2e-7 * input.white());
        }
      }
    }
  }

  @Test
  void thePointsBecomeBlackAndWhiteExactlyAndNothingIsClamped() throws IOException {
    ImageInfo info = ImageInfo.of(4, 1, GREY, SampleType.FLOAT64);
    double[] samples = {0.25, 0.5, 0, 1.25};
    double[] stretched =
        applied(levels(0.25, 0.5, 2), MemoryImage.of(info, i -> samples[i])).toArray();
    assertArrayEquals(new double[] {0, 1, -1, 2}, stretched);
  }

  @Test
  void withoutParametersNothingChanges() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 2);
      double[] same = applied(levels(0, 1, 1), image).toArray();
      assertArrayEquals(image.toArray(), same, 1e-12 * input.white());
    }
  }

  @Test
  void numbersThatMakeNoLevelsAreRefused() {
    assertRefused("black is -0.1, not within 0 to 1", -0.1, 1, 1);
    assertRefused("white is NaN, not within 0 to 1", 0, Double.NaN, 1);
    assertRefused("gamma is 0, not within 0.01 to 100", 0, 1, 0);
    assertRefused(
        "white is 0.2, not above black, which is 0.7; invert makes negatives", 0.7, 0.2, 1);
    assertRefused(
        "white is 0.5, not above black, which is 0.5; invert makes negatives", 0.5, 0.5, 1);
    assertRefused("white is 0, not above black, which is 1; invert makes negatives", 1, 0, 1);
  }

  private static void assertRefused(String message, double black, double white, double gamma) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> levels(black, white, gamma))
            .getMessage());
  }

  private static Filter levels(double black, double white, double gamma) {
    return new Levels().create(new Levels.Parameters(black, white, gamma));
  }
}
