package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResizeTest extends FilterContract<Resize.Parameters> {
  private static final List<Band> GREY = List.of(Band.GREY);

  @Override
  protected Resize provider() {
    return new Resize();
  }

  @Override
  protected Resize.Parameters parameters() {
    return new Resize.Parameters(13, 60, 0, Kernel.LANCZOS);
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  @Test
  void eightBitResultsAreThoseOfPillow() throws IOException {
    for (Pillow expected : Pillow.read("pillow-resize.txt", 3)) {
      Kernel kernel = expected.choice(Kernel.class);
      expected.assertLike(
          resize(expected.number(1), expected.number(2), kernel), Pillow.noise(17, 13));
    }
  }

  @Test
  void allTypesAndBandsAreTheSumsOfTheDefinition() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      for (Kernel kernel : Kernel.values()) {
        SlowResize slow = new SlowResize(image, kernel, 23, 40);
        MemoryImage actual = applied(resize(23, 40, kernel), image);
        slow.assertLike(actual, 1e-6);
      }
    }
  }

  @Test
  void samplesThatAreMissingHaveNoWeight() throws IOException {
    ImageInfo info = ImageInfo.of(41, 37, GREY, SampleType.FLOAT64);
    for (int every : new int[] {2, 3, 7, 500}) {
      MemoryImage image =
          MemoryImage.of(info, i -> (i / every) % 3 == 0 ? Double.NaN : (i % 97) / 97.0);
      for (Kernel kernel : Kernel.values()) {
        new SlowResize(image, kernel, 19, 50)
            .assertLike(applied(resize(19, 50, kernel), image), 1e-9);
      }
    }
  }

  @Test
  void aTransparentPixelGivesNoColour() throws IOException {
    List<Band> bands = List.of(Band.GREY, Band.ALPHA);
    ImageInfo info = ImageInfo.of(4, 1, bands, SampleType.UINT8);
    double[] samples = {100, 255, 7, 0, 200, 255, 60, 51};
    MemoryImage image = MemoryImage.of(info, i -> samples[i]);
    double[] half = applied(resize(2, 1, Kernel.BOX), image).toArray();
    assertArrayEquals(new double[] {100, 128, 177, 153}, half);
  }

  @Test
  void oneSideKeepsTheRatioAndTheFactorTakesBoth() {
    ImageSource image = MemoryImage.random(ImageInfo.of(41, 37, GREY, SampleType.UINT8), 1);
    assertSize(82, 74, resize(82, 0, Kernel.BOX).apply(image));
    assertSize(44, 40, resize(0, 40, Kernel.BOX).apply(image));
    assertSize(10, 9, byFactor(0.25).apply(image));
    assertSize(1, 1, byFactor(0.001).apply(image));
    assertSame(image, resize(41, 37, Kernel.LANCZOS).apply(image));
  }

  private static void assertSize(int width, int height, ImageSource image) {
    assertEquals(width, image.info().width());
    assertEquals(height, image.info().height());
  }

  @Test
  void aPrintStaysAsLargeAndThePlaceOnACanvasIsLeftOut() {
    Metadata metadata =
        Metadata.NONE
            .withResolution(Optional.of(new Resolution(300, 200)))
            .withPlacement(Optional.of(Placement.ORIGIN));
    ImageInfo info = ImageInfo.of(40, 40, GREY, SampleType.UINT8).withMetadata(metadata);
    ImageInfo resized = resize(20, 80, Kernel.BOX).apply(MemoryImage.random(info, 1)).info();
    assertEquals(Optional.of(new Resolution(150, 400)), resized.metadata().resolution());
    assertEquals(Optional.empty(), resized.metadata().placement());
  }

  @Test
  void memoryDoesNotGrowWithTheHeight() {
    long low = workingBytes(40_000, 25_000);
    assertEquals(low, workingBytes(40_000, 100_000), 4e6, "of weights");
    assertTrue(low < 48 << 20, () -> low + " bytes");
  }

  private static long workingBytes(int width, int height) {
    ImageInfo info =
        ImageInfo.of(width, height, List.of(Band.RED, Band.GREEN, Band.BLUE), SampleType.UINT8);
    return resize(width / 10, height / 10, Kernel.LANCZOS).apply(new Unread(info)).workingBytes();
  }

  @Test
  void sizesThatAreNoneOrTwoAreRefused() {
    assertRefused("no size is given; give width, height or both, or factor", 0, 0, 0);
    assertRefused("width or height and factor are given; give sides or the factor", 10, 0, 0.5);
    assertRefused("width is -1, not within 0 to 1000000", -1, 0, 0);
    assertRefused("factor is 101, not within 0 to 100", 0, 0, 101);
  }

  private static void assertRefused(String message, int width, int height, double factor) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> new Resize.Parameters(width, height, factor, Kernel.BOX))
            .getMessage());
  }

  private static Filter resize(int width, int height, Kernel kernel) {
    return new Resize().create(new Resize.Parameters(width, height, 0, kernel));
  }

  private static Filter byFactor(double factor) {
    return new Resize().create(new Resize.Parameters(0, 0, factor, Kernel.BICUBIC));
  }

  private record Unread(ImageInfo info) implements ImageSource {
    @Override
    public void read(Region region, Tile into) {
      throw new IllegalStateException("not to be read");
    }
  }
}
