package io.github.stacker.api;

/** Reduces stacks, one after the other. Belongs to one thread. */
@FunctionalInterface
public interface StackKernel {
  /**
   * Reduces one stack.
   *
   * @param stack at least one sample, none of them NaN; gets the fate of each
   * @return the result; NaN if there is none
   */
  double combine(Stack stack);

  /**
   * Tells whether every stack's {@link Stack#sorted()} is asked for, so that it pays to sort many
   * stacks at once before.
   *
   * @return false unless overridden; changes no result
   */
  default boolean usesOrder() {
    return false;
  }

  /**
   * Reduces many stacks at once, for kernels that have a faster way across places. The results have
   * the bits that {@link #combine(Stack)} gives. Asked only where nobody wants to know the fate of
   * samples, all frames weigh the same, and no sample of the frames in the section is missing
   * unless floating samples are NaN.
   *
   * @param section the samples
   * @param results gets the results from index 0; undefined where the answer is false
   * @return whether the results are there; false unless overridden, and then every stack is reduced
   *     alone
   */
  default boolean combine(StackSection section, double[] results) {
    return false;
  }
}
