package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;

/**
 * The median sigma stack of Siril 1.0: replaces outliers by the median, in single precision, of
 * integer samples cut to an integer, until there are none, and averages all samples but zeros.
 *
 * <p>Weights, where frames have them, average the samples as they were, of those between the least
 * and the largest after replacing.
 */
final class SirilSigmaMedian implements StackKernel {
  private static final int TOO_FEW = 2;

  private final float lowSigma;
  private final float highSigma;
  private final int rounds;
  private final boolean integer;
  private final boolean weighted;
  private final SirilStack samples;

  /**
   * Makes a kernel.
   *
   * @param rounds most rounds
   */
  SirilSigmaMedian(StackInfo stack, double lowSigma, double highSigma, int rounds) {
    this.lowSigma = (float) lowSigma;
    this.highSigma = (float) highSigma;
    this.rounds = rounds;
    integer = stack.sampleType().isInteger();
    weighted = !stack.weights().isEmpty();
    samples = new SirilStack(stack);
  }

  @Override
  public double combine(Stack stack) {
    samples.load(stack);
    int round = 0;
    if (samples.count() > TOO_FEW) {
      while (round < rounds && replace()) {
        round++;
      }
    }
    samples.report(stack);
    return round == 0 || weighted ? stack.keptMean() : mean();
  }

  /** Makes one round, and tells whether it changed anything. */
  private boolean replace() {
    float sigma = samples.deviation();
    float median = samples.median();
    return samples.replace(
        median, sigma * lowSigma, sigma * highSigma, integer ? (float) Math.floor(median) : median);
  }

  private double mean() {
    float[] values = samples.values();
    double sum = 0;
    for (int i = 0; i < samples.count(); i++) {
      sum += values[i];
    }
    return sum / samples.count();
  }
}
