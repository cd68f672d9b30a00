package io.github.stacker.api;

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
}
