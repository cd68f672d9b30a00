package io.github.stacker.core.format.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * Makes floating-point numbers of the integers that stand for them in a compressed picture: {@code
 * (integer - random + 0.5) * scale + zero}, or without the random number where there was no
 * dithering.
 *
 * <p>Source: FITS Standard 4.0, section 10.2 and appendix I.
 */
final class Dequantizer {
  private static final int RANDOMS = 10_000;
  private static final double MULTIPLIER = 16_807;
  private static final double MODULUS = 2_147_483_647;
  private static final double START_SPREAD = 500;

  /** Stands for NaN where the file does not say otherwise. */
  private static final long NULL = -2_147_483_647L;

  /** Stands for an exact 0 under the second way of dithering. */
  private static final int ZERO = -2_147_483_646;

  private final boolean dithered;
  private final boolean keepsZero;
  private final int seed;
  private final float[] randoms;

  private Dequantizer(boolean dithered, boolean keepsZero, int seed) {
    this.dithered = dithered;
    this.keepsZero = keepsZero;
    this.seed = seed;
    randoms = dithered ? randoms() : new float[0];
  }

  static Dequantizer of(Header header) throws IOException {
    String method = header.text("ZQUANTIZ").orElse("NO_DITHER");
    return switch (method) {
      case "NO_DITHER", "NONE" -> new Dequantizer(false, false, 0);
      case "SUBTRACTIVE_DITHER_1", "SUBTRACTIVE_DITHER_2" ->
          new Dequantizer(true, method.endsWith("2"), (int) header.integer("ZDITHER0", 1, RANDOMS));
      default ->
          throw new IOException(
              "the keyword ZQUANTIZ is \"%s\", which is unknown".formatted(Header.shown(method)));
    };
  }

  private static float[] randoms() {
    float[] randoms = new float[RANDOMS];
    double state = 1;
    for (int i = 0; i < RANDOMS; i++) {
      double product = MULTIPLIER * state;
      state = product - MODULUS * (int) (product / MODULUS);
      randoms[i] = (float) (state / MODULUS);
    }
    return randoms;
  }

  /**
   * Turns the integers of a tile into numbers.
   *
   * @param tile number of the tile, from 0
   * @param blank the integer that stands for NaN
   * @param into gets floats or doubles, from its beginning
   * @param numberBytes 4 or 8
   */
  void dequantize(
      int[] integers,
      int tile,
      double scale,
      double zero,
      OptionalLong blank,
      ByteBuffer into,
      int numberBytes) {
    long none = blank.orElse(NULL);
    int start = (int) (((long) tile + seed - 1) % RANDOMS);
    int next = dithered ? (int) (randoms[start] * START_SPREAD) : 0;
    for (int i = 0; i < integers.length; i++) {
      int integer = integers[i];
      double number;
      if (integer == none) {
        number = Double.NaN;
      } else if (keepsZero && integer == ZERO) {
        number = 0;
      } else if (dithered) {
        number = (integer - (double) randoms[next] + 0.5) * scale + zero;
      } else {
        number = integer * scale + zero;
      }
      if (numberBytes == 4) {
        into.putFloat(4 * i, (float) number);
      } else {
        into.putDouble(8 * i, number);
      }
      if (dithered && ++next == RANDOMS) {
        start = (start + 1) % RANDOMS;
        next = (int) (randoms[start] * START_SPREAD);
      }
    }
  }
}
