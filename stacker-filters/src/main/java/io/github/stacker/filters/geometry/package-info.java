/**
 * Filters that move pixels and leave their samples as they are.
 *
 * <p>{@link io.github.stacker.filters.geometry.Crop} cuts a box out, {@link
 * io.github.stacker.filters.geometry.Rotate} and {@link io.github.stacker.filters.geometry.Flip}
 * turn and mirror. All are exact: every sample of the result is one of the image. Their coordinates
 * are those of the image as it comes from the filter before, with the first pixel at the top left.
 */
package io.github.stacker.filters.geometry;
