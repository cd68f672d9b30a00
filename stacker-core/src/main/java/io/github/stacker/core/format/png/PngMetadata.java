package io.github.stacker.core.format.png;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Resolution;
import io.github.stacker.core.format.exif.Exif;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gathers what the optional chunks before the picture say. The picture can be read without them, so
 * a damaged one is left out and told among the details.
 */
final class PngMetadata {
  static final double METRES_PER_INCH = 0.0254;

  private static final String[] INTENTS = {
    "perceptual", "relative colorimetric", "saturation", "absolute colorimetric"
  };
  private static final byte[] EXIF_PREFIX = {'E', 'x', 'i', 'f', 0, 0};
  private static final int PROFILE_HEADER_BYTES = 128;

  private final int mostBytes;
  private final Map<String, String> details = new LinkedHashMap<>();
  private final List<String> damaged = new ArrayList<>();
  private Optional<Resolution> resolution = Optional.empty();
  private Optional<Blob> profile = Optional.empty();
  private Optional<Blob> exif = Optional.empty();

  /**
   * Begins with nothing known.
   *
   * @param mostBytes the most bytes of one piece of metadata
   */
  PngMetadata(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Takes the chunk where the reader is, if it says something of use. */
  void take(ChunkReader chunks) {
    String type = chunks.type();
    try {
      switch (type) {
        case "pHYs" -> takeResolution(ByteBuffer.wrap(chunks.body(9)));
        case "iCCP" -> takeProfile(chunks.body(mostBytes));
        case "eXIf" -> takeExif(chunks.body(mostBytes));
        case "gAMA" -> takeGamma(ByteBuffer.wrap(chunks.body(4)));
        case "sRGB" -> details.put("sRGB", INTENTS[chunks.body(1)[0]]);
        case "sBIT" -> takeSignificantBits(chunks.body(4));
        case "acTL" -> details.put("animation", "the default image is read");
        default -> {}
      }
    } catch (IOException | RuntimeException e) {
      damaged.add(type);
    }
  }

  private void takeResolution(ByteBuffer body) {
    int x = body.getInt();
    int y = body.getInt();
    boolean perMetre = body.get() == 1;
    if (perMetre && x > 0 && y > 0) {
      resolution = Optional.of(new Resolution(x * METRES_PER_INCH, y * METRES_PER_INCH));
    }
  }

  private void takeGamma(ByteBuffer body) {
    details.put("gamma", String.format(Locale.ROOT, "%.5f", body.getInt() / 100_000.0));
  }

  private void takeSignificantBits(byte[] body) {
    details.put("significant bits", Arrays.toString(body).replaceAll("[\\[\\]]", ""));
  }

  private void takeExif(byte[] body) throws IOException {
    boolean prefixed =
        body.length > EXIF_PREFIX.length
            && Arrays.equals(body, 0, EXIF_PREFIX.length, EXIF_PREFIX, 0, EXIF_PREFIX.length);
    byte[] tiff = prefixed ? Arrays.copyOfRange(body, EXIF_PREFIX.length, body.length) : body;
    int magic = ByteBuffer.wrap(tiff).getInt();
    if (magic != 0x49492A00 && magic != 0x4D4D002A) {
      throw new IOException("no EXIF");
    }
    exif = Optional.of(Blob.copyOf(tiff));
  }

  /** Takes a name, a zero, the method 0, and a deflated profile that says its own length. */
  private void takeProfile(byte[] body) throws IOException {
    int nameEnd = 0;
    while (body[nameEnd] != 0) {
      nameEnd++;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(body, nameEnd + 2, body.length - nameEnd - 2);
      byte[] header = new byte[PROFILE_HEADER_BYTES];
      inflate(inflater, header, 0);
      int length = ByteBuffer.wrap(header).getInt();
      if (length < PROFILE_HEADER_BYTES || length > mostBytes) {
        throw new IOException("a profile of " + length + " bytes");
      }
      byte[] whole = Arrays.copyOf(header, length);
      inflate(inflater, whole, PROFILE_HEADER_BYTES);
      profile = Optional.of(Blob.copyOf(whole));
    } catch (DataFormatException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }

  private static void inflate(Inflater inflater, byte[] into, int from)
      throws IOException, DataFormatException {
    int count = from;
    while (count < into.length) {
      int more = inflater.inflate(into, count, into.length - count);
      if (more == 0) {
        throw new IOException("too short");
      }
      count += more;
    }
  }

  /** Gives what is known beside the samples. */
  Metadata toMetadata() {
    Metadata read = exif.map(Exif::read).orElse(Metadata.NONE);
    return read.withResolution(resolution.or(read::resolution))
        .withColourProfile(profile)
        .withExif(exif);
  }

  /** Gives what is left to tell, in the order to show it. */
  Map<String, String> details() {
    Map<String, String> all = new LinkedHashMap<>(details);
    if (!damaged.isEmpty()) {
      all.put("damaged and left out", String.join(", ", damaged));
    }
    return all;
  }
}
