package io.github.stacker.core.format.small;

import io.github.stacker.api.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.imaging.ImageInfo;

/**
 * Size and kind of a picture that the library is to decode. Where the header is bytes at fixed
 * places it is read here, because the library allocates for what a file claims before it tells.
 *
 * @param width columns
 * @param height rows
 * @param hasAlpha whether pixels may be transparent
 * @param details what is special about how the picture is stored
 */
record SmallHeader(int width, int height, boolean hasAlpha, Map<String, String> details) {
  private static final int BYTES = 128;
  private static final int BMP_NAMES_BITS = 3;

  /**
   * Reads it and compares its claims with the limits and the length of the file.
   *
   * @throws IOException if it cannot be read, claims too much, or tells of samples that the library
   *     does not keep whole
   */
  static SmallHeader read(SmallFormat format, Path file, Limits limits) throws IOException {
    ByteBuffer first = ByteBuffer.wrap(firstBytes(file));
    SmallHeader header;
    try {
      header =
          switch (format) {
            case BMP -> bmp(first.order(ByteOrder.LITTLE_ENDIAN), Files.size(file));
            case PCX -> pcx(first.order(ByteOrder.LITTLE_ENDIAN));
            case PSD -> psd(first);
            case GIF, RGBE, XBM, XPM -> told(SmallDecoder.info(format, file));
          };
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw (IOException)
          new EOFException("the file ends within its header: it was cut").initCause(e);
    }
    header.requirePlausible(format, Files.size(file), limits);
    return header;
  }

  private static byte[] firstBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(BYTES);
    }
  }

  private static SmallHeader bmp(ByteBuffer in, long fileBytes) throws IOException {
    int headerBytes = in.getInt(14);
    if (headerBytes < 40) {
      throw new IOException(
          "a BMP with a header of %d bytes cannot be read".formatted(headerBytes));
    }
    int height = in.getInt(22);
    if (height < 0) {
      throw new IOException("a BMP stored from its top row cannot be read; save it as PNG or TIFF");
    }
    int width = in.getInt(18);
    int bitsPerPixel = in.getShort(28);
    int compression = in.getInt(30);
    boolean runLengths = compression == 1 || compression == 2;
    double needed = Math.ceil((double) width * bitsPerPixel / 32) * 4 * height;
    if (!runLengths && needed > fileBytes) {
      throw new EOFException(
          "%dx%d pixels need %.0f bytes, but the file has %d: it was cut"
              .formatted(width, height, needed, fileBytes));
    }
    boolean alpha = compression == BMP_NAMES_BITS && headerBytes >= 56 && in.getInt(66) != 0;
    Map<String, String> details = new LinkedHashMap<>();
    details.put("bits per pixel", Integer.toString(bitsPerPixel));
    details.put("compression", runLengths ? "run lengths" : "none");
    return new SmallHeader(width, height, alpha, details);
  }

  private static SmallHeader pcx(ByteBuffer in) {
    int width = (in.getShort(8) & 0xffff) - (in.getShort(4) & 0xffff) + 1;
    int height = (in.getShort(10) & 0xffff) - (in.getShort(6) & 0xffff) + 1;
    int bitsPerPixel = in.get(3) * in.get(65);
    return new SmallHeader(
        width, height, false, Map.of("bits per pixel", Integer.toString(bitsPerPixel)));
  }

  private static SmallHeader psd(ByteBuffer in) throws IOException {
    int depth = in.getShort(22);
    if (depth > 8) {
      throw new IOException(
          "a PSD of %d bits per sample cannot be read without loss; save it as TIFF"
              .formatted(depth));
    }
    Map<String, String> details = new LinkedHashMap<>();
    details.put("bits per sample", Integer.toString(depth));
    details.put("channels", Integer.toString(in.getShort(12)));
    return new SmallHeader(in.getInt(18), in.getInt(14), false, details);
  }

  private static SmallHeader told(ImageInfo info) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("kind", String.valueOf(info.getFormatDetails()));
    details.put("bits per pixel", Integer.toString(info.getBitsPerPixel()));
    details.put("compression", String.valueOf(info.getCompressionAlgorithm()));
    return new SmallHeader(info.getWidth(), info.getHeight(), info.isTransparent(), details);
  }

  private void requirePlausible(SmallFormat format, long fileBytes, Limits limits)
      throws IOException {
    if (width < 1 || height < 1) {
      throw new IOException("the header claims %dx%d pixels".formatted(width, height));
    }
    long pixels = (long) width * height;
    long most = Math.min(limits.wholeBytes() / format.bytesPerPixel(), limits.pixels());
    if (pixels > most) {
      throw new IOException(
          "%dx%d pixels are more than the %d that are read as a whole; save it as TIFF"
              .formatted(width, height, most));
    }
    if (pixels > (double) limits.expansion() * fileBytes) {
      throw new IOException(
          "the header claims %dx%d pixels, more than the %d bytes of the file can hold"
              .formatted(width, height, fileBytes));
    }
  }
}
