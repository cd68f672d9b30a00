/**
 * Filters that change the brightness of samples one by one, each a {@link
 * io.github.stacker.api.PointFilter} of a line or two of arithmetic.
 *
 * <p>{@link io.github.stacker.filters.tone.Invert} and {@link
 * io.github.stacker.filters.tone.Threshold} are exact and keep the type of the samples. The others
 * give floating samples, so that nothing is rounded or clamped before the result is written, and
 * keep the image's white. Alpha and missing samples (NaN) stay as they are.
 *
 * <p>What is the same curve for images of any white is a {@code ShareCurve}.
 */
package io.github.stacker.filters.tone;
