package io.github.stacker.api;

/**
 * A filter whose samples depend on those around the same place, up to a fixed distance: all that is
 * to write is the arithmetic, as a {@link WindowKernel} whose window is the region of the result
 * with its {@link Halo}.
 *
 * <p>A provider whose filter averages each column of three, if none of them is missing, is complete
 * with
 *
 * <pre>{@code
 * @Override
 * public NeighbourhoodFilter create(NoParameters parameters) {
 *   return NeighbourhoodFilter.of(
 *       new Halo(0, 1),
 *       (window, result) -> {
 *         double[] in = window.doubles();
 *         double[] out = result.doubles();
 *         int row = result.region().width() * result.bands();
 *         for (int i = 0; i < result.sampleCount(); i++) {
 *           out[i] = (in[i] + in[i + row] + in[i + 2 * row]) / 3;
 *         }
 *       });
 * }
 * }</pre>
 *
 * <p>What is done for it: beyond the edges the window has the samples of the nearest pixel inside.
 * Pixels below full opacity have no sample, so they are NaN in the window; in the result they stay
 * as they are, and so does alpha, scaled if white changes. A sample that is NaN stays NaN whatever
 * the kernel makes of it. Results of an integer type are clamped to its range and rounded half up.
 * Images are worked on in blocks, so windows stay small however wide the image and the halo are.
 * Frames that can only be read from the top are, with the rows of the halo kept in their own type.
 */
public interface NeighbourhoodFilter extends Filter {
  /**
   * Tells how far the filter looks.
   *
   * @param image what is filtered
   * @return the distance to either side
   * @throws IllegalArgumentException if the filter cannot be applied to such an image; the message
   *     is shown to the user
   */
  Halo haloOf(ImageInfo image);

  /**
   * Makes the arithmetic, once for every source.
   *
   * @param image what is filtered
   * @return a kernel that one thread uses
   */
  WindowKernel kernelFor(ImageInfo image);

  /**
   * Tells what the kernel computes with.
   *
   * @param image what is filtered
   * @return {@link SampleType#FLOAT64}, which holds samples of all types, unless overridden; or
   *     {@link SampleType#FLOAT32}, which is twice as fast and rounds samples of {@code FLOAT64}
   */
  default SampleType arithmeticOf(ImageInfo image) {
    return SampleType.FLOAT64;
  }

  /**
   * Describes the filtered image. Size and bands are those of the image before.
   *
   * @param image what is filtered
   * @return unless overridden an image of floating samples, {@code FLOAT32} where they were
   *     integers, whose white is that of the image before
   */
  default ImageInfo resultOf(ImageInfo image) {
    return image.withFloatingSamples();
  }

  @Override
  default ImageSource apply(ImageSource source) {
    return new NeighbourhoodSource(source, this);
  }

  @Override
  default Reading reading() {
    return Reading.NEARBY;
  }

  @Override
  default boolean keepsPlaces() {
    return true;
  }

  /**
   * Makes a filter of a kernel that keeps nothing from call to call and looks equally far in every
   * image. It computes in double precision.
   *
   * @param halo how far it looks
   * @param kernel the arithmetic; shared by threads
   * @return the filter
   */
  static NeighbourhoodFilter of(Halo halo, WindowKernel kernel) {
    return new NeighbourhoodFilter() {
      @Override
      public Halo haloOf(ImageInfo image) {
        return halo;
      }

      @Override
      public WindowKernel kernelFor(ImageInfo image) {
        return kernel;
      }
    };
  }
}
