package io.github.stacker.core.format.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Region;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.exif.ExifBlock;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class JpegWriterTest {
  private static final List<Band> GREY = List.of(Band.GREY);
  private static final List<Band> COLOUR = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final JpegReaderProvider READERS = new JpegReaderProvider();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"4:2:0", "4:4:4"})
  void whatIsWrittenIsReadAgainWithSmallErrors(String chroma) throws IOException {
    MemoryImage image = smooth(COLOUR, 203, 150);
    Path file = write(image, new JpegParameters(95, chroma));
    try (FrameFile frame = READERS.open(file, Limits.DEFAULT)) {
      assertEquals("YCbCr " + chroma, frame.details().get("colour model"));
      assertEquals("about 95", frame.details().get("quality"));
      assertEquals(image.info(), frame.info());
    }
    assertClose(image, 4, TestJpegs.samples(READERS.open(file, Limits.DEFAULT), 50));
    BufferedImage plain = ImageIO.read(file.toFile());
    assertArrayEquals(
        TestJpegs.samples(plain), TestJpegs.samples(READERS.open(file, Limits.DEFAULT), 50));
  }

  @Test
  void greyStaysGrey() throws IOException {
    MemoryImage image = smooth(GREY, 61, 47);
    Path file = write(image, new JpegParameters(95, "4:2:0"));
    assertClose(image, 4, TestJpegs.samples(READERS.open(file, Limits.DEFAULT), 50));
    try (FrameFile frame = READERS.open(file, Limits.DEFAULT)) {
      assertEquals(image.info(), frame.info());
    }
  }

  @Test
  void resolutionProfileAndExifAreEmbedded() throws IOException {
    byte[] profile = new byte[150_000];
    new Random(4).nextBytes(profile);
    Blob exif = new ExifBlock(ByteOrder.BIG_ENDIAN).text(ExifBlock.ROOT, 271, "Maker").build();
    Metadata metadata =
        new Metadata(
            Optional.of(new Resolution(300, 240)),
            Orientation.UPRIGHT,
            Optional.of(Blob.copyOf(profile)),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.of(exif));
    ImageInfo info = ImageInfo.of(20, 10, COLOUR, SampleType.UINT8).withMetadata(metadata);
    Path file = write(MemoryImage.of(info, i -> i % 200), new JpegParameters(92, "4:2:0"));
    try (FrameFile frame = READERS.open(file, Limits.DEFAULT)) {
      assertEquals(metadata, frame.info().metadata());
    }
    ImageIO.read(file.toFile());
  }

  @Test
  void anExifBlockTooLongForASegmentIsLeftOut() throws IOException {
    byte[] exif = new byte[65_528];
    exif[0] = exif[1] = 'I';
    exif[2] = 42;
    Metadata none = Metadata.NONE;
    Metadata metadata =
        new Metadata(
            none.resolution(),
            none.orientation(),
            none.colourProfile(),
            none.captureTime(),
            none.exposureSeconds(),
            Optional.of(Blob.copyOf(exif)));
    ImageInfo info = ImageInfo.of(20, 10, GREY, SampleType.UINT8).withMetadata(metadata);
    Path file = write(MemoryImage.of(info, i -> i), new JpegParameters(92, "4:2:0"));
    try (FrameFile frame = READERS.open(file, Limits.DEFAULT)) {
      assertEquals(none, frame.info().metadata());
    }
  }

  @Test
  void whatJpegCannotHoldIsRefusedBeforeWriting() {
    JpegWriter writer = new JpegWriter(new JpegParameters(92, "4:2:0"));
    List<Band> alpha = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);
    for (ImageInfo wrong :
        List.of(
            ImageInfo.of(10, 10, alpha, SampleType.UINT8),
            ImageInfo.of(10, 10, List.of(Band.OTHER), SampleType.UINT8),
            ImageInfo.of(10, 10, List.of(Band.BLUE, Band.GREEN, Band.RED), SampleType.UINT8),
            ImageInfo.of(10, 10, COLOUR, SampleType.UINT16),
            ImageInfo.of(65_501, 10, COLOUR, SampleType.UINT8),
            ImageInfo.of(10, 65_501, COLOUR, SampleType.UINT8),
            ImageInfo.of(50_000, 50_000, COLOUR, SampleType.UINT8))) {
      assertThrows(IllegalArgumentException.class, () -> writer.check(wrong));
    }
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> writer.check(ImageInfo.of(10, 10, alpha, SampleType.UINT8)));
    assertEquals(
        "JPEG cannot hold alpha; write TIFF or PNG, or add the filter \"flatten\"", e.getMessage());
    writer.check(ImageInfo.of(65_500, 32_000, COLOUR, SampleType.UINT8));
  }

  @Test
  void parametersAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new JpegParameters(0, "4:2:0"));
    assertThrows(IllegalArgumentException.class, () -> new JpegParameters(101, "4:2:0"));
    assertThrows(IllegalArgumentException.class, () -> new JpegParameters(92, "4:2:2"));
  }

  @Test
  void anErrorOfTheImageIsThrownAsItIs() {
    IOException error = new IOException("is damaged near row 5");
    ImageSource broken =
        new ImageSource() {
          @Override
          public ImageInfo info() {
            return ImageInfo.of(20, 10, GREY, SampleType.UINT8);
          }

          @Override
          public void read(Region region, Tile into) throws IOException {
            throw error;
          }
        };
    IOException thrown =
        assertThrows(IOException.class, () -> write(broken, new JpegParameters(92, "4:2:0")));
    assertSame(error, thrown);
  }

  /** Its samples take 600 MB, and the heap of the tests is 256 MiB. */
  @Test
  void aPictureLargerThanTheHeapIsWrittenAndReadAgain() throws IOException {
    ImageSource image = new Checks(ImageInfo.of(20_000, 10_000, COLOUR, SampleType.UINT8));
    Path file = write(image, new JpegParameters(92, "4:2:0"));
    Tile expected = new Tile();
    Tile actual = new Tile();
    try (FrameFile frame = READERS.open(file, Limits.DEFAULT)) {
      assertEquals(image.info(), frame.info());
      assertTrue(frame.workingBytes() < 8 << 20);
      for (int y = 0; y < 10_000; y += 100) {
        Region band = new Region(0, y, 20_000, 100);
        frame.read(band, actual);
        image.read(band, expected);
        assertArrayEquals(expected.bytes(), actual.bytes());
      }
    }
  }

  private Path write(ImageSource image, JpegParameters parameters) throws IOException {
    Path file = folder.resolve("picture.jpg");
    Files.deleteIfExists(file);
    new JpegWriterProvider().create(parameters).write(image, file);
    return file;
  }

  private static MemoryImage smooth(List<Band> bands, int width, int height) {
    ImageInfo info = ImageInfo.of(width, height, bands, SampleType.UINT8);
    int rowSamples = width * bands.size();
    return MemoryImage.of(
        info,
        i ->
            Math.rint(
                128 + 60 * Math.sin(i % rowSamples * 0.01) + 50 * Math.cos(i / rowSamples * 0.05)));
  }

  private static void assertClose(MemoryImage expected, int tolerance, byte[] samples) {
    double[] wanted = expected.toArray();
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], samples[i] & 0xff, tolerance);
    }
  }

  /** Squares of 16x16 pixels, black or white: what JPEG keeps exactly. */
  private record Checks(ImageInfo info) implements ImageSource {
    @Override
    public void read(Region region, Tile into) {
      into.reshape(region, 3, SampleType.UINT8);
      byte[] bytes = into.bytes();
      int i = 0;
      for (int y = region.y(); y < region.bottom(); y++) {
        for (int x = 0; x < region.width(); x++) {
          byte sample = (byte) -(Integer.bitCount(x / 16 * 7 ^ y / 16) & 1);
          bytes[i++] = sample;
          bytes[i++] = sample;
          bytes[i++] = sample;
        }
      }
    }
  }
}
