package io.github.stacker.core.format.tiff;

import io.github.stacker.api.SampleType;
import java.io.IOException;

/** What the bits of a sample mean. */
enum SampleFormat {
  UNSIGNED("unsigned integer"),
  SIGNED("signed integer"),
  FLOATING("floating point");

  private final String label;

  SampleFormat(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static SampleFormat ofCode(long code) throws IOException {
    return switch ((int) Math.min(code, Integer.MAX_VALUE)) {
      case 1, 4 -> UNSIGNED;
      case 2 -> SIGNED;
      case 3 -> FLOATING;
      case 5, 6 -> throw new IOException("complex samples are not supported");
      default -> throw new IOException("sample format " + code + " is not known");
    };
  }

  /**
   * Gives the type that holds all such samples exactly.
   *
   * @throws IOException if none does, or such samples are not supported
   */
  SampleType sampleType(int bits) throws IOException {
    SampleType type =
        switch (this) {
          case UNSIGNED -> unsignedType(bits);
          case SIGNED ->
              switch (bits) {
                case 8, 16 -> SampleType.FLOAT32;
                case 32 -> SampleType.FLOAT64;
                default -> null;
              };
          case FLOATING ->
              switch (bits) {
                case 16, 32 -> SampleType.FLOAT32;
                case 64 -> SampleType.FLOAT64;
                default -> null;
              };
        };
    if (type == null) {
      throw new IOException(label + " samples of " + bits + " bits are not supported");
    }
    return type;
  }

  private static SampleType unsignedType(int bits) {
    if (bits >= 1 && bits <= 8) {
      return SampleType.UINT8;
    }
    if (bits >= 9 && bits <= 16) {
      return SampleType.UINT16;
    }
    if (bits == 24) {
      return SampleType.FLOAT32;
    }
    return bits == 32 ? SampleType.FLOAT64 : null;
  }

  /**
   * Gives the sample that means white: the largest integer, or 1. Samples of 1, 2 and 4 bits are
   * stretched to 8 bits, which loses nothing.
   */
  double white(int bits) {
    return switch (this) {
      case UNSIGNED -> scale(bits) * (double) ((1L << bits) - 1);
      case SIGNED -> (1L << bits - 1) - 1;
      case FLOATING -> 1;
    };
  }

  /** Gives what unsigned samples are multiplied by. */
  static int scale(int bits) {
    return bits == 1 || bits == 2 || bits == 4 ? 255 / ((1 << bits) - 1) : 1;
  }

  /**
   * Gives one sample of a row of little-endian samples of whole bytes.
   *
   * @param at index of its first byte
   */
  double get(byte[] row, int at, int bits) {
    return switch (this) {
      case UNSIGNED ->
          bits == 24
              ? (short) Rows.SHORT.get(row, at) & 0xffff | (row[at + 2] & 0xff) << 16
              : (int) Rows.INT.get(row, at) & 0xffff_ffffL;
      case SIGNED ->
          switch (bits) {
            case 8 -> row[at];
            case 16 -> (short) Rows.SHORT.get(row, at);
            default -> (int) Rows.INT.get(row, at);
          };
      case FLOATING ->
          switch (bits) {
            case 16 -> halfToFloat((short) Rows.SHORT.get(row, at));
            case 32 -> (float) Rows.FLOAT.get(row, at);
            default -> (double) Rows.DOUBLE.get(row, at);
          };
    };
  }

  /** Widens an IEEE 754 half precision number. */
  static float halfToFloat(short half) {
    int exponent = half >>> 10 & 0x1f;
    int mantissa = half & 0x3ff;
    float sign = half < 0 ? -1 : 1;
    if (exponent == 0) {
      return sign * mantissa * 0x1p-24f;
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 112;
    return sign * Float.intBitsToFloat(wide << 23 | mantissa << 13);
  }
}
