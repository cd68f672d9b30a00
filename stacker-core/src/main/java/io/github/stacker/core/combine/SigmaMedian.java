package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Arrays;

/**
 * Replaces outliers by the median, round after round, and averages. The sorted samples stay sorted:
 * those replaced leave the ends and come back in the middle.
 */
final class SigmaMedian implements StackKernel {
  private final SigmaMedianParameters parameters;
  private final StackSpread spread;
  private final double[] sorted;
  private final double[] compared;
  private final double[] averaged;
  private final double[] scratch;
  private final byte[] fates;
  private int count;
  private boolean comparedOtherwise;

  SigmaMedian(StackInfo stack, SigmaMedianParameters parameters) {
    this.parameters = parameters;
    spread = new StackSpread(stack, SigmaKind.SAMPLE);
    sorted = new double[stack.frames()];
    compared = new double[stack.frames()];
    averaged = new double[stack.frames()];
    scratch = new double[stack.frames()];
    fates = new byte[stack.frames()];
  }

  @Override
  public double combine(Stack stack) {
    load(stack);
    int round = 0;
    while (round < parameters.rounds() && replace()) {
      round++;
    }
    if (round == 0) {
      return stack.keptMean();
    }
    reject(stack);
    return mean(stack.weights());
  }

  private void load(Stack stack) {
    count = stack.count();
    System.arraycopy(stack.compared(), 0, compared, 0, count);
    System.arraycopy(stack.samples(), 0, averaged, 0, count);
    System.arraycopy(compared, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    Arrays.fill(fates, 0, count, (byte) 0);
    comparedOtherwise = !Arrays.equals(compared, 0, count, averaged, 0, count);
  }

  /** Makes one round, and tells whether it changed anything. */
  private boolean replace() {
    spread.measure(sorted, 0, count);
    double median = SortedStack.median(sorted, 0, count);
    double below = parameters.lowSigma() * spread.deviation();
    double above = parameters.highSigma() * spread.deviation();
    int low = 0;
    while (low < count && median - sorted[low] > below) {
      low++;
    }
    int high = 0;
    while (high < count && sorted[count - 1 - high] - median > above) {
      high++;
    }
    if (low + high == 0) {
      return false;
    }
    replaceSorted(low, high, median);
    replaceInOrder(below, above, median);
    return true;
  }

  private void replaceSorted(int low, int high, double median) {
    int half = (count + 1) / 2;
    System.arraycopy(sorted, low, sorted, 0, half - low);
    System.arraycopy(sorted, half, sorted, half + high, count - high - half);
    Arrays.fill(sorted, half - low, half + high, median);
  }

  private void replaceInOrder(double below, double above, double median) {
    double replacement = comparedOtherwise ? medianOfAveraged() : median;
    for (int i = 0; i < count; i++) {
      boolean isLow = median - compared[i] > below;
      if (isLow || compared[i] - median > above) {
        fates[i] = (byte) (isLow ? -1 : 1);
        compared[i] = median;
        averaged[i] = replacement;
      }
    }
  }

  private double medianOfAveraged() {
    System.arraycopy(averaged, 0, scratch, 0, count);
    Arrays.sort(scratch, 0, count);
    return SortedStack.median(scratch, 0, count);
  }

  private void reject(Stack stack) {
    for (int i = 0; i < count; i++) {
      if (fates[i] < 0) {
        stack.rejectLow(i);
      } else if (fates[i] > 0) {
        stack.rejectHigh(i);
      }
    }
  }

  private double mean(double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[i] * averaged[i];
      weight += weights[i];
    }
    return sum / weight;
  }
}
