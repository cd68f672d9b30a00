package io.github.stacker.core.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AreaAverageTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final List<Band> GREY = List.of(Band.GREY);

  /**
   * SHA-256 of NumPy 1.24.2: {@code floor(a.reshape(8, 3, 9, 4, 3).mean(axis=(1, 3)) + 0.5)} as
   * bytes; {@code Image.reduce((4, 3))} of Pillow 9.4.0, which approximates, is within one level.
   */
  @Test
  void wholeFactorsGiveTheBytesOfNumpy() {
    ImageInfo info = ImageInfo.of(36, 24, RGB, SampleType.UINT8);
    Tile reduced =
        Pictures.reduced(Pictures.made(info), new AreaAverage(info, 9, 8), new Random(1), 5);
    assertEquals(
        "1b6a6b5ea3cc9ed2c25c0275b0380ade524ac5791c4e5a198f005da09fe13b1a",
        Pictures.sha256(reduced));
  }

  /**
   * NumPy 1.24.2: {@code np.kron(a, np.ones((4, 5))).reshape(4, 11, 5, 13).mean(axis=(1, 3))},
   * every pixel repeated until the blocks are whole.
   */
  @Test
  void brokenFactorsGiveTheMeansOverCutPixels() {
    double[] numpy = {
      107.783217, 143.146853, 127.72028, 97.972028, 117.223776,
      134.916084, 123.496503, 136.685315, 110.48951, 133.083916,
      140.566434, 116.377622, 143.86014, 124.797203, 131.041958,
      131.895105, 128.951049, 106.27972, 148.055944, 132.58042
    };
    ImageInfo info = ImageInfo.of(13, 11, GREY, SampleType.FLOAT64);
    Tile reduced =
        Pictures.reduced(Pictures.made(info), new AreaAverage(info, 5, 4), new Random(1), 3);
    assertArrayEquals(numpy, Pictures.samples(reduced), 1e-6);
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void anySizeInBandsOfAnyHeightGivesTheMeanOfWhatIsThere(SampleType type) {
    Random random = new Random(5);
    for (int run = 0; run < 60; run++) {
      List<Band> bands = random.nextBoolean() ? GREY : List.of(Band.GREY, Band.ALPHA);
      ImageInfo info = ImageInfo.of(1 + random.nextInt(30), 1 + random.nextInt(30), bands, type);
      int width = 1 + random.nextInt(info.width());
      int height = 1 + random.nextInt(info.height());
      Tile picture = Pictures.noise(info, random, true);
      Tile reduced = Pictures.reduced(picture, new AreaAverage(info, width, height), random, 7);
      assertArrayEquals(
          slow(info, picture, width, height),
          Pictures.samples(reduced),
          type.isInteger() ? 0 : 1e-6,
          info + " to " + width + "x" + height);
    }
  }

  @Test
  void theSizeOfThePictureGivesThePicture() {
    ImageInfo info = ImageInfo.of(36, 24, RGB, SampleType.UINT16);
    Tile picture = Pictures.noise(info, new Random(2), false);
    Tile same = Pictures.reduced(picture, new AreaAverage(info, 36, 24), new Random(1), 5);
    assertArrayEquals(Pictures.samples(picture), Pictures.samples(same));
  }

  @Test
  void nothingIsEnlarged() {
    ImageInfo info = ImageInfo.of(36, 24, RGB, SampleType.UINT16);
    assertThrows(IllegalArgumentException.class, () -> new AreaAverage(info, 37, 24));
  }

  private static double[] slow(ImageInfo info, Tile picture, int width, int height) {
    int bands = info.bandCount();
    double[] small = new double[width * height * bands];
    for (int i = 0; i < small.length; i++) {
      small[i] = slow(info, picture, width, height, i);
    }
    return small;
  }

  private static double slow(ImageInfo info, Tile picture, int width, int height, int i) {
    int bands = info.bandCount();
    int x = i / bands % width;
    int y = i / bands / width;
    double sum = 0;
    double weights = 0;
    for (int v = 0; v < info.height(); v++) {
      for (int u = 0; u < info.width(); u++) {
        double weight = shared(u, x, info.width(), width) * shared(v, y, info.height(), height);
        int pixel = picture.index(u, v);
        boolean full = !info.hasAlpha() || picture.get(pixel + bands - 1) == info.white();
        double sample = picture.get(pixel + i % bands);
        if (full && weight > 0 && !Double.isNaN(sample)) {
          sum += weight * sample;
          weights += weight;
        }
      }
    }
    boolean alpha = info.hasAlpha() && i % bands == bands - 1;
    if (weights == 0) {
      return alpha || info.sampleType().isInteger() ? 0 : Double.NaN;
    }
    double mean = sum / weights;
    return info.sampleType().isInteger() ? Math.floor(mean + 0.5) : mean;
  }

  /** Length of pixel {@code u} of {@code from} inside pixel {@code x} of {@code to}. */
  private static double shared(long u, long x, long from, long to) {
    return Math.max(0, Math.min((u + 1) * to, (x + 1) * from) - Math.max(u * to, x * from));
  }
}
