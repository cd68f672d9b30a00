package io.github.stacker.core.run;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.engine.BrokenPromise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A kernel whose work is looked at, at some cost: that numbers give a number, unless fewer than two
 * are kept, that a sample that is chosen is the result, that the same stack has the same result
 * again and is left as it was, and that many stacks at once have the results that each has alone.
 * Belongs to one thread.
 */
final class CheckedStackKernel implements StackKernel {
  private final StackKernel kernel;
  private final boolean chooses;
  private final Stack alone;
  private final Stack before;

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
    this.before = new Stack(frames);
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
    remember(stack);
    double once = kernel.combine(stack);
    requireUntouched(stack);
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

  private void remember(Stack stack) {
    before.clear();
    for (int i = 0; i < stack.count(); i++) {
      before.add(stack.frames()[i], stack.samples()[i], stack.compared()[i]);
      before.weigh(i, stack.weights()[i]);
    }
  }

  private void requireUntouched(Stack stack) {
    for (int i = 0; i < stack.count(); i++) {
      requireUntouched("samples", before.samples()[i], stack.samples()[i], i);
      requireUntouched("compared", before.compared()[i], stack.compared()[i], i);
      requireUntouched("weights", before.weights()[i], stack.weights()[i], i);
      requireUntouched("frames", before.frames()[i], stack.frames()[i], i);
    }
  }

  private static void requireUntouched(String array, double before, double after, int index) {
    if (Double.compare(before, after) != 0) {
      throw new BrokenPromise(
          "it changed %s()[%d] of the stack from %s to %s; the arrays of a stack are only to be read"
              .formatted(array, index, before, after));
    }
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
    List<double[]> frames = samples(section);
    if (!kernel.combine(section, results)) {
      return false;
    }
    requireUntouched(section, frames);
    for (int place = 0; place < section.count(); place++) {
      fill(section, place);
      if (alone.count() > 0) {
        requireSame(results[place], combine(alone), place, section.count());
      }
    }
    return true;
  }

  private static List<double[]> samples(StackSection section) {
    List<double[]> frames = new ArrayList<>();
    for (int frame = 0; frame < section.frames(); frame++) {
      double[] samples = new double[section.count()];
      for (int place = 0; place < samples.length; place++) {
        samples[place] = sample(section.array(frame), section.offset(frame) + place);
      }
      frames.add(samples);
    }
    return frames;
  }

  private static void requireUntouched(StackSection section, List<double[]> before) {
    List<double[]> after = samples(section);
    for (int frame = 0; frame < before.size(); frame++) {
      int place = Arrays.mismatch(before.get(frame), after.get(frame));
      if (place >= 0) {
        throw new BrokenPromise(
            "it changed sample %d of frame %d of the section from %s to %s; the arrays of a section are only to be read"
                .formatted(place, frame, before.get(frame)[place], after.get(frame)[place]));
      }
    }
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
