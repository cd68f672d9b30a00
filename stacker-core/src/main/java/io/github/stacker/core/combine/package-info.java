/**
 * The combines that ship, one provider a file, and the kernels behind them.
 *
 * <p>Integer samples are folded in integers, in the smallest planes that cannot overflow; floating
 * samples in double precision, in frame order. {@code Sums}, {@code Extremes} and {@code Moments}
 * choose the kernel that fits a stack.
 */
package io.github.stacker.core.combine;
