package io.github.stacker.core.run;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.engine.BrokenPromise;

/**
 * A kernel whose work is looked at, at some cost: that numbers give a number, unless fewer than two
 * are kept, that a sample that is chosen is the result, that the same stack has the same result
 * again, and that many stacks at once have the results that each has alone. Belongs to one thread.
 */
final class CheckedStackKernel implements StackKernel {
  private final StackKernel kernel;
  private final boolean chooses;
  private final Stack alone;

  /**
   * Has a kernel looked at.
   *
   * @param kernel the kernel
   * @param frames most samples of a stack
   * @param chooses whether each result is to be a sample that is chosen
   */
  CheckedStackKernel(StackKernel kernel, int frames, boolean chooses) {
    this.kernel = kernel;
    this.chooses = chooses;
    this.alone = new Stack(frames);
  }

  @Override
  public boolean usesOrder() {
    return kernel.usesOrder();
  }

  @Override
  public double combine(Stack stack) {
    double result = combineTwice(stack);
    if (!Double.isFinite(result)) {
      requireFewOrNoNumbers(stack, result);
    } else if (stack.chosen() != Stack.NONE) {
      requireChosen(stack, result);
    } else if (chooses) {
      throw new BrokenPromise("it chose none of %d samples".formatted(stack.count()));
    }
    return result;
  }

  private double combineTwice(Stack stack) {
    double once = kernel.combine(stack);
    int low = stack.rejectedLow();
    int high = stack.rejectedHigh();
    stack.keepAll();
    double again = kernel.combine(stack);
    boolean same = Double.compare(once, again) == 0;
    if (!same || low != stack.rejectedLow() || high != stack.rejectedHigh()) {
      throw new BrokenPromise(
          "of %d samples it made %s, and %s of the same again, %d and %d of them rejected; perhaps scratch is shared by threads, or not cleared"
              .formatted(
                  stack.count(),
                  once,
                  again,
                  low + high,
                  stack.rejectedLow() + stack.rejectedHigh()));
    }
    return again;
  }

  private static void requireFewOrNoNumbers(Stack stack, double result) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < stack.count(); i++) {
      if (stack.isKept(i)) {
        least = Math.min(least, stack.samples()[i]);
        largest = Math.max(largest, stack.samples()[i]);
      }
    }
    if (stack.keptCount() > 1 && Double.isFinite(least) && Double.isFinite(largest)) {
      throw new BrokenPromise(
          "it made %s of %d samples from %s to %s"
              .formatted(result, stack.keptCount(), least, largest));
    }
  }

  private static void requireChosen(Stack stack, double result) {
    for (int i = 0; i < stack.count(); i++) {
      if (stack.frames()[i] == stack.chosen() && stack.samples()[i] != result) {
        throw new BrokenPromise(
            "it chose the sample %s and made %s".formatted(stack.samples()[i], result));
      }
    }
  }

  @Override
  public boolean combine(StackSection section, double[] results) {
    if (!kernel.combine(section, results)) {
      return false;
    }
    for (int place = 0; place < section.count(); place++) {
      fill(section, place);
      if (alone.count() > 0) {
        requireSame(results[place], combine(alone), place, section.count());
      }
    }
    return true;
  }

  private void fill(StackSection section, int place) {
    alone.clear();
    for (int frame = 0; frame < section.frames(); frame++) {
      double sample = sample(section.array(frame), section.offset(frame) + place);
      if (!Double.isNaN(sample)) {
        alone.add(frame, sample);
      }
    }
  }

  private static double sample(Object array, int at) {
    if (array instanceof byte[] bytes) {
      return bytes[at] & 0xff;
    }
    if (array instanceof short[] shorts) {
      return shorts[at] & 0xffff;
    }
    return array instanceof float[] floats ? floats[at] : ((double[]) array)[at];
  }

  private static void requireSame(double result, double single, int place, int count) {
    if (Double.compare(result, single) != 0) {
      throw new BrokenPromise(
          "stack %d of %d is %s when all are combined at once and %s alone"
              .formatted(place, count, result, single));
    }
  }
}
