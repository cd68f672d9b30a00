package io.github.stacker.api;

import java.util.Locale;

/**
 * How one sample is stored.
 *
 * <p>Integer frames stay in the smallest of these that holds all their values: 1 to 8-bit samples
 * are {@link #UINT8}, 9 to 16-bit ones {@link #UINT16}. Signed and 32-bit integers are {@link
 * #FLOAT32} or {@link #FLOAT64}, whichever is exact: {@code FLOAT64} holds every 32-bit integer.
 */
public enum SampleType {
  /** Unsigned 8-bit integer, 0 to 255, in a {@code byte[]}. */
  UINT8(1, 255),
  /** Unsigned 16-bit integer, 0 to 65535, in a {@code short[]}. */
  UINT16(2, 65535),
  /** IEEE 754 single precision in a {@code float[]}; NaN means "no sample here". */
  FLOAT32(4, 1),
  /** IEEE 754 double precision in a {@code double[]}; NaN means "no sample here". */
  FLOAT64(8, 1);

  private final int bytes;
  private final double white;

  SampleType(int bytes, double white) {
    this.bytes = bytes;
    this.white = white;
  }

  /**
   * Gives the name that pipelines and messages have for it.
   *
   * @return lower case, for example {@code uint8}
   */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Gives the size of a sample.
   *
   * @return 1, 2, 4 or 8 bytes
   */
  public int bytes() {
    return bytes;
  }

  /**
   * Gives the sample that means white unless an image says otherwise.
   *
   * @return the largest value of an integer type, 1 for the floating types
   */
  public double white() {
    return white;
  }

  /**
   * Tells whether samples are integers.
   *
   * @return true for {@link #UINT8} and {@link #UINT16}
   */
  public boolean isInteger() {
    return this == UINT8 || this == UINT16;
  }
}
