/**
 * The combines that ship, one provider a file, and the kernels behind them.
 *
 * <p>Integer samples are folded in integers, in the smallest planes that cannot overflow; floating
 * samples in double precision, in frame order. {@code Sums}, {@code Extremes} and {@code Moments}
 * choose the kernel that fits a stack.
 *
 * <p>Others see whole stacks. Most are a {@code Rejection}, which decides what is kept, and a
 * {@link io.github.stacker.core.combine.RestResult}, which says what is made of it. A {@code
 * SectionKernel} also reduces many stacks at once, to the same bits, with the help of {@link
 * io.github.stacker.core.combine.network}.
 */
package io.github.stacker.core.combine;
