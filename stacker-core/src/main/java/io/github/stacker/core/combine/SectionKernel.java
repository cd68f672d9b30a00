package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.StackSection;

/**
 * Reduces stacks one by one, or many at once where there is a way.
 *
 * @param single reduces single stacks
 * @param many reduces sections to the same bits
 */
record SectionKernel(StackKernel single, Sections many) implements StackKernel {
  /**
   * A way to reduce many stacks at once, see {@link StackKernel#combine(StackSection, double[])}.
   */
  @FunctionalInterface
  interface Sections {
    boolean combine(StackSection section, double[] results);
  }

  @Override
  public double combine(Stack stack) {
    return single.combine(stack);
  }

  @Override
  public boolean combine(StackSection section, double[] results) {
    return many.combine(section, results);
  }
}
