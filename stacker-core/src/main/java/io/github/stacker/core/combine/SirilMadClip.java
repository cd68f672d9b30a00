package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;
import java.util.Arrays;

/**
 * The MAD rejection of Siril 1.0: as {@link SirilSigmaClip}, but sigma is the median absolute
 * deviation of the samples left from the median of the round before.
 *
 * <p>It is not scaled. That of integer samples is exact, from the median rounded to an integer.
 * That of floating samples comes from a histogram of as many bins as there are samples: the bin
 * where half of the samples is reached, and the share of it that half takes.
 */
final class SirilMadClip implements SirilRejection.Rule {
  private static final int MOST_BINS = 65_536;

  private final float lowSigma;
  private final float highSigma;
  private final int rounds;
  private final boolean integer;
  private final float[] distances;
  private final int[] bins;

  /**
   * Makes a rule for stacks of one shape.
   *
   * @param rounds most rounds
   */
  SirilMadClip(StackInfo stack, double lowSigma, double highSigma, int rounds) {
    this.lowSigma = (float) lowSigma;
    this.highSigma = (float) highSigma;
    this.rounds = rounds;
    integer = stack.sampleType().isInteger();
    distances = new float[stack.frames()];
    bins = new int[Math.min(stack.frames(), MOST_BINS)];
  }

  @Override
  public void reject(SirilStack stack) {
    float median = stack.median();
    if (median == 0) {
      return;
    }
    float sigma = medianDistance(stack, median);
    for (int round = 1; clip(stack, median, sigma) && round < rounds; round++) {
      sigma = medianDistance(stack, median);
      median = stack.median();
    }
  }

  /** Makes one round, and tells whether another may follow. */
  private boolean clip(SirilStack stack, float median, float sigma) {
    return stack.clip(median, sigma * lowSigma, sigma * highSigma)
        && stack.count() > SirilSigmaClip.FEW;
  }

  private float medianDistance(SirilStack stack, float median) {
    float[] values = stack.values();
    int count = stack.count();
    float from = integer ? (float) Math.floor(median + 0.5) : median;
    for (int i = 0; i < count; i++) {
      distances[i] = Math.abs(values[i] - from);
    }
    return integer ? exactMedian(count) : binnedMedian(count);
  }

  private float exactMedian(int count) {
    Arrays.sort(distances, 0, count);
    return (distances[(count - 1) / 2] + distances[count / 2]) / 2;
  }

  private float binnedMedian(int count) {
    float least = distances[0];
    float largest = distances[0];
    for (int i = 1; i < count; i++) {
      least = Math.min(least, distances[i]);
      largest = Math.max(largest, distances[i]);
    }
    if (least == largest) {
      return least;
    }
    float scale = (Math.min(count, MOST_BINS) - 1) / (largest - least);
    fillBins(count, least, scale);
    float median = middleOfBins(0.5f * count) / scale + least;
    return Math.min(largest, Math.max(least, median));
  }

  private void fillBins(int count, float least, float scale) {
    Arrays.fill(bins, 0);
    for (int i = 0; i < count; i++) {
      bins[(int) (scale * (distances[i] - least))]++;
    }
  }

  /** Gives the place, in bins from the first, up to which there are {@code half} samples. */
  private float middleOfBins(float half) {
    int next = 0;
    int reached = 0;
    while (reached < half) {
      reached += bins[next++];
    }
    float beyond = reached - half;
    float within = half - (reached - bins[next - 1]);
    return (within * next + beyond * (next - 1)) / (beyond + within);
  }
}
