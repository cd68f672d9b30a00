package io.github.stacker.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.api.contract.WatchedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrientedSourceTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  @Test
  void everyOrientationOfEveryTypeIsMirroringThenQuarterTurns() throws IOException {
    for (SampleType type : SampleType.values()) {
      MemoryImage image = MemoryImage.random(ImageInfo.of(70, 45, RGB, type), 1);
      for (Orientation orientation : Orientation.values()) {
        MemoryImage expected = oracle(image, orientation);
        ImageSource turned = OrientedSource.of(image, orientation);
        assertEquals(expected.info(), turned.info());
        assertArrayEquals(
            expected.toArray(), MemoryImage.copyOf(turned, 8).toArray(), orientation::name);
      }
    }
  }

  @Test
  void anyRegionIsThatOfTheWhole() throws IOException {
    Random random = new Random(2);
    MemoryImage image = MemoryImage.random(ImageInfo.of(70, 45, RGB, SampleType.UINT8), 2);
    for (Orientation orientation : Orientation.values()) {
      MemoryImage expected = oracle(image, orientation);
      ImageSource turned = OrientedSource.of(image, orientation);
      for (int i = 0; i < 30; i++) {
        int x = random.nextInt(turned.info().width());
        int y = random.nextInt(turned.info().height());
        int width = random.nextInt(turned.info().width() - x + 1);
        int height = random.nextInt(turned.info().height() - y + 1);
        Region region = new Region(x, y, width, height);
        assertArrayEquals(samples(expected, region), samples(turned, region), orientation::name);
      }
    }
  }

  @Test
  void mirroringColumnsReadsRowsInOrder() throws IOException {
    ImageInfo info = ImageInfo.of(5, 6, RGB, SampleType.UINT16);
    MemoryImage image = MemoryImage.random(info, 3);
    ImageSource mirrored = OrientedSource.of(WatchedImage.rows(image), Orientation.MIRRORED);
    assertArrayEquals(
        oracle(image, Orientation.MIRRORED).toArray(), MemoryImage.copyOf(mirrored, 4).toArray());
  }

  @Test
  void quarterTurnsExchangeTheResolutions() {
    Metadata metadata =
        new Metadata(
            Optional.of(new Resolution(300, 150)),
            Orientation.TURNED_90,
            Metadata.NONE.colourProfile(),
            Metadata.NONE.captureTime(),
            Metadata.NONE.exposureSeconds(),
            Metadata.NONE.exif());
    ImageInfo info = ImageInfo.of(5, 6, RGB, SampleType.UINT8).withMetadata(metadata);
    ImageInfo turned = OrientedSource.infoOf(info, Orientation.TURNED_90);
    assertEquals(Optional.of(new Resolution(150, 300)), turned.metadata().resolution());
    assertEquals(Orientation.TURNED_90, turned.metadata().orientation());
    assertEquals(info, OrientedSource.infoOf(info, Orientation.TURNED_180));
  }

  @Test
  void nothingToDoGivesTheSourceItself() {
    MemoryImage image = MemoryImage.random(ImageInfo.of(5, 6, RGB, SampleType.UINT8), 4);
    assertSame(image, OrientedSource.of(image, Orientation.UPRIGHT));
  }

  /** Mirrors columns if need be, then turns clockwise by 90 degrees as often as need be. */
  private static MemoryImage oracle(MemoryImage image, Orientation orientation) {
    MemoryImage turned = orientation.mirrored() ? mirrored(image) : image;
    for (int i = 0; i < orientation.quarterTurns(); i++) {
      turned = turnedClockwise(turned);
    }
    return turned;
  }

  private static MemoryImage mirrored(MemoryImage image) {
    ImageInfo info = image.info();
    return MemoryImage.of(
        info,
        i -> {
          int pixel = i / 3;
          return image.get(info.width() - 1 - pixel % info.width(), pixel / info.width(), i % 3);
        });
  }

  /** The left column, from bottom to top, becomes the top row, from left to right. */
  private static MemoryImage turnedClockwise(MemoryImage image) {
    ImageInfo info = image.info().withSize(image.info().height(), image.info().width());
    return MemoryImage.of(
        info,
        i -> {
          int x = i / 3 % info.width();
          int y = i / 3 / info.width();
          return image.get(y, info.width() - 1 - x, i % 3);
        });
  }

  private static double[] samples(ImageSource image, Region region) throws IOException {
    Tile tile = new Tile();
    image.read(region, tile);
    assertEquals(region, tile.region());
    return IntStream.range(0, tile.sampleCount()).mapToDouble(tile::get).toArray();
  }
}
