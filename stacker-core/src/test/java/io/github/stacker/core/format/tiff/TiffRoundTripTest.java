package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
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
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again, by our reader and by another one. */
@Tag("slow")
class TiffRoundTripTest {
  private static final List<List<Band>> BANDS =
      List.of(
          List.of(Band.GREY),
          List.of(Band.GREY, Band.ALPHA),
          List.of(Band.RED, Band.GREEN, Band.BLUE),
          List.of(Band.RED, Band.GREEN, Band.BLUE, Band.OTHER, Band.ALPHA));

  @TempDir Path folder;

  static Stream<Arguments> everyWayToWrite() {
    List<Arguments> ways = new ArrayList<>();
    for (SampleType type : SampleType.values()) {
      for (Compression compression : Compression.values()) {
        for (Layout layout : Layout.values()) {
          for (BigTiff big : List.of(BigTiff.AUTO, BigTiff.ALWAYS)) {
            for (Differences predictor : List.of(Differences.AUTO, Differences.NONE)) {
              ways.add(
                  Arguments.of(
                      type,
                      new TiffParameters(
                          compression, predictor, layout, 32, 1, big, Pyramid.NONE, Halving.BOX)));
            }
          }
        }
      }
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("everyWayToWrite")
  void allSamplesComeBack(SampleType type, TiffParameters parameters) throws IOException {
    for (List<Band> bands : BANDS) {
      MemoryImage image = MemoryImage.random(ImageInfo.of(75, 41, bands, type), 1);
      byte[] file = Tiffs.write(folder, image, parameters);
      try (FrameFile frame = Tiffs.open(folder, file)) {
        assertEquals(image.info().bands(), frame.info().bands());
        assertEquals(type, frame.info().sampleType());
        assertEquals(type.white(), frame.info().white());
        assertArrayEquals(image.toArray(), MemoryImage.copyOf(frame, 7).toArray());
        for (long seed = 0; seed < 5; seed++) {
          assertRegionIsRight(image, frame, new Random(seed));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 255, 255", "FLOAT64, 65535, 65535", "FLOAT32, 1, 1", "FLOAT32, 0.5, 1"})
  void theWhiteOfFloatingSamplesComesBackIfItIsALevel(SampleType type, double white, double read)
      throws IOException {
    TiffParameters parameters =
        (TiffParameters) everyWayToWrite().findFirst().orElseThrow().get()[1];
    for (List<Band> bands : BANDS) {
      ImageInfo info = ImageInfo.of(7, 5, bands, type).withSampleType(type, white);
      byte[] file = Tiffs.write(folder, MemoryImage.random(info, 1), parameters);
      try (FrameFile frame = Tiffs.open(folder, file)) {
        assertEquals(read, frame.info().white());
      }
    }
  }

  private static void assertRegionIsRight(MemoryImage image, FrameFile frame, Random random)
      throws IOException {
    Region region = Tiffs.randomRegion(image.info(), random);
    Tile expected = new Tile();
    Tile actual = new Tile();
    image.read(region, expected);
    frame.read(region, actual);
    assertEquals(expected.region(), actual.region());
    for (int i = 0; i < expected.sampleCount(); i++) {
      assertEquals(expected.get(i), actual.get(i), region.toString());
    }
  }

  static Stream<Arguments> everyWayThatTheOtherReaderKnows() {
    return everyWayToWrite()
        .filter(way -> ((TiffParameters) way.get()[1]).compression() != Compression.ZSTD);
  }

  @ParameterizedTest
  @MethodSource("everyWayThatTheOtherReaderKnows")
  void anotherReaderSeesTheSameSamples(SampleType type, TiffParameters parameters)
      throws IOException {
    List<Band> bands = List.of(Band.RED, Band.GREEN, Band.BLUE);
    MemoryImage image = MemoryImage.random(ImageInfo.of(75, 41, bands, type), 2);
    new TiffWriterProvider().create(parameters).write(image, folder.resolve("written.tif"));
    ImageReader reader = ImageIO.getImageReadersByFormatName("bigtiff").next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(folder.resolve("written.tif").toFile())) {
      reader.setInput(in);
      Raster raster = reader.readRaster(0, null);
      double[] samples = raster.getPixels(0, 0, 75, 41, (double[]) null);
      assertArrayEquals(image.toArray(), samples);
    } finally {
      reader.dispose();
    }
  }
}
