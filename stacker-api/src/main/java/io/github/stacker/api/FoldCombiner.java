package io.github.stacker.api;

import java.util.Optional;

/**
 * A combiner that sees the frames once, one after the other, and keeps a state of fixed size for
 * each sample of the result.
 */
public non-sealed interface FoldCombiner extends Combiner {
  /**
   * Makes what folds stacks of one shape.
   *
   * @param stack what will be combined
   * @return a kernel; threads may share it, so it has no changing fields
   * @throws IllegalArgumentException if such stacks cannot be combined; the message is shown to the
   *     user
   */
  FoldKernel newKernel(StackInfo stack);

  /**
   * Gives what tells which frame a result is from, for combiners whose results are samples, as a
   * maximum is.
   *
   * @return a combiner whose results are {@link FrameSamples#frame()} of the sample that this one
   *     gives, of equal samples the first; empty unless overridden
   */
  default Optional<FoldCombiner> provenance() {
    return Optional.empty();
  }
}
