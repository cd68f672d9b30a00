package io.github.stacker.core.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.jpeg.JpegReaderProvider;
import io.github.stacker.core.format.small.PnmReaderProvider;
import io.github.stacker.core.format.small.SmallFormatReaderProvider;
import io.github.stacker.core.format.tiff.TiffParameters;
import io.github.stacker.core.format.tiff.TiffReaderProvider;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.resample.Halving;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a frame may claim can be narrowed, and then sound frames are refused. */
class LimitsTest {
  @TempDir Path folder;

  private static Limits parts(int parts) {
    return new Limits(1 << 20, 4, parts, 1 << 20, 1 << 20, 1000);
  }

  private static Limits wholeBytes(int bytes) {
    return new Limits(1 << 20, 4, 100, 1 << 20, bytes, 1000);
  }

  @Test
  void aCompressedStripHasToFitTheMemoryForWholes() throws IOException {
    TiffParameters deflate =
        new TiffParameters(
            TiffParameters.Compression.DEFLATE,
            TiffParameters.Differences.AUTO,
            TiffParameters.Layout.TILES,
            16,
            1,
            TiffParameters.BigTiff.AUTO,
            TiffParameters.Pyramid.NONE,
            Halving.BOX);
    Path file = folder.resolve("a.tif");
    ImageInfo info = ImageInfo.of(20, 20, List.of(Band.GREY), SampleType.UINT16);
    new TiffWriterProvider().create(deflate).write(MemoryImage.random(info, 1), file);
    opens(new TiffReaderProvider(), file, wholeBytes(16 * 16 * 2));
    refuses(
        new TiffReaderProvider(),
        file,
        wholeBytes(16 * 16 * 2 - 1),
        "compressed tiles of 16x16 pixels are too large");
  }

  @Test
  void aPictureThatIsDecodedAsAWholeHasToFitIt() throws IOException {
    Path file = picture("bmp");
    opens(new SmallFormatReaderProvider(), file, wholeBytes(30 * 20 * 8));
    refuses(
        new SmallFormatReaderProvider(),
        file,
        wholeBytes(30 * 20 * 8 - 1),
        "30x20 pixels are more than the 599 that are read as a whole; save it as TIFF");
  }

  @Test
  void tagsOfADirectoryAreCounted() throws IOException {
    Path file = folder.resolve("a.tif");
    ImageInfo info = ImageInfo.of(20, 20, List.of(Band.GREY), SampleType.UINT16);
    new TiffWriterProvider()
        .create(TiffParameters.DEFAULT)
        .write(MemoryImage.random(info, 1), file);
    opens(new TiffReaderProvider(), file, parts(30));
    IOException e =
        assertThrows(IOException.class, () -> new TiffReaderProvider().open(file, parts(5)));
    assertTrue(e.getMessage().endsWith("tags, more than the 5 allowed"), e.getMessage());
  }

  @Test
  void segmentsBeforeAPictureAreCounted() throws IOException {
    Path file = picture("jpeg");
    opens(new JpegReaderProvider(), file, parts(20));
    refuses(
        new JpegReaderProvider(), file, parts(2), "has more than 2 segments before its picture");
  }

  @Test
  void linesOfAHeaderAreCounted() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.pam"), "P7\nWIDTH 1\nHEIGHT 1\nDEPTH 1\nMAXVAL 9\nENDHDR\n1");
    opens(new PnmReaderProvider(), file, parts(4));
    refuses(new PnmReaderProvider(), file, parts(3), "the header has no end (ENDHDR)");
  }

  private Path picture(String format) throws IOException {
    Path file = folder.resolve("a." + format);
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, file.toFile());
    return file;
  }

  private static void opens(FrameReaderProvider reader, Path file, Limits limits)
      throws IOException {
    reader.open(file, limits).close();
  }

  private static void refuses(
      FrameReaderProvider reader, Path file, Limits limits, String sentence) {
    IOException e = assertThrows(IOException.class, () -> reader.open(file, limits));
    assertEquals(sentence, e.getMessage());
  }
}
