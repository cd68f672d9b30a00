package io.github.stacker.api;

/** A way to reduce the stack of samples at each place to one sample. */
public sealed interface Combiner permits FoldCombiner, StackCombiner {
  /**
   * Tells whether results are on the scale of the samples, as a mean is and a variance is not. Only
   * such results are scaled when the output's white differs from the frames'.
   *
   * @return true unless overridden
   */
  default boolean keepsScale() {
    return true;
  }

  /**
   * Tells whether the combiner heeds {@link StackInfo#weights()}. Weights for one that does not are
   * refused.
   *
   * @return false unless overridden
   */
  default boolean usesWeights() {
    return false;
  }

  /**
   * Gives the type in which results are written when the pipeline names none.
   *
   * @param stack what is combined
   * @return the type of the frames unless overridden
   */
  default SampleType naturalType(StackInfo stack) {
    return stack.sampleType();
  }
}
