package io.github.stacker.filters.missing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.missing.Mask.Keep;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest extends FilterContract<Mask.Parameters> {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 19;
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final List<Band> GREY_ALPHA = List.of(Band.GREY, Band.ALPHA);

  @Override
  protected Mask provider() {
    return new Mask();
  }

  @Override
  protected Mask.Parameters parameters() {
    return polygon(List.of(3.0, 2.0, 39.5, 8.0, 20.0, 35.0));
  }

  /** Alpha becomes 0 where there is no sample. */
  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  /** Numbers become NaN where there is no sample. */
  @Override
  protected boolean keepsNan() {
    return false;
  }

  private static Mask.Parameters polygon(List<Double> corners) {
    return new Mask.Parameters(Optional.empty(), corners, Keep.INSIDE);
  }

  private static Mask.Parameters picture(MemoryImage picture, Keep keep) {
    return new Mask.Parameters(Optional.of(picture), List.of(), keep);
  }

  private static Filter filter(Mask.Parameters parameters) {
    return new Mask().create(parameters);
  }

  /**
   * Every type with and without alpha comes out with samples where they are kept, and no others.
   */
  private static void assertKept(Mask.Parameters parameters, BiPredicate<Integer, Integer> kept)
      throws IOException {
    for (SampleType type : SampleType.values()) {
      for (List<Band> bands : List.of(List.of(Band.GREY), GREY_ALPHA, RGB)) {
        MemoryImage image =
            MemoryImage.random(ImageInfo.of(WIDTH, HEIGHT, bands, type), type.ordinal());
        MemoryImage masked = applied(filter(parameters), image);
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            assertPixel(image, masked, x, y, kept.test(x, y));
          }
        }
      }
    }
  }

  private static void assertPixel(
      MemoryImage image, MemoryImage masked, int x, int y, boolean kept) {
    ImageInfo info = image.info();
    boolean alpha = info.hasAlpha() || info.sampleType().isInteger();
    assertEquals(alpha, masked.info().hasAlpha());
    assertEquals(info.sampleType(), masked.info().sampleType());
    for (int band = 0; band < info.colourBandCount(); band++) {
      double expected = kept || alpha ? image.get(x, y, band) : Double.NaN;
      assertEquals(expected, masked.get(x, y, band), "at " + x + ", " + y);
    }
    if (alpha) {
      int last = info.colourBandCount();
      double full = info.hasAlpha() ? image.get(x, y, last) : info.white();
      assertEquals(kept ? full : 0, masked.get(x, y, last), "alpha at " + x + ", " + y);
    }
  }

  @Test
  void thePixelsWhoseMiddleIsInTheBoxAreKept() throws IOException {
    assertKept(
        polygon(List.of(2.5, 1.0, 5.4, 1.0, 5.4, 4.0, 2.5, 4.0)),
        (x, y) -> x >= 2 && x < 5 && y >= 1 && y < 4);
  }

  /** Java's own rule of evens and odds, {@code Path2D.contains}, for polygons that cross. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void polygonsAreThoseOfPath2D(long seed) throws IOException {
    Random random = new Random(seed);
    List<Double> corners = new ArrayList<>();
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (int i = 0; i < 3 + seed; i++) {
      double x = random.nextDouble() * 1.4 * WIDTH - 0.2 * WIDTH;
      double y = random.nextDouble() * 1.4 * HEIGHT - 0.2 * HEIGHT;
      corners.addAll(List.of(x, y));
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    assertKept(polygon(corners), (x, y) -> path.contains(x + 0.5, y + 0.5));
  }

  @Test
  void aPictureKeepsWhatIsHalfWhiteOrMore() throws IOException {
    ImageInfo bytes = ImageInfo.of(WIDTH, HEIGHT, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage picture = MemoryImage.of(bytes, i -> 120 + i % 16);
    assertKept(picture(picture, Keep.INSIDE), (x, y) -> picture.get(x, y, 0) >= 128);
    assertKept(picture(picture, Keep.OUTSIDE), (x, y) -> picture.get(x, y, 0) < 128);
  }

  @Test
  void aPictureThatIsNotOpaqueOrNanKeepsNothing() throws IOException {
    ImageInfo info = ImageInfo.of(WIDTH, HEIGHT, GREY_ALPHA, SampleType.FLOAT32);
    MemoryImage picture =
        MemoryImage.of(
            info, i -> i % 2 == 1 ? (i % 3 == 0 ? 0.9 : 1) : i % 5 == 0 ? Double.NaN : 1);
    assertKept(
        picture(picture, Keep.INSIDE),
        (x, y) -> picture.get(x, y, 1) == 1 && picture.get(x, y, 0) == 1);
  }

  @Test
  void aRegionOfAPictureIsThatOfTheWhole() throws IOException {
    ImageInfo grey = ImageInfo.of(9001, 3, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage picture = MemoryImage.random(grey, 1);
    MemoryImage image = MemoryImage.random(grey.withSampleType(SampleType.FLOAT64, 1), 2);
    Filter filter = filter(picture(picture, Keep.INSIDE));
    double[] whole = applied(filter, image).toArray();
    assertArrayEquals(whole, MemoryImage.copyOf(filter.apply(image), 1).toArray());
    for (int i = 0; i < whole.length; i++) {
      assertEquals(picture.toArray()[i] < 127.5, Double.isNaN(whole[i]));
    }
  }

  @Test
  void aPictureOfAnotherSizeOrOfColoursIsRefused() {
    ImageInfo small = ImageInfo.of(5, 4, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage image = MemoryImage.random(small.withSize(6, 4), 1);
    assertRefused(
        "the image in memory is 5x4 and has to be 6x4; make it of the size that images have there",
        () -> filter(picture(MemoryImage.random(small, 1), Keep.INSIDE)).apply(image));
    assertRefused(
        "the image in memory has 3 bands beside alpha and has to have 1; convert it first",
        () ->
            filter(picture(MemoryImage.random(small.withSize(6, 4).withBands(RGB), 1), Keep.INSIDE))
                .apply(image));
  }

  @Test
  void oneMaskHasToBeGiven() {
    assertRefused("names neither \"picture\" nor \"polygon\"", () -> polygon(List.of()));
    MemoryImage any =
        MemoryImage.random(ImageInfo.of(5, 4, List.of(Band.GREY), SampleType.UINT8), 1);
    assertRefused(
        "names a picture and a polygon; leave one out",
        () -> new Mask.Parameters(Optional.of(any), List.of(1.0), Keep.INSIDE));
    assertRefused(
        "polygon has 4 numbers, not x and y of at least three points",
        () -> polygon(List.of(1.0, 2.0, 3.0, 4.0)));
    assertRefused(
        "polygon has 7 numbers, not x and y of at least three points",
        () -> polygon(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0)));
  }

  @Test
  void leavingOutIsNoDefect() {
    assertTrue(filter(parameters()).leavesOut());
  }

  private static void assertRefused(String message, Runnable attempt) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, attempt::run).getMessage());
  }
}
