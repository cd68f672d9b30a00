package io.github.stacker.core.format.small;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a file of the PNM family.
 *
 * @param kind which of them
 * @param info size and meaning
 * @param maximum the sample that means white; 1 for floats and bitmaps
 * @param order of the bytes of a sample
 * @param dataOffset where the samples begin
 */
record PnmHeader(PnmKind kind, ImageInfo info, int maximum, ByteOrder order, long dataOffset) {
  private static final int LARGEST_SAMPLE = 65535;

  /**
   * Reads the header and compares its claims with the limits and the length of the file.
   *
   * @throws IOException if it makes no sense or promises more than there is
   */
  static PnmHeader read(FileChannel channel, Limits limits) throws IOException {
    PnmText text = new PnmText(channel, 0);
    PnmKind kind =
        PnmKind.of(text.next(), text.next())
            .orElseThrow(() -> new IOException("the file does not begin with the letters of PNM"));
    PnmHeader header =
        switch (kind) {
          case ANY -> readAny(text, limits);
          case FLOAT_GREY, FLOAT_RGB -> readFloat(kind, text);
          default -> readInteger(kind, text);
        };
    header.requireWithin(limits);
    header.requireData(channel.size());
    return header;
  }

  private static PnmHeader readInteger(PnmKind kind, PnmText text) throws IOException {
    int width = side("width", text);
    int height = side("height", text);
    int maximum = kind.isBitmap() ? 1 : maximum(text);
    return integer(kind, width, height, bands(kind.bands(), ""), maximum, text);
  }

  private static PnmHeader integer(
      PnmKind kind, int width, int height, List<Band> bands, int maximum, PnmText text) {
    SampleType type = maximum < 256 ? SampleType.UINT8 : SampleType.UINT16;
    double white = kind.isBitmap() ? type.white() : maximum;
    ImageInfo info = new ImageInfo(width, height, bands, type, white, Metadata.NONE);
    return new PnmHeader(kind, info, maximum, ByteOrder.BIG_ENDIAN, text.offset());
  }

  private static PnmHeader readFloat(PnmKind kind, PnmText text) throws IOException {
    int width = side("width", text);
    int height = side("height", text);
    String scale = text.word();
    ImageInfo info = ImageInfo.of(width, height, bands(kind.bands(), ""), SampleType.FLOAT32);
    ByteOrder order = scale.startsWith("-") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return new PnmHeader(kind, info, 1, order, text.offset());
  }

  private static PnmHeader readAny(PnmText text, Limits limits) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    String tuple = "";
    String name = text.word();
    for (int line = 0; !name.equals("ENDHDR"); line++) {
      if (line == limits.parts()) {
        throw new IOException("the header has no end (ENDHDR)");
      }
      switch (name) {
        case "WIDTH", "HEIGHT", "DEPTH" -> numbers.put(name, side(name, text));
        case "MAXVAL" -> numbers.put(name, maximum(text));
        case "TUPLTYPE" -> tuple = text.word();
        default -> throw new IOException("the header has the unknown line \"" + name + "\"");
      }
      name = text.word();
    }
    for (String needed : List.of("WIDTH", "HEIGHT", "DEPTH", "MAXVAL")) {
      if (!numbers.containsKey(needed)) {
        throw new IOException("the header does not tell " + needed);
      }
    }
    int depth = numbers.get("DEPTH");
    if (depth > LARGEST_SAMPLE) {
      throw new IOException("the header claims %d samples per pixel".formatted(depth));
    }
    return integer(
        PnmKind.ANY,
        numbers.get("WIDTH"),
        numbers.get("HEIGHT"),
        bands(depth, tuple),
        numbers.get("MAXVAL"),
        text);
  }

  private static int side(String what, PnmText text) throws IOException {
    int side = text.number(what, Integer.MAX_VALUE);
    if (side == 0) {
      throw new IOException("the %s is 0".formatted(what));
    }
    return side;
  }

  private static int maximum(PnmText text) throws IOException {
    int maximum = text.number("largest sample", LARGEST_SAMPLE);
    if (maximum == 0) {
      throw new IOException("the largest sample is 0");
    }
    return maximum;
  }

  private static List<Band> bands(int depth, String tuple) {
    boolean alpha = tuple.endsWith("_ALPHA");
    if (depth == 1) {
      return List.of(Band.GREY);
    }
    if (depth == 2 && alpha) {
      return List.of(Band.GREY, Band.ALPHA);
    }
    if (depth == 3 && (tuple.isEmpty() || tuple.equals("RGB"))) {
      return List.of(Band.RED, Band.GREEN, Band.BLUE);
    }
    if (depth == 4 && alpha) {
      return List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);
    }
    return Collections.nCopies(depth, Band.OTHER);
  }

  private void requireWithin(Limits limits) throws IOException {
    if (info.region().pixels() > limits.pixels() || info.bandCount() > limits.bands()) {
      throw new IOException(
          "%dx%d pixels of %d bands are beyond the limits of %d pixels and %d bands"
              .formatted(
                  info.width(), info.height(), info.bandCount(), limits.pixels(), limits.bands()));
    }
  }

  private void requireData(long fileBytes) throws IOException {
    double needed = dataOffset + (double) info.height() * leastRowBytes();
    // The last of plain numbers needs no space behind it.
    if (needed > fileBytes + (kind.isPlain() ? 1 : 0)) {
      throw new EOFException(
          "%dx%d pixels need %.0f bytes, but the file has %d: it was cut"
              .formatted(info.width(), info.height(), needed, fileBytes));
    }
  }

  /** Gives the bytes of a row; of plain numbers the least that a row can have. */
  long leastRowBytes() {
    return switch (kind) {
      case PLAIN_BITMAP -> info.width();
      case PLAIN_GREY, PLAIN_RGB -> 2 * info.samplesPerRow();
      case BITMAP -> (info.width() + 7L) / 8;
      default -> info.bytesPerRow();
    };
  }

  /** Tells what is special about the file. */
  Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    if (kind.isFloat()) {
      details.put("byte order", order == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian");
    } else {
      details.put("largest sample", Integer.toString(maximum));
    }
    return details;
  }
}
