package io.github.stacker.core.format.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Region;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class PngWriterTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  @TempDir Path folder;

  static Stream<ImageInfo> everyKind() {
    return Stream.of(PngColour.values())
        .filter(colour -> colour != PngColour.PALETTE)
        .flatMap(
            colour ->
                Stream.of(SampleType.UINT8, SampleType.UINT16)
                    .map(type -> ImageInfo.of(613, 457, colour.bands(), type)));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void picturesOfEveryKindAreReadBackUnchangedSeed1(ImageInfo info) throws IOException {
    MemoryImage image = MemoryImage.random(info, 1);
    Path file = write(image, PngParameters.DEFAULT, 2);
    MemoryImage back = PngFrames.read(file, 31);
    assertEquals(info, back.info());
    assertArrayEquals(image.toArray(), back.toArray());
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void anotherReaderReadsTheSameSamplesSeed2(ImageInfo info) throws IOException {
    MemoryImage image = MemoryImage.random(info, 2);
    Raster raster = ImageIO.read(write(image, PngParameters.DEFAULT, 2).toFile()).getRaster();
    assertEquals(info.bandCount(), raster.getNumBands());
    double[] samples = raster.getPixels(0, 0, info.width(), info.height(), (double[]) null);
    assertArrayEquals(image.toArray(), samples);
  }

  @ParameterizedTest
  @EnumSource(PngFilter.class)
  void everyFilterAndEffortGivesTheSamplesBack(PngFilter filter) throws IOException {
    MemoryImage image = slope(ImageInfo.of(301, 211, RGB, SampleType.UINT16));
    for (int compression : new int[] {0, 1, 6, 9}) {
      Path file = write(image, new PngParameters(compression, filter), 2);
      assertArrayEquals(image.toArray(), PngFrames.read(file).toArray());
    }
  }

  @ParameterizedTest
  @EnumSource(PngFilter.class)
  void theBytesDoNotDependOnTheNumberOfThreads(PngFilter filter) throws IOException {
    MemoryImage image = slope(ImageInfo.of(900, 700, RGB, SampleType.UINT16));
    PngParameters parameters = new PngParameters(1, filter);
    byte[] expected = Files.readAllBytes(write(image, parameters, 1));
    for (int threads : new int[] {2, 3, 8}) {
      assertArrayEquals(expected, Files.readAllBytes(write(image, parameters, threads)));
    }
  }

  @Test
  void aPictureOfOnePixelIsWritten() throws IOException {
    MemoryImage image = MemoryImage.of(ImageInfo.of(1, 1, RGB, SampleType.UINT8), i -> 50 + i);
    Path file = write(image, PngParameters.DEFAULT, 4);
    assertArrayEquals(new double[] {50, 51, 52}, PngFrames.read(file).toArray());
  }

  @Test
  void rowsLongerThanAStripAreWritten() throws IOException {
    MemoryImage image =
        MemoryImage.random(
            ImageInfo.of(StripQueue.STRIP_BYTES + 5, 5, List.of(Band.GREY), SampleType.UINT8), 3);
    Path file = write(image, PngParameters.DEFAULT, 3);
    assertArrayEquals(image.toArray(), PngFrames.read(file, 2).toArray());
  }

  @Test
  void metadataIsReadBack() throws IOException {
    Metadata metadata =
        new Metadata(
            Optional.of(new Resolution(300, 72)),
            Orientation.UPRIGHT,
            Optional.of(Blob.copyOf(ByteBuffer.allocate(3000).putInt(3000).array())),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.of(Blob.copyOf(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0})));
    ImageInfo info = ImageInfo.of(3, 2, RGB, SampleType.UINT8).withMetadata(metadata);
    try (FrameFile back =
        PngFrames.open(write(MemoryImage.random(info, 4), PngParameters.DEFAULT, 1))) {
      Metadata read = back.info().metadata();
      assertEquals(metadata.colourProfile(), read.colourProfile());
      assertEquals(metadata.exif(), read.exif());
      assertEquals(300, read.resolution().orElseThrow().x(), 0.02);
      assertEquals(72, read.resolution().orElseThrow().y(), 0.02);
    }
  }

  @Test
  void bandsThatPngDoesNotHaveAreRefusedWithAdvice() {
    for (List<Band> bands :
        List.of(
            List.of(Band.OTHER),
            List.of(Band.ALPHA),
            List.of(Band.BLUE, Band.GREEN, Band.RED),
            List.of(Band.GREY, Band.GREY))) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  new PngWriterProvider()
                      .create(PngParameters.DEFAULT)
                      .check(ImageInfo.of(1, 1, bands, SampleType.UINT8)));
      assertTrue(e.getMessage().contains("write TIFF"), e.getMessage());
    }
  }

  @Test
  void rowsThatDoNotFitTheMemoryAreRefusedWithAdvice() {
    ImageInfo wide = ImageInfo.of(Integer.MAX_VALUE, 1, RGB, SampleType.UINT16);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new PngWriterProvider().create(PngParameters.DEFAULT).check(wide));
    assertTrue(e.getMessage().contains("write TIFF"), e.getMessage());
  }

  @Test
  void whatTheSourceThrowsIsPassedOn() {
    ImageInfo info = ImageInfo.of(1000, 1000, RGB, SampleType.UINT8);
    ImageSource failing =
        new ImageSource() {
          @Override
          public ImageInfo info() {
            return info;
          }

          @Override
          public void read(Region region, Tile into) throws IOException {
            if (region.y() > 500) {
              throw new IOException("the frame is rotten");
            }
            into.reshape(region, 3, SampleType.UINT8);
          }
        };
    IOException e = assertThrows(IOException.class, () -> write(failing, PngParameters.DEFAULT, 2));
    assertEquals("the frame is rotten", e.getMessage());
  }

  @Test
  void joinedChecksumsAreThoseOfAllBytesSeed5() {
    Random random = new Random(5);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[random.nextInt(200_000)];
      random.nextBytes(bytes);
      int cut = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      int first = adler(bytes, 0, cut);
      int second = adler(bytes, cut, bytes.length - cut);
      assertEquals(adler(bytes, 0, bytes.length), Adler.joined(first, second, bytes.length - cut));
    }
  }

  private static int adler(byte[] bytes, int from, int length) {
    Adler32 sum = new Adler32();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  /** Gives a picture whose rows differ in which filter suits them. */
  private static MemoryImage slope(ImageInfo info) {
    int perRow = (int) info.samplesPerRow();
    return MemoryImage.of(
        info,
        i -> (i / perRow * 37L * (i / perRow % 5) + i % perRow * 11L + (i * 7919L) % 13) % 65536);
  }

  private Path write(ImageSource image, PngParameters parameters, int threads) throws IOException {
    Path file = Files.createTempFile(folder, "written", ".png");
    new PngWriter(parameters, threads).write(image, file);
    return file;
  }
}
