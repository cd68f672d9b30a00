package io.github.stacker.formats.webp;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageReader;

/** A frame that is decoded as a whole when it is first read. */
final class WebpFrame implements FrameFile {
  /** The decoded picture and what the decoder holds beside it. */
  private static final int BYTES_A_PIXEL = 10;

  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final List<Band> RGB_ALPHA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  private final Path file;
  private final long fileBytes;
  private final WebpFile head;
  private final ImageInfo info;
  private Raster picture;

  private WebpFrame(Path file, long fileBytes, WebpFile head) {
    this.file = file;
    this.fileBytes = fileBytes;
    this.head = head;
    List<Band> bands = head.alpha() ? RGB_ALPHA : RGB;
    info =
        ImageInfo.of(head.width(), head.height(), bands, SampleType.UINT8)
            .withMetadata(head.metadata());
  }

  static WebpFrame open(Path file, Limits limits) throws IOException {
    WebpFile head = WebpFile.read(file, limits);
    long pixels = (long) head.width() * head.height();
    long most = Math.min(limits.wholeBytes() / BYTES_A_PIXEL, limits.pixels());
    if (pixels < 1 || pixels > most) {
      throw new IOException(
          "%dx%d pixels are not 1 to %d, which are decoded as a whole; save it as TIFF"
              .formatted(head.width(), head.height(), most));
    }
    return new WebpFrame(file, Files.size(file), head);
  }

  @Override
  public String format() {
    return "WebP";
  }

  @Override
  public Map<String, String> details() {
    return Map.of("compression", head.lossless() ? "lossless" : "lossy");
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (!info.region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info.region());
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    if (region.isEmpty()) {
      return;
    }
    if (picture == null) {
      picture = decode();
    }
    int[] row = new int[region.width() * into.bands()];
    byte[] samples = into.bytes();
    for (int y = region.y(); y < region.bottom(); y++) {
      picture.getPixels(region.x(), y, region.width(), 1, row);
      int at = into.index(region.x(), y);
      for (int i = 0; i < row.length; i++) {
        samples[at + i] = (byte) row[i];
      }
    }
  }

  private Raster decode() throws IOException {
    Raster decoded = decodeOrTell();
    if (decoded.getWidth() != info.width()
        || decoded.getHeight() != info.height()
        || decoded.getNumBands() != info.bandCount()) {
      throw new IOException(
          "the picture is %dx%d with %d bands, which is not what the head says"
              .formatted(decoded.getWidth(), decoded.getHeight(), decoded.getNumBands()));
    }
    return decoded;
  }

  /** Whatever a damaged file makes the decoder throw is told as damage. */
  private Raster decodeOrTell() throws IOException {
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    try (EndingInput in = new EndingInput(file)) {
      reader.setInput(in, true, true);
      return reader.read(0).getRaster();
    } catch (OutOfMemoryError e) {
      throw new IOException("there is not enough memory to decode the picture", e);
    } catch (IOException | IllegalStateException e) {
      String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
      throw new IOException("the picture is damaged" + why, e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("the picture is damaged", e);
    } finally {
      reader.dispose();
    }
  }

  @Override
  public long workingBytes() {
    return info.region().pixels() * BYTES_A_PIXEL + fileBytes;
  }

  @Override
  public void close() {
    picture = null;
  }
}
