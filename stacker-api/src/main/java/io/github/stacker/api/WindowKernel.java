package io.github.stacker.api;

/**
 * The arithmetic of a filter that looks at more than one place: computes a region of the result
 * from a window of samples.
 *
 * <p>Both tiles have the colour bands of the image and no alpha, and one floating type. They are
 * flat arrays, as {@link Tile} describes them: beside sample {@code i} of the window, that of the
 * next pixel to the right is {@code i + bands}, that of the pixel below {@code i + width * bands}.
 * Loops that run along a row over all bands at once are what compilers make fast.
 *
 * <p>Regions are cut at will, so a sample of the result may depend on nothing but its place and the
 * samples of its surroundings. A kernel belongs to one thread and may have scratch of its own.
 */
@FunctionalInterface
public interface WindowKernel {
  /**
   * Computes samples.
   *
   * @param window the samples around; NaN where there is none; only to be read
   * @param result gets all samples of its region
   */
  void compute(Tile window, Tile result);
}
