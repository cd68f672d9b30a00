package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoStretchTest extends FilterContract<AutoStretch.Parameters> {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final AutoStretch.Parameters LINKED = new AutoStretch.Parameters(0.25, -2.8, true);
  private static final AutoStretch.Parameters UNLINKED =
      new AutoStretch.Parameters(0.2, -1.5, false);

  @Override
  protected AutoStretch provider() {
    return new AutoStretch();
  }

  @Override
  protected AutoStretch.Parameters parameters() {
    return UNLINKED;
  }

  @Test
  void linkedColoursShareTheCurveOfTheirMeans() throws IOException {
    MemoryImage image = faint(SampleType.UINT16);
    MemoryImage stretched = applied(new AutoStretch().create(LINKED), image);
    double median = 0;
    double sigma = 0;
    for (int band = 0; band < 3; band++) {
      median += median(shares(image, band)) / 3;
      sigma += sigma(shares(image, band)) / 3;
    }
    for (int band = 0; band < 3; band++) {
      assertCurve(image, stretched, band, median, sigma, LINKED);
    }
  }

  @Test
  void otherwiseEachHasItsOwn() throws IOException {
    for (SampleType type : SampleType.values()) {
      MemoryImage image = faint(type);
      MemoryImage stretched = applied(new AutoStretch().create(UNLINKED), image);
      for (int band = 0; band < 3; band++) {
        double[] shares = shares(image, band);
        assertCurve(image, stretched, band, median(shares), sigma(shares), UNLINKED);
      }
    }
  }

  @Test
  void theBackgroundComesToItsShare() throws IOException {
    MemoryImage stretched = applied(new AutoStretch().create(LINKED), faint(SampleType.FLOAT32));
    double[] shares = shares(stretched, 1);
    assertEquals(0.25, median(shares), 0.02);
  }

  @Test
  void aNegativeIsStretchedAsItsPositiveIs() throws IOException {
    ImageInfo info = ImageInfo.of(40, 30, List.of(Band.GREY), SampleType.FLOAT64);
    Random random = new Random(2);
    double[] samples = random.doubles(1200).map(x -> 0.01 + 0.002 * x).toArray();
    MemoryImage positive = MemoryImage.of(info, i -> samples[i]);
    MemoryImage negative = MemoryImage.of(info, i -> 1 - samples[i]);
    double[] one = applied(new AutoStretch().create(LINKED), positive).toArray();
    double[] other = applied(new AutoStretch().create(LINKED), negative).toArray();
    for (int i = 0; i < one.length; i++) {
      // Samples near white are counted more coarsely than those near black.
      assertEquals(one[i], 1 - other[i], 0.02);
    }
  }

  @Test
  void transparentPixelsAndMissingSamplesDoNotCount() throws IOException {
    ImageInfo info = ImageInfo.of(5, 1, List.of(Band.GREY, Band.ALPHA), SampleType.FLOAT32);
    double[] samples = {0.1, 1, 0.2, 1, 0.9, 0.5, Double.NaN, 1, 0.3, 1};
    MemoryImage image = MemoryImage.of(info, i -> samples[i]);
    List<?> spreads = (List<?>) new AutoStretch().create(LINKED).measure(image);
    AutoStretch.Spread spread = (AutoStretch.Spread) spreads.get(0);
    assertEquals(0.2, spread.median(), 1e-5);
    assertEquals(1.4826 * 0.1, spread.sigma(), 1e-5);
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    assertRefused("background is 0.0, not within 0.01 to 0.99", 0, -1);
    assertRefused("clip is 1.0, not within -10.0 to 0.0", 0.5, 1);
  }

  private static void assertRefused(String message, double background, double clip) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new AutoStretch.Parameters(background, clip, true));
    assertEquals(message, e.getMessage());
  }

  /** Compares with the curve as Siril 1.2 has it in {@code find_linked_midtones_balance}. */
  private static void assertCurve(
      MemoryImage image,
      MemoryImage stretched,
      int band,
      double median,
      double sigma,
      AutoStretch.Parameters parameters) {
    double black = Math.max(0, median + parameters.clip() * sigma);
    double m = mtf(median - black, parameters.background());
    double white = image.info().white();
    double[] before = shares(image, band);
    double[] after = shares(stretched, band);
    int clipped = 0;
    for (int i = 0; i < before.length; i++) {
      double x = Math.max(0, Math.min(1, (before[i] - black) / (1 - black)));
      assertEquals(mtf(x, m), after[i], 0.002, () -> "of white " + white);
      clipped += x == 0 ? 1 : 0;
    }
    assertTrue(clipped < before.length / 4, clipped + " samples clipped");
  }

  private static double mtf(double x, double m) {
    return x == 0 ? 0 : x == 1 ? 1 : (m - 1) * x / ((2 * m - 1) * x - m);
  }

  /** Gives a dark image with noise and a few stars. */
  private static MemoryImage faint(SampleType type) {
    Random random = new Random(1);
    double white = type.white();
    return MemoryImage.of(
        ImageInfo.of(60, 50, RGB, type),
        i -> {
          double noise = 0.1 + 0.005 * (i % 3) + 0.01 * random.nextGaussian();
          double share = random.nextInt(40) == 0 ? random.nextDouble() : noise;
          return type.isInteger() ? Math.floor(share * white) : share * white;
        });
  }

  private static double[] shares(MemoryImage image, int band) {
    double[] all = image.toArray();
    double[] shares = new double[all.length / 3];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = all[3 * i + band] / image.info().white();
    }
    return shares;
  }

  private static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  private static double sigma(double[] samples) {
    double median = median(samples);
    return 1.4826 * median(Arrays.stream(samples).map(s -> Math.abs(s - median)).toArray());
  }
}
