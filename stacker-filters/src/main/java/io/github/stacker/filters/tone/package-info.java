/**
 * Filters that change the brightness of samples one by one, each a {@link
 * io.github.stacker.api.PointFilter} of a line or two of arithmetic.
 *
 * <p>{@link io.github.stacker.filters.tone.Invert} is exact and keeps the type of the samples. The
 * others give floating samples, so that nothing is rounded or clamped before the result is written,
 * and keep the image's white. Alpha and missing samples (NaN) stay as they are.
 */
package io.github.stacker.filters.tone;
