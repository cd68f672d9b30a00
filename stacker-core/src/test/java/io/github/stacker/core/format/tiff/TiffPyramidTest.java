package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.tiff.TiffParameters.BigTiff;
import io.github.stacker.core.format.tiff.TiffParameters.Compression;
import io.github.stacker.core.format.tiff.TiffParameters.Differences;
import io.github.stacker.core.format.tiff.TiffParameters.Layout;
import io.github.stacker.core.format.tiff.TiffParameters.Pyramid;
import io.github.stacker.core.resample.Halving;
import io.github.stacker.core.resample.RowReducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reduced sizes are what the reducers make of the picture, wherever the file keeps them. */
@Tag("slow")
class TiffPyramidTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  @TempDir Path folder;

  static Stream<Arguments> everyPyramid() {
    List<Arguments> pyramids = new ArrayList<>();
    for (Compression compression : Compression.values()) {
      for (Halving reduce : Halving.values()) {
        for (SampleType type : SampleType.values()) {
          pyramids.add(Arguments.of(type, pyramid(Pyramid.SUBIFD, compression, reduce)));
          pyramids.add(Arguments.of(type, pyramid(Pyramid.PAGES, compression, reduce)));
        }
      }
    }
    return pyramids.stream();
  }

  private static TiffParameters pyramid(Pyramid pyramid, Compression compression, Halving reduce) {
    return new TiffParameters(
        compression, Differences.AUTO, Layout.AUTO, 32, 1, BigTiff.AUTO, pyramid, reduce);
  }

  @ParameterizedTest
  @MethodSource("everyPyramid")
  void everySizeIsHalfOfTheOneBefore(SampleType type, TiffParameters parameters)
      throws IOException {
    for (List<Band> bands : List.of(List.of(Band.GREY), RGB, RGBA)) {
      MemoryImage expected = MemoryImage.random(ImageInfo.of(203, 131, bands, type), 3);
      Path file = folder.resolve("pyramid.tif");
      new TiffWriterProvider().create(parameters).write(expected, file);
      for (int level = 0; level < 4; level++) {
        try (FrameFile frame =
            new TiffReaderProvider().open(FrameLocation.of(file, level), Limits.DEFAULT)) {
          assertEquals(expected.info().region(), frame.info().region());
          assertArrayEquals(expected.toArray(), MemoryImage.copyOf(frame, 9).toArray());
        }
        expected = half(expected, parameters.reduction());
      }
    }
  }

  private static MemoryImage half(MemoryImage image, Halving reduce) throws IOException {
    RowReducer reducer = reduce.of(image.info());
    Tile rows = new Tile();
    image.read(image.info().region(), rows);
    Tile reduced = reducer.reduce(rows);
    return MemoryImage.of(reducer.info(), reduced::get);
  }

  @ParameterizedTest
  @EnumSource(
      value = Pyramid.class,
      names = {"SUBIFD", "PAGES"})
  void oneTileEndsThePyramidAndOnlyThePictureIsAFrame(Pyramid kind) throws IOException {
    MemoryImage image = MemoryImage.random(ImageInfo.of(65, 9, RGB, SampleType.UINT8), 1);
    Tiffs.write(folder, image, pyramid(kind, Compression.DEFLATE, Halving.BOX));
    try (FrameFile frame = Tiffs.open(folder.resolve("written.tif"))) {
      List<PictureEntry> pictures = frame.pictures();
      assertEquals(List.of(65, 33, 17), pictures.stream().map(PictureEntry::width).toList());
      assertEquals(List.of(9, 5, 3), pictures.stream().map(PictureEntry::height).toList());
      assertEquals(
          List.of(true, false, false), pictures.stream().map(PictureEntry::frame).toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void theBytesDoNotDependOnTheThreads(Compression compression) throws IOException {
    MemoryImage image = MemoryImage.random(ImageInfo.of(700, 500, RGB, SampleType.UINT16), 5);
    for (TiffParameters parameters :
        List.of(
            pyramid(Pyramid.SUBIFD, compression, Halving.LANCZOS),
            pyramid(Pyramid.NONE, compression, Halving.BOX))) {
      FrameWriter writer = new TiffWriterProvider().create(parameters);
      byte[] expected = Tiffs.write(folder, image, parameters);
      for (int threads : new int[] {2, 5}) {
        Path file = folder.resolve("threads.tif");
        writer.withThreads(threads).write(image, file);
        assertArrayEquals(expected, Files.readAllBytes(file));
      }
    }
  }

  @Test
  void aPyramidMakesTheDifferenceToABigTiff() {
    ImageInfo image = ImageInfo.of(40_000, 32_000, RGB, SampleType.UINT8);
    assertFalse(WritePlan.of(image, parameters(Pyramid.NONE)).big());
    assertTrue(WritePlan.of(image, parameters(Pyramid.PAGES)).big());
    assertEquals(9, WritePlan.of(image, parameters(Pyramid.PAGES)).levels().size());
  }

  private static TiffParameters parameters(Pyramid pyramid) {
    return new TiffParameters(
        Compression.ZSTD,
        Differences.AUTO,
        Layout.TILES,
        256,
        22,
        BigTiff.AUTO,
        pyramid,
        Halving.BOX);
  }

  @Test
  void memoryGrowsWithTheWidthAndNotWithTheHeight() {
    FrameWriter writer = new TiffWriterProvider().create(parameters(Pyramid.SUBIFD));
    long low = writer.workingBytes(ImageInfo.of(20_000, 5_000, RGB, SampleType.UINT8));
    long high = writer.workingBytes(ImageInfo.of(20_000, 50_000, RGB, SampleType.UINT8));
    long places = 48 * 79 * 196 * 4 / 3;
    assertTrue(high - low < 2 * places, low + " and " + high);
    assertTrue(
        writer.withThreads(4).workingBytes(ImageInfo.of(9, 9, RGB, SampleType.UINT8))
            > writer.workingBytes(ImageInfo.of(9, 9, RGB, SampleType.UINT8)));
  }

  @Test
  void whatContradictsAPyramidOrACompressionIsRefused() {
    assertEquals(
        "a pyramid is cut into tiles; set layout to tiles or leave it out",
        refusal(Compression.ZSTD, Layout.STRIPS, 22, Pyramid.PAGES));
    assertEquals(
        "level is 10, not 1 to 9", refusal(Compression.DEFLATE, Layout.AUTO, 10, Pyramid.NONE));
    assertEquals(
        "level is 23, not 1 to 22", refusal(Compression.ZSTD, Layout.AUTO, 23, Pyramid.NONE));
    for (Compression compression : List.of(Compression.NONE, Compression.LZW)) {
      String message = refusal(compression, Layout.AUTO, 6, Pyramid.NONE);
      assertTrue(message.startsWith("level is 6, but compression "), message);
      assertTrue(message.endsWith("set compression to deflate or zstd"), message);
    }
  }

  private static String refusal(
      Compression compression, Layout layout, int level, Pyramid pyramid) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                new TiffParameters(
                    compression,
                    Differences.AUTO,
                    layout,
                    256,
                    level,
                    BigTiff.AUTO,
                    pyramid,
                    Halving.BOX))
        .getMessage();
  }

  @Test
  void rowsArePulledOnceFromTopToBottom() throws IOException {
    MemoryImage image = MemoryImage.random(ImageInfo.of(90, 70, RGB, SampleType.UINT8), 2);
    List<Region> asked = new ArrayList<>();
    Tiffs.write(
        folder,
        new ImageSource() {
          @Override
          public ImageInfo info() {
            return image.info();
          }

          @Override
          public void read(Region region, Tile into) throws IOException {
            asked.add(region);
            image.read(region, into);
          }
        },
        pyramid(Pyramid.PAGES, Compression.NONE, Halving.LANCZOS));
    int next = 0;
    for (Region region : asked) {
      assertEquals(next, region.y());
      next = region.bottom();
    }
    assertEquals(70, next);
  }
}
