package io.github.stacker.api;

import java.util.Optional;

/**
 * A combiner that needs all samples of a place at once, as a median does.
 *
 * <p>A complete one, which rejects the largest sample:
 *
 * <pre>{@code
 * StackCombiner withoutLargest = info -> stack -> {
 *   int largest = 0;
 *   for (int i = 1; i < stack.count(); i++) {
 *     largest = stack.samples()[i] > stack.samples()[largest] ? i : largest;
 *   }
 *   stack.rejectHigh(largest);
 *   return stack.keptMean();
 * };
 * }</pre>
 */
@FunctionalInterface
public non-sealed interface StackCombiner extends Combiner {
  /**
   * Makes what reduces stacks of one shape.
   *
   * @param stack what will be combined
   * @return a kernel for one thread, which may hold scratch of its own
   * @throws IllegalArgumentException if such stacks cannot be combined; the message is shown to the
   *     user
   */
  StackKernel newKernel(StackInfo stack);

  /**
   * Tells whether a result is the sample of one frame, which the kernel then names with {@link
   * Stack#choose}.
   *
   * @return false unless overridden
   */
  default boolean choosesSamples() {
    return false;
  }

  /**
   * Tells why no sample of such stacks can be rejected, whatever the samples are but for rounding,
   * as where there are too few for any of them to stand out. They are combined all the same, and
   * the user is warned.
   *
   * @param stack what will be combined; a place may have fewer samples than there are frames
   * @return the reason and what to do, as a part of a sentence; empty, as unless overridden, if a
   *     sample may be rejected, if nobody knows, and if rejecting is not what the combiner is for
   */
  default Optional<String> neverRejects(StackInfo stack) {
    return Optional.empty();
  }
}
