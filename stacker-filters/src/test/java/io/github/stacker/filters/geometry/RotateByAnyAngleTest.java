package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotateByAnyAngleTest extends FilterContract<Rotate.Parameters> {
  private static final List<Band> GREY = List.of(Band.GREY);

  @Override
  protected Rotate provider() {
    return new Rotate();
  }

  @Override
  protected Rotate.Parameters parameters() {
    return new Rotate.Parameters(-33, false, Interpolation.BICUBIC, List.of());
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  /** The corners have no sample. */
  @Override
  protected boolean keepsNan() {
    return false;
  }

  @Test
  void eightBitResultsAreThoseOfPillow() throws IOException {
    for (Pillow expected : Pillow.read("pillow-rotate.txt", 5)) {
      double degrees = Double.parseDouble(expected.word(1));
      boolean expand = Boolean.parseBoolean(expected.word(2));
      Interpolation kernel = expected.choice(Interpolation.class);
      expected.assertLike(rotate(degrees, expand, kernel, 200.0), Pillow.noise(17, 13));
    }
  }

  @Test
  void allTypesAndBandsAreInterpolatedAsDefined() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      for (Interpolation kernel : Interpolation.values()) {
        MemoryImage actual = applied(rotate(25, true, kernel), image);
        new SlowRotate(image, 25, kernel).assertLike(actual);
      }
    }
  }

  @Test
  void missingSamplesHaveNoWeight() throws IOException {
    ImageInfo info = ImageInfo.of(41, 37, GREY, SampleType.FLOAT32);
    MemoryImage image = MemoryImage.of(info, i -> i % 5 == 0 ? Double.NaN : i % 41);
    for (Interpolation kernel : Interpolation.values()) {
      new SlowRotate(image, 200, kernel).assertLike(applied(rotate(200, true, kernel), image));
    }
  }

  @Test
  void aRegionOfManySquaresHasTheSamplesOfEachAlone() throws IOException {
    ImageInfo info = ImageInfo.of(300, 260, GREY, SampleType.UINT16);
    MemoryImage image = MemoryImage.random(info, 1);
    Filter filter = rotate(77, true, Interpolation.BILINEAR);
    double[] whole = applied(filter, image).toArray();
    assertArrayEquals(whole, MemoryImage.copyOf(filter.apply(image), 7).toArray());
  }

  @Test
  void outsideThereIsNoSampleUnlessThereIsAColour() throws IOException {
    List<Band> bands = List.of(Band.GREY, Band.ALPHA);
    assertCorner(GREY, SampleType.UINT8, List.of(), 0);
    assertCorner(GREY, SampleType.FLOAT32, List.of(), Double.NaN);
    assertCorner(GREY, SampleType.FLOAT32, List.of(0.25), 0.25);
    assertCorner(bands, SampleType.UINT8, List.of(), 0, 0);
    assertCorner(bands, SampleType.UINT8, List.of(9.0), 9, 255);
    List<Band> rgb = List.of(Band.RED, Band.GREEN, Band.BLUE);
    assertCorner(rgb, SampleType.UINT16, List.of(1.0, 2.0, 3.0), 1, 2, 3);
    assertCorner(rgb, SampleType.UINT16, List.of(5.0), 5, 5, 5);
  }

  private static void assertCorner(
      List<Band> bands, SampleType type, List<Double> fill, double... expected) throws IOException {
    MemoryImage image = MemoryImage.random(ImageInfo.of(20, 20, bands, type), 1);
    Filter filter =
        new Rotate().create(new Rotate.Parameters(45, true, Interpolation.BILINEAR, fill));
    MemoryImage turned = applied(filter, image);
    double[] corner =
        IntStream.range(0, bands.size()).mapToDouble(b -> turned.get(0, 0, b)).toArray();
    assertArrayEquals(expected, corner);
  }

  @Test
  void aFillOfOtherBandsIsRefused() {
    ImageSource image = MemoryImage.random(ImageInfo.of(20, 20, GREY, SampleType.UINT8), 1);
    Filter filter = rotate(45, true, Interpolation.BILINEAR, 1.0, 2.0, 3.0);
    assertEquals(
        "fill has 3 numbers, the image 1 bands; give one number, or one for each band",
        assertThrows(IllegalArgumentException.class, () -> filter.apply(image)).getMessage());
  }

  @Test
  void anUnevenResolutionAndThePlaceOnACanvasAreLeftOut() {
    Metadata square = Metadata.NONE.withResolution(Optional.of(new Resolution(300, 300)));
    assertEquals(square, turned(square));
    Metadata uneven =
        Metadata.NONE
            .withResolution(Optional.of(new Resolution(300, 200)))
            .withPlacement(Optional.of(Placement.ORIGIN));
    assertEquals(Metadata.NONE, turned(uneven));
  }

  private static Metadata turned(Metadata metadata) {
    ImageInfo info = ImageInfo.of(20, 20, GREY, SampleType.UINT8).withMetadata(metadata);
    return rotate(45, true, Interpolation.NEAREST)
        .apply(MemoryImage.random(info, 1))
        .info()
        .metadata();
  }

  @Test
  void memoryDoesNotGrowWithTheImage() {
    ImageInfo huge =
        ImageInfo.of(40_000, 25_000, List.of(Band.RED, Band.GREEN, Band.BLUE), SampleType.UINT8);
    ImageSource unread =
        new ImageSource() {
          @Override
          public ImageInfo info() {
            return huge;
          }

          @Override
          public void read(Region region, Tile into) {
            throw new IllegalStateException("not to be read");
          }
        };
    long bytes = rotate(30, true, Interpolation.BICUBIC).apply(unread).workingBytes();
    assertTrue(bytes < 8 << 20, () -> bytes + " bytes");
  }

  private static Filter rotate(
      double degrees, boolean expand, Interpolation kernel, Double... fill) {
    return new Rotate().create(new Rotate.Parameters(degrees, expand, kernel, List.of(fill)));
  }
}
