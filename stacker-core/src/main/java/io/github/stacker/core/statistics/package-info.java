/**
 * What a frame's samples are like, and what follows from it: normalisation and weights.
 *
 * <p>{@link io.github.stacker.core.statistics.FrameStatistics} is measured in one pass from top to
 * bottom and kept between runs by {@link io.github.stacker.core.statistics.StatisticsCache}. {@link
 * io.github.stacker.core.statistics.NormaliseMethod} makes a {@link
 * io.github.stacker.core.statistics.Normalisation} of the statistics of all frames, and {@link
 * io.github.stacker.core.statistics.FrameWeights} their weights.
 *
 * <p>Inside, samples become a {@code Histogram}; every robust number is read off it by a {@code
 * Distribution}. The noise is measured row by row, on the way.
 */
package io.github.stacker.core.statistics;
