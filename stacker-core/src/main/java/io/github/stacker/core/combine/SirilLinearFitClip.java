package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;

/**
 * The linear fit rejection of Siril 1.0: a line through the sorted samples left, and sigma the mean
 * distance from it, all in single precision.
 *
 * <p>Of the ranks, the mean and the mean square of the distances from it are those of all frames.
 * Once a sample has been rejected, or is 0, there are fewer ranks, and the line is not that of
 * least squares.
 */
final class SirilLinearFitClip implements SirilRejection.Rule {
  private final float lowSigma;
  private final float highSigma;
  private final int rounds;
  private final float meanRank;
  private final float perSquare;
  private float slope;
  private float start;

  /**
   * Makes a rule for stacks of one shape.
   *
   * @param rounds most rounds
   */
  SirilLinearFitClip(StackInfo stack, double lowSigma, double highSigma, int rounds) {
    this.lowSigma = (float) lowSigma;
    this.highSigma = (float) highSigma;
    this.rounds = rounds;
    meanRank = (stack.frames() - 1) * 0.5f;
    float meanSquare = 0;
    for (int i = 0; i < stack.frames(); i++) {
      float distance = i - meanRank;
      meanSquare += (distance * distance - meanSquare) * share(i);
    }
    perSquare = 1 / meanSquare;
  }

  /** Gives the share of the newest of the members that a running mean has with index i. */
  private static float share(int i) {
    return 1f / (i + 1);
  }

  @Override
  public void reject(SirilStack stack) {
    int round = 0;
    while (round < rounds && clip(stack)) {
      round++;
    }
  }

  /** Makes one round, and tells whether another may follow. */
  private boolean clip(SirilStack stack) {
    stack.sort();
    float[] values = stack.values();
    int count = stack.count();
    fit(values, count);
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(values[i] - (slope * i + start));
    }
    float sigma = sum / count;
    for (int i = 0; i < count && stack.mayReject(); i++) {
      if (slope * i + start - values[i] > sigma * lowSigma) {
        stack.rejectLow(i);
      } else if (values[i] - slope * i - start > sigma * highSigma) {
        stack.rejectHigh(i);
      }
    }
    return stack.dropRejected() && stack.count() > SirilSigmaClip.FEW;
  }

  private void fit(float[] values, int count) {
    float mean = values[0];
    for (int i = 1; i < count; i++) {
      mean += (values[i] - mean) * share(i);
    }
    float meanProduct = 0;
    for (int i = 0; i < count; i++) {
      float fromMiddle = i - meanRank;
      meanProduct += (fromMiddle * (values[i] - mean) - meanProduct) * share(i);
    }
    slope = meanProduct * perSquare;
    start = mean - meanRank * slope;
  }
}
