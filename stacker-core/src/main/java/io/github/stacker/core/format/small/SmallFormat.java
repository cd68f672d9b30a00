package io.github.stacker.core.format.small;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.imaging.AbstractImageParser;
import org.apache.commons.imaging.ImageFormat;
import org.apache.commons.imaging.ImageFormats;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.bmp.BmpImageParser;
import org.apache.commons.imaging.formats.gif.GifImageParser;
import org.apache.commons.imaging.formats.pcx.PcxImageParser;
import org.apache.commons.imaging.formats.psd.PsdImageParser;
import org.apache.commons.imaging.formats.rgbe.RgbeImageParser;
import org.apache.commons.imaging.formats.xbm.XbmImageParser;
import org.apache.commons.imaging.formats.xpm.XpmImageParser;

/**
 * The formats that are left to Commons Imaging. Icons are not among them, since nobody stacks them,
 * nor WBMP, which cannot be told from other files.
 */
enum SmallFormat {
  BMP(ImageFormats.BMP, BmpImageParser::new, 8),
  GIF(ImageFormats.GIF, GifImageParser::new, 8),
  PCX(ImageFormats.PCX, PcxImageParser::new, 8),
  PSD(ImageFormats.PSD, PsdImageParser::new, 20),
  RGBE(ImageFormats.RGBE, RgbeImageParser::new, 12),
  XBM(ImageFormats.XBM, XbmImageParser::new, 8),
  XPM(ImageFormats.XPM, XpmImageParser::new, 8);

  private static final int SHORTEST_MAGIC = 4;

  private final ImageFormat format;
  private final Supplier<AbstractImageParser<?>> parser;
  private final int bytesPerPixel;

  SmallFormat(ImageFormat format, Supplier<AbstractImageParser<?>> parser, int bytesPerPixel) {
    this.format = format;
    this.parser = parser;
    this.bytesPerPixel = bytesPerPixel;
  }

  /** Gives the format of a file by its first bytes. */
  static Optional<SmallFormat> of(byte[] prefix) {
    if (prefix.length < SHORTEST_MAGIC) {
      return Optional.empty();
    }
    ImageFormat format = guess(prefix);
    for (SmallFormat some : values()) {
      if (some.format == format) {
        return Optional.of(some);
      }
    }
    return Optional.empty();
  }

  /** Adds to what the library guesses the formats that it knows by the file's name alone. */
  private static ImageFormat guess(byte[] prefix) {
    String text = new String(prefix, StandardCharsets.ISO_8859_1);
    if (text.startsWith("/* XPM */")) {
      return ImageFormats.XPM;
    }
    if (text.startsWith("#define ")) {
      return ImageFormats.XBM;
    }
    if (isPcx(prefix)) {
      return ImageFormats.PCX;
    }
    try {
      return Imaging.guessFormat(prefix);
    } catch (IOException | IllegalArgumentException e) {
      return ImageFormats.UNKNOWN; // a prefix too short for its first letters
    }
  }

  /** Tells by the letter, the version, the encoding and the bits per sample. */
  private static boolean isPcx(byte[] prefix) {
    boolean encoding = prefix[2] == 0 || prefix[2] == 1;
    boolean bits = prefix[3] == 1 || prefix[3] == 2 || prefix[3] == 4 || prefix[3] == 8;
    return prefix[0] == 10 && prefix[1] >= 0 && prefix[1] <= 5 && encoding && bits;
  }

  /** Makes a decoder. */
  AbstractImageParser<?> newParser() {
    return parser.get();
  }

  /** Gives the memory that decoding takes for each pixel. */
  int bytesPerPixel() {
    return bytesPerPixel;
  }
}
