/**
 * Reductions of many stacks at once, by sorting networks that run across places.
 *
 * <p>A sorting network compares the same positions whatever the samples are, so one comparison of
 * frame {@code i} with frame {@code j} is done for a whole run of places by a loop without
 * branches, which the compiler turns into vector instructions. {@link
 * io.github.stacker.core.combine.network.RankedStacks} holds such a run; the rest asks it for the
 * ranks that a result is made of. Integers share the lanes of a {@code long}: eight samples of 8
 * bits, or four of 16.
 *
 * <p>Every result has the bits that sorting each stack alone would give. Sections this package has
 * no faster way for, such as those with NaN, are answered with {@code false}.
 */
package io.github.stacker.core.combine.network;
