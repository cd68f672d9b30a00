package io.github.stacker.core.format.fits;

import io.github.stacker.api.SampleType;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which samples the stored numbers stand for: {@code zero + scale * stored}, in double precision.
 *
 * <p>Types: unsigned integers of 8 and 16 bits stay what they are, unless there is a {@code BLANK}.
 * Other integers of up to 16 bits become {@code FLOAT32} where single precision keeps neighbouring
 * levels apart by 64 of its own steps or more (it is exact then for all without a scale), else
 * {@code FLOAT64}; those of 32 and 64 bits, and scaled floating-point numbers, {@code FLOAT64}.
 *
 * @param bitsPerSample as {@code BITPIX} has them
 * @param zero {@code BZERO}
 * @param scale {@code BSCALE}
 * @param blank the stored integer that means that there is no sample
 */
record Scaling(int bitsPerSample, double zero, double scale, OptionalLong blank) {
  static final double ZERO_OF_UNSIGNED_16 = 0x8000;
  static final double ZERO_OF_UNSIGNED_64 = 0x1p63;

  /** How many steps of single precision neighbouring levels are apart, at least. */
  private static final double STEPS_PER_LEVEL = 64;

  /** Takes the keywords from a header. */
  static Scaling of(Header header, PictureHeader picture) throws IOException {
    double zero = header.number("BZERO").orElse(0);
    double scale = header.number("BSCALE").orElse(1);
    if (scale == 0) {
      throw new IOException("the keyword BSCALE is 0, which makes all samples equal");
    }
    return new Scaling(picture.bitsPerSample(), zero, scale, blank(header, picture));
  }

  private static OptionalLong blank(Header header, PictureHeader picture) throws IOException {
    if (picture.isFloating()) {
      return OptionalLong.empty();
    }
    Optional<Long> blank = header.integer("BLANK");
    if (blank.isEmpty() && picture.compressed()) {
      blank = header.integer("ZBLANK");
    }
    long least = least(picture.bitsPerSample());
    long most = most(picture.bitsPerSample());
    return blank.isPresent() && blank.get() >= least && blank.get() <= most
        ? OptionalLong.of(blank.get())
        : OptionalLong.empty();
  }

  private static long least(int bits) {
    return bits == 8 ? 0 : -1L << bits - 1;
  }

  private static long most(int bits) {
    return bits == 8 ? 255 : ~least(bits);
  }

  /** Tells whether the stored numbers are samples of our types, apart from order and sign bit. */
  boolean isPlain() {
    return scale == 1
        && blank.isEmpty()
        && switch (bitsPerSample) {
          case 16 -> zero == ZERO_OF_UNSIGNED_16;
          case 8, -32, -64 -> zero == 0;
          default -> false;
        };
  }

  SampleType type() {
    return switch (bitsPerSample) {
      case 8 -> isPlain() ? SampleType.UINT8 : scaledType();
      case 16 -> isPlain() ? SampleType.UINT16 : scaledType();
      case -32 -> isPlain() ? SampleType.FLOAT32 : SampleType.FLOAT64;
      default -> SampleType.FLOAT64;
    };
  }

  private SampleType scaledType() {
    double largest =
        Math.max(
            Math.abs(zero + scale * least(bitsPerSample)),
            Math.abs(zero + scale * most(bitsPerSample)));
    boolean apart = largest * STEPS_PER_LEVEL <= Math.abs(scale) * 0x1p24;
    return apart ? SampleType.FLOAT32 : SampleType.FLOAT64;
  }

  /** Gives the sample that means white: that of the largest integer; 1 for others. */
  double white() {
    if (bitsPerSample < 0) {
      return 1;
    }
    double last = zero + scale * (scale > 0 ? most(bitsPerSample) : least(bitsPerSample));
    return last > 0 ? last : 1;
  }

  /** Says it for people. */
  String label() {
    if (scale == 1 && zero == 0) {
      return "none";
    }
    String sum = " + " + (zero == Math.rint(zero) ? String.valueOf((long) zero) : zero);
    return "stored" + (scale == 1 ? "" : " x " + scale) + (zero == 0 ? "" : sum);
  }
}
