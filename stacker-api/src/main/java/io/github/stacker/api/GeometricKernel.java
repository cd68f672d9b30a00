package io.github.stacker.api;

/**
 * Where the samples of a {@link GeometricFilter} come from. Belongs to one thread, as every {@link
 * WindowKernel} does; here the window is the region that {@link #sourceOf} names.
 */
public interface GeometricKernel extends WindowKernel {
  /**
   * Names what a region of the result is computed of.
   *
   * @param region a region inside the result
   * @return a region of the source, perhaps empty; it may reach beyond the image, where there is no
   *     sample
   */
  Region sourceOf(Region region);
}
