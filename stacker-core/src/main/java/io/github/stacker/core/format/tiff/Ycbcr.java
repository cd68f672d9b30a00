package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * How a picture stores brightness and differences of colour, where no JPEG does that.
 *
 * @param columns how many pixels side by side share their differences of colour: 1, 2 or 4
 * @param rows how many pixels one below the other do
 * @param luma what red, green and blue contribute to brightness; never changed
 * @param reference black and white of brightness and of both differences; never changed
 */
record Ycbcr(int columns, int rows, float[] luma, float[] reference) {
  private static final Set<Long> FACTORS = Set.of(1L, 2L, 4L);

  /** Those of ITU-R BT.601. */
  private static final float[] DEFAULT_LUMA = {0.299f, 0.587f, 0.114f};

  private static final float[] DEFAULT_REFERENCE = {0, 255, 128, 255, 128, 255};

  /**
   * Reads the tags that tell it.
   *
   * @throws IOException if they are damaged or impossible, or the picture is of an unsupported kind
   */
  static Ycbcr of(Directory directory, PixelFormat pixels, boolean planar) throws IOException {
    if (pixels.bits() != 8 || pixels.format() != SampleFormat.UNSIGNED || pixels.samples() != 3) {
      throw new IOException(
          "YCbCr of %d %s samples of %d bits is not supported"
              .formatted(pixels.samples(), pixels.format().label(), pixels.bits()));
    }
    Optional<Field> subsampling = directory.field(Tags.YCBCR_SUBSAMPLING);
    long columns = subsampling.isPresent() ? subsampling.get().number(0) : 2;
    long rows = subsampling.isPresent() ? subsampling.get().number(1) : 2;
    if (!FACTORS.contains(columns) || !FACTORS.contains(rows)) {
      throw new IOException("YCbCr subsampled %dx%d is not known".formatted(columns, rows));
    }
    Ycbcr ycbcr =
        new Ycbcr(
            (int) columns,
            (int) rows,
            numbers(directory, Tags.YCBCR_COEFFICIENTS, DEFAULT_LUMA),
            numbers(directory, Tags.REFERENCE_BLACK_WHITE, DEFAULT_REFERENCE));
    if (ycbcr.isSubsampled() && planar) {
      throw new IOException("YCbCr subsampled and band by band is not supported");
    }
    if (ycbcr.luma[1] == 0) {
      throw new IOException(Tags.name(Tags.YCBCR_COEFFICIENTS) + " has no green");
    }
    return ycbcr;
  }

  private static float[] numbers(Directory directory, int tag, float[] otherwise)
      throws IOException {
    Optional<Field> field = directory.field(tag);
    if (field.isEmpty()) {
      return otherwise.clone();
    }
    float[] numbers = new float[otherwise.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) field.get().real(i);
      if (!(Math.abs(numbers[i]) < Integer.MAX_VALUE - 256)) {
        throw new IOException("%s holds %s".formatted(Tags.name(tag), numbers[i]));
      }
    }
    return numbers;
  }

  boolean isSubsampled() {
    return columns > 1 || rows > 1;
  }
}
