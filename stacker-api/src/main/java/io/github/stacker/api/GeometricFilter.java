package io.github.stacker.api;

/**
 * A filter that moves pixels: it says how large its result is and, for a region of it, which region
 * of the source to look at; the arithmetic is a {@link GeometricKernel}.
 *
 * <p>What is done for it: the result is computed in blocks, and a block whose window would be large
 * is cut into smaller ones, so that of a turned gigapixel no more is in memory than of a small
 * picture. Beyond the edges there is no sample, nor is there in pixels below full opacity: the
 * window has NaN. What the kernel makes NaN has no sample. If the result has an alpha band, a pixel
 * is opaque where all its colours have samples and otherwise transparent, its missing colours 0;
 * without one, missing samples are NaN in floating types, 0 in integers. Other results of an
 * integer type are clamped to its range and rounded half up.
 */
public interface GeometricFilter extends Filter {
  /**
   * Describes the result: usually the image {@link ImageInfo#withSize with another size}, perhaps
   * with an alpha band. The colour bands are those of the image.
   *
   * @param image what is filtered
   * @return the description
   * @throws IllegalArgumentException if the filter cannot be applied to such an image; the message
   *     is shown to the user
   */
  ImageInfo resultOf(ImageInfo image);

  /**
   * Makes the arithmetic, once for every source.
   *
   * @param image what is filtered
   * @return a kernel that one thread uses
   */
  GeometricKernel kernelFor(ImageInfo image);

  /**
   * Tells what the kernel computes with.
   *
   * @param image what is filtered
   * @return {@link SampleType#FLOAT64} unless overridden; or {@link SampleType#FLOAT32}
   */
  default SampleType arithmeticOf(ImageInfo image) {
    return SampleType.FLOAT64;
  }

  /** Beyond the edges of the image there is no sample. */
  @Override
  default boolean leavesOut() {
    return true;
  }

  @Override
  default ImageSource apply(ImageSource source) {
    return new GeometricSource(source, this);
  }
}
