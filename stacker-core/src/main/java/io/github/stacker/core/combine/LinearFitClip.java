package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import java.util.Arrays;

/**
 * Rejects, round after round, what lies too far from the line of least squares through the sorted
 * samples.
 */
final class LinearFitClip implements Rejection {
  private static final int POINTS_OF_A_LINE = 2;

  private final LinearFitClipParameters parameters;
  private final SortedStack sorted;
  private final double[] kept;
  private final int[] ranks;
  private final byte[] fates;
  private int count;
  private double mean;
  private double slope;

  LinearFitClip(int frames, LinearFitClipParameters parameters) {
    this.parameters = parameters;
    sorted = new SortedStack(frames);
    kept = new double[frames];
    ranks = new int[frames];
    fates = new byte[frames];
  }

  @Override
  public void reject(Stack stack) {
    load(stack);
    int round = 0;
    while (round < parameters.rounds() && clip()) {
      round++;
    }
    if (count < stack.count()) {
      sorted.rejectRanks(stack, fates);
    }
  }

  private void load(Stack stack) {
    sorted.load(stack);
    count = stack.count();
    System.arraycopy(sorted.values(), 0, kept, 0, count);
    for (int i = 0; i < count; i++) {
      ranks[i] = i;
    }
    Arrays.fill(fates, (byte) 0);
  }

  /** Makes one round, and tells whether it changed anything. */
  private boolean clip() {
    if (count <= POINTS_OF_A_LINE || kept[0] == kept[count - 1]) {
      return false;
    }
    fit();
    double sigma = meanResidual();
    double below = -parameters.lowSigma() * sigma;
    double above = parameters.highSigma() * sigma;
    int left = 0;
    for (int i = 0; i < count; i++) {
      double residual = residual(i);
      left += residual < below || residual > above ? 0 : 1;
    }
    if (left == count || left < parameters.minKept()) {
      return false;
    }
    drop(below, above);
    return true;
  }

  private void fit() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += kept[i];
    }
    mean = sum / count;
    double products = 0;
    for (int i = 0; i < count; i++) {
      products += fromMiddle(i) * (kept[i] - mean);
    }
    slope = products / (count * ((double) count * count - 1) / 12);
  }

  private double fromMiddle(int rank) {
    return rank - (count - 1) / 2.0;
  }

  private double residual(int rank) {
    return kept[rank] - mean - slope * fromMiddle(rank);
  }

  private double meanResidual() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(residual(i));
    }
    return sum / count;
  }

  private void drop(double below, double above) {
    int left = 0;
    for (int i = 0; i < count; i++) {
      double residual = residual(i);
      if (residual < below) {
        fates[ranks[i]] = -1;
      } else if (residual > above) {
        fates[ranks[i]] = 1;
      } else {
        kept[left] = kept[i];
        ranks[left++] = ranks[i];
      }
    }
    count = left;
  }
}
