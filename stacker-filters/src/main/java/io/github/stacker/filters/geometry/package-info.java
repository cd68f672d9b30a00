/**
 * Filters that move pixels.
 *
 * <p>{@link io.github.stacker.filters.geometry.Crop} cuts a box out, {@link
 * io.github.stacker.filters.geometry.Flip} mirrors, {@link
 * io.github.stacker.filters.geometry.Rotate} turns by quarter turns: these are exact, every sample
 * of the result is one of the image. {@code Rotate} by other angles, {@link
 * io.github.stacker.filters.geometry.Resize} and {@link
 * io.github.stacker.filters.geometry.Thumbnail} make samples of those around: a {@link
 * io.github.stacker.filters.geometry.Kernel} or {@link
 * io.github.stacker.filters.geometry.Interpolation} weighs them, and {@code PixelKind} says what
 * becomes of alpha and of samples that are missing. Coordinates are those of the image as it comes
 * from the filter before, with the first pixel at the top left.
 */
package io.github.stacker.filters.geometry;
