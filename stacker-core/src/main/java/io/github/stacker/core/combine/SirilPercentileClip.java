package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackKernel;

/** Clips as {@link PercentileClipCombine} says of Siril. Belongs to one thread. */
final class SirilPercentileClip implements StackKernel {
  private final float low;
  private final float high;
  private final RestResult result;
  private final double[] data;
  private final Ranks ranks;

  SirilPercentileClip(PercentileClipParameters parameters, int frames) {
    low = (float) parameters.low();
    high = (float) parameters.high();
    result = parameters.result();
    data = new double[frames];
    ranks = new Ranks(frames);
  }

  @Override
  public double combine(Stack stack) {
    int count = rejectNoData(stack);
    if (count > 1) {
      ranks.sort(data, count);
      float median = (float) ranks.median();
      if (median == 0) {
        return medianOfAll(stack);
      }
      clip(stack, median);
    }
    return stack.keptCount() == 0 ? medianOfAll(stack) : result.of(stack);
  }

  /** Collects what is left and gives its number. */
  private int rejectNoData(Stack stack) {
    int count = 0;
    for (int i = 0; i < stack.count(); i++) {
      double compared = stack.compared()[i];
      if (compared == 0) {
        stack.rejectLow(i);
      } else {
        data[count++] = compared;
      }
    }
    return count;
  }

  private void clip(Stack stack, float median) {
    float below = median * low;
    float above = median * high;
    for (int i = 0; i < stack.count(); i++) {
      float sample = (float) stack.compared()[i];
      if (stack.isKept(i) && median - sample > below) {
        stack.rejectLow(i);
      } else if (stack.isKept(i) && sample - median > above) {
        stack.rejectHigh(i);
      }
    }
  }

  private static double medianOfAll(Stack stack) {
    stack.keepAll();
    return stack.keptMedian();
  }
}
