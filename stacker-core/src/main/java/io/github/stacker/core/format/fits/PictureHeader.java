package io.github.stacker.core.format.fits;

import io.github.stacker.api.Band;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;

/**
 * Size and kind of a picture, checked.
 *
 * @param width columns
 * @param height rows
 * @param planes 1, or 3 for red, green and blue
 * @param bitsPerSample as {@code BITPIX} has them: negative for floating-point numbers
 * @param compressed whether the picture is in the tiles of a table
 * @param topDown whether the first row of the file is the top of the picture
 */
record PictureHeader(
    int width, int height, int planes, int bitsPerSample, boolean compressed, boolean topDown) {
  static final String ROW_ORDER = "ROWORDER";
  static final String TOP_DOWN = "TOP-DOWN";

  private static final int MOST_AXES = 999;

  /**
   * Takes the size from a header.
   *
   * @throws IOException if it describes no picture that can be read
   */
  static PictureHeader of(Header header, Limits limits) throws IOException {
    boolean compressed = header.isTrue("ZIMAGE");
    String prefix = compressed ? "Z" : "";
    int axes = (int) header.integer(prefix + "NAXIS", 1, MOST_AXES);
    long[] lengths = new long[axes];
    for (int i = 0; i < axes; i++) {
      lengths[i] = header.integer(prefix + "NAXIS" + (i + 1), 1, Integer.MAX_VALUE);
    }
    int planes = planes(lengths);
    int bits = (int) header.integer(prefix + "BITPIX", -64, 64);
    if (!List.of(8, 16, 32, 64, -32, -64).contains(bits)) {
      throw new IOException(
          "the keyword %sBITPIX is %d, not 8, 16, 32, 64, -32 or -64".formatted(prefix, bits));
    }
    if (lengths[0] * lengths[1] > limits.pixels()) {
      throw new IOException(
          "%dx%d pixels are beyond the limit of %d"
              .formatted(lengths[0], lengths[1], limits.pixels()));
    }
    boolean topDown = header.text(ROW_ORDER).filter(TOP_DOWN::equalsIgnoreCase).isPresent();
    return new PictureHeader((int) lengths[0], (int) lengths[1], planes, bits, compressed, topDown);
  }

  private static int planes(long[] lengths) throws IOException {
    if (lengths.length == 1) {
      throw new IOException(
          "a spectrum of %d samples is no picture: NAXIS is 1".formatted(lengths[0]));
    }
    boolean flat = true;
    for (int i = 3; i < lengths.length; i++) {
      flat &= lengths[i] == 1;
    }
    long planes = lengths.length == 2 ? 1 : lengths[2];
    if (!flat || planes != 1 && planes != 3) {
      StringJoiner size = new StringJoiner("x");
      for (long length : lengths) {
        size.add(String.valueOf(length));
      }
      throw new IOException(
          ("a cube of %s samples is not supported, only one plane or three (red, green, blue):"
                  + " save its planes as pictures of their own")
              .formatted(Header.shown(size.toString())));
    }
    return (int) planes;
  }

  List<Band> bands() {
    return planes == 1 ? List.of(Band.GREY) : List.of(Band.RED, Band.GREEN, Band.BLUE);
  }

  int sampleBytes() {
    return Math.abs(bitsPerSample) / 8;
  }

  boolean isFloating() {
    return bitsPerSample < 0;
  }

  /** Gives the bytes of a row of one plane, as they are stored if they are not compressed. */
  long rowBytes() {
    return (long) width * sampleBytes();
  }

  long planeBytes() {
    return rowBytes() * height;
  }

  /** Gives the row of the file where a row of the picture is. */
  int fileRow(int row) {
    return topDown ? row : height - 1 - row;
  }

  /** Says what samples are, for people. */
  String sampleName() {
    return Math.abs(bitsPerSample) + "-bit " + (isFloating() ? "floating point" : "integer");
  }
}
