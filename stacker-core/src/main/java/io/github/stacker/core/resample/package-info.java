/**
 * Pictures made smaller while they stream by: bands of rows go in from top to bottom, rows of the
 * smaller picture come out as soon as they are known, and nothing but a few rows is held.
 *
 * <p>{@link io.github.stacker.core.resample.RowReducer} is the one thing to know. {@link
 * io.github.stacker.core.resample.Halving} makes reducers to half the size, one behind the other
 * for a pyramid; {@link io.github.stacker.core.resample.AreaAverage} reduces to any smaller size.
 */
package io.github.stacker.core.resample;
