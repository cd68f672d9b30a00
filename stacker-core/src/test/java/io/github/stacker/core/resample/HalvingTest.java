package io.github.stacker.core.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HalvingTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final List<List<Band>> KINDS =
      List.of(
          List.of(Band.GREY),
          List.of(Band.GREY, Band.ALPHA),
          RGB,
          List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA));

  /**
   * SHA-256 of the samples of levels 5, 4 and 3 of {@code vips dzsave p.png out --suffix .png
   * --tile-size 1024 --overlap 0}, libvips 8.14.1; level 5 also that of {@code Image.reduce(2)} of
   * Pillow 9.4.0.
   */
  @Test
  void boxGivesTheBytesOfLibvipsAndPillowForOddSidesToo() {
    Tile level = Pictures.made(ImageInfo.of(37, 23, RGB, SampleType.UINT8));
    for (String expected :
        List.of(
            "7c4b5d633f298652c05607c7fa5ee4e8c71921d5d4ec9ecb25bdefd9704d23a5",
            "be9b19914c6f2cc2198f3eb4470370d73131085b437a073a5da3f93f55f0a695",
            "9a52f7c339a6c3895993625d67564177411d78210e5bb2b6a2b677fb11775554")) {
      Region size = level.region();
      ImageInfo info = ImageInfo.of(size.width(), size.height(), RGB, SampleType.UINT8);
      level = Pictures.reduced(level, Halving.BOX.of(info), new Random(1), 5);
      assertEquals(expected, Pictures.sha256(level));
    }
  }

  /** {@code Image.fromarray(a, "F").resize((8, 6), Image.LANCZOS)} of Pillow 9.4.0. */
  @Test
  void lanczosGivesTheNumbersOfPillow() {
    double[] pillow = {
      83.9134, 137.8843, 160.8427, 102.5834, 102.2593, 122.1588, 132.3858, 91.6871,
      150.2029, 121.5196, 148.4359, 126.5285, 102.4286, 126.9565, 113.1225, 145.8101,
      141.5901, 116.7631, 129.2764, 143.416, 107.7918, 124.9029, 126.0436, 152.946,
      144.1519, 125.5473, 106.7504, 148.704, 128.8357, 110.2514, 156.4536, 139.1765,
      134.7969, 127.4795, 111.0478, 129.4303, 155.7826, 133.5226, 132.6904, 114.2289,
      133.3164, 139.8676, 113.3121, 119.5137, 122.1944, 125.3074, 146.5863, 137.4131
    };
    ImageInfo info = ImageInfo.of(16, 12, List.of(Band.GREY), SampleType.FLOAT32);
    Tile reduced =
        Pictures.reduced(Pictures.made(info), Halving.LANCZOS.of(info), new Random(1), 3);
    assertArrayEquals(pillow, Pictures.samples(reduced), 2e-4);
  }

  @ParameterizedTest
  @EnumSource(Halving.class)
  void bandsOfAnyHeightGiveTheSameBits(Halving halving) {
    Random random = new Random(7);
    kinds()
        .forEach(
            kind -> {
              ImageInfo info = kind.withSize(1 + random.nextInt(40), 1 + random.nextInt(40));
              Tile picture = Pictures.noise(info, random, random.nextBoolean());
              Tile atOnce = new Tile();
              atOnce.reshape(halving.of(info).info().region(), info.bandCount(), info.sampleType());
              atOnce.copyFrom(halving.of(info).reduce(picture));
              Tile banded = Pictures.reduced(picture, halving.of(info), random, 6);
              assertArrayEquals(
                  Pictures.samples(atOnce), Pictures.samples(banded), info.toString());
            });
  }

  @Test
  void boxIsTheMeanOfTheCoveredPixelsOfFour() {
    Random random = new Random(11);
    kinds()
        .forEach(
            kind -> {
              ImageInfo info = kind.withSize(1 + random.nextInt(20), 1 + random.nextInt(20));
              Tile picture = Pictures.noise(info, random, true);
              Tile reduced = Pictures.reduced(picture, Halving.BOX.of(info), random, 5);
              double tolerance = info.sampleType().isInteger() ? 0 : 1e-7;
              assertArrayEquals(
                  slowBox(info, picture), Pictures.samples(reduced), tolerance, info.toString());
            });
  }

  @Test
  void lanczosFallsBackToTheBoxNextToMissingSamples() {
    ImageInfo info = ImageInfo.of(41, 37, List.of(Band.GREY), SampleType.FLOAT64);
    Tile picture = Pictures.noise(info, new Random(3), false);
    Tile whole = Pictures.reduced(picture, Halving.LANCZOS.of(info), new Random(1), 4);
    picture.set(picture.index(20, 18), Double.NaN);
    Tile box = Pictures.reduced(picture, Halving.BOX.of(info), new Random(1), 4);
    Tile holed = Pictures.reduced(picture, Halving.LANCZOS.of(info), new Random(1), 4);
    for (int y = 0; y < 19; y++) {
      for (int x = 0; x < 21; x++) {
        boolean near = within(2 * x, 20) && within(2 * y, 18);
        int i = box.index(x, y);
        assertEquals((near ? box : whole).get(i), holed.get(i), x + "," + y);
      }
    }
  }

  private static boolean within(int first, int hole) {
    return hole >= first - 5 && hole <= first + 6;
  }

  @ParameterizedTest
  @EnumSource(Halving.class)
  void whatIsEvenStaysSo(Halving halving) {
    ImageInfo info = ImageInfo.of(29, 31, List.of(Band.GREY), SampleType.UINT16);
    Tile picture = Tile.of(info.region(), 1, SampleType.UINT16);
    Arrays.fill(picture.shorts(), (short) 65535);
    Tile reduced = Pictures.reduced(picture, halving.of(info), new Random(1), 4);
    for (int i = 0; i < reduced.sampleCount(); i++) {
      assertEquals(65535, reduced.get(i));
    }
  }

  @Test
  void whatCoversNothingStaysUncovered() {
    List<Band> bands = List.of(Band.GREY, Band.ALPHA);
    for (Halving halving : Halving.values()) {
      for (SampleType type : SampleType.values()) {
        ImageInfo info = ImageInfo.of(9, 9, bands, type);
        Tile reduced =
            Pictures.reduced(Tile.of(info.region(), 2, type), halving.of(info), new Random(1), 4);
        for (int i = 0; i < reduced.sampleCount(); i += 2) {
          assertEquals(type.isInteger() ? 0 : Double.NaN, reduced.get(i));
          assertEquals(0, reduced.get(i + 1));
        }
      }
    }
  }

  @Test
  void rowsOutOfOrderAreRefused() {
    ImageInfo info = ImageInfo.of(9, 9, List.of(Band.GREY), SampleType.UINT8);
    RowReducer reducer = Halving.BOX.of(info);
    Tile skipped = Tile.of(new Region(0, 1, 9, 2), 1, SampleType.UINT8);
    assertThrows(IllegalArgumentException.class, () -> reducer.reduce(skipped));
  }

  /** Every type of sample with every kind of bands, several times. */
  private static Stream<ImageInfo> kinds() {
    return Stream.of(SampleType.values())
        .flatMap(type -> KINDS.stream().map(bands -> ImageInfo.of(1, 1, bands, type)))
        .flatMap(info -> Stream.generate(() -> info).limit(20));
  }

  private static double[] slowBox(ImageInfo info, Tile picture) {
    int width = (info.width() + 1) / 2;
    int height = (info.height() + 1) / 2;
    int bands = info.bandCount();
    double[] box = new double[width * height * bands];
    for (int i = 0; i < box.length; i++) {
      int band = i % bands;
      int x = i / bands % width;
      int y = i / bands / width;
      box[i] = slowBox(info, picture, x, y, band);
    }
    return box;
  }

  private static double slowBox(ImageInfo info, Tile picture, int x, int y, int band) {
    double sum = 0;
    int count = 0;
    for (int dy = 0; dy < 2 && 2 * y + dy < info.height(); dy++) {
      for (int dx = 0; dx < 2 && 2 * x + dx < info.width(); dx++) {
        int pixel = picture.index(2 * x + dx, 2 * y + dy);
        double alpha = info.hasAlpha() ? picture.get(pixel + info.bandCount() - 1) : info.white();
        double sample = picture.get(pixel + band);
        if (alpha == info.white() && !Double.isNaN(sample)) {
          sum += sample;
          count++;
        }
      }
    }
    boolean zero = info.sampleType().isInteger() || band == info.colourBandCount();
    if (count == 0) {
      return zero ? 0 : Double.NaN;
    }
    return info.sampleType().isInteger() ? Math.floor(sum / count + 0.5) : sum / count;
  }
}
