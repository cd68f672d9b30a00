package io.github.stacker.core.combine;

import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.FloatingStacks;
import io.github.stacker.core.combine.network.RankedStacks;
import java.util.Arrays;

/**
 * Clips floating samples by their standard deviation. A bound of the deviation, for all stacks at
 * once, shows that most of them reject nothing; the others are put side by side and clipped by
 * {@link FloatingSigmaRounds}.
 */
final class FloatingSigmaRun implements SigmaClipSection.Run {
  private final SigmaClipParameters parameters;
  private final FloatingSigmaRounds rounds;
  private final int lost;
  private double[] lowest = {};
  private double[] highest = {};
  private double[] medians = {};
  private double[] scratch = {};
  private double[] means = {};
  private double[] squares = {};
  private int[] places = {};

  FloatingSigmaRun(SigmaClipParameters parameters) {
    this.parameters = parameters;
    rounds = new FloatingSigmaRounds(parameters);
    lost = parameters.deviation() == Deviation.POPULATION ? 0 : 1;
  }

  @Override
  public boolean reduce(RankedStacks stacks, StackSection section, int from, double[] results) {
    makeRoom(stacks.capacity());
    int count = stacks.count();
    int frames = stacks.frames();
    stacks.copy(0, lowest, 0);
    if (anyNan(lowest, count)) {
      return false;
    }
    stacks.copy(frames - 1, highest, 0);
    findMedians(stacks);
    ((FloatingStacks) stacks).leastSquares(squares);
    int listed = list(centres(stacks), frames, count);
    reduceAll(section, from, count, results);
    if (listed > 0) {
      rounds.clip(stacks, places, listed);
      rounds.reduce(section, from, places, results);
    }
    return true;
  }

  private void makeRoom(int capacity) {
    if (means.length < capacity) {
      lowest = new double[capacity];
      highest = new double[capacity];
      medians = new double[capacity];
      scratch = new double[capacity];
      means = new double[capacity];
      squares = new double[capacity];
      places = new int[capacity];
    }
  }

  private static boolean anyNan(double[] samples, int count) {
    boolean any = false;
    for (int i = 0; i < count; i++) {
      any |= samples[i] != samples[i];
    }
    return any;
  }

  private void findMedians(RankedStacks stacks) {
    stacks.copy((stacks.frames() - 1) / 2, medians, 0);
    stacks.copy(stacks.frames() / 2, scratch, 0);
    for (int i = 0; i < stacks.count(); i++) {
      medians[i] = (medians[i] + scratch[i]) / 2;
    }
  }

  private double[] centres(RankedStacks stacks) {
    if (parameters.centre() == Centre.MEDIAN) {
      return medians;
    }
    Arrays.fill(means, 0);
    for (int rank = 0; rank < stacks.frames(); rank++) {
      stacks.copy(rank, scratch, 0);
      add(means, scratch, stacks.count());
    }
    for (int i = 0; i < stacks.count(); i++) {
      means[i] /= stacks.frames();
    }
    return means;
  }

  private static void add(double[] sums, double[] row, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += row[i];
    }
  }

  /** Lists the stacks that may reject something, which those do not whose limits are this wide. */
  private int list(double[] centres, int frames, int count) {
    int listed = 0;
    for (int i = 0; i < count; i++) {
      double sigma = Math.sqrt(squares[i] / (frames - lost));
      boolean quiet =
          centres[i] - lowest[i] <= parameters.lowSigma() * sigma
              & highest[i] - centres[i] <= parameters.highSigma() * sigma;
      places[listed] = i;
      listed += quiet ? 0 : 1;
    }
    return listed;
  }

  /** Gives every stack the result it has if nothing is rejected. */
  private void reduceAll(StackSection section, int from, int count, double[] results) {
    if (parameters.result() == RestResult.MEDIAN) {
      System.arraycopy(medians, 0, results, from, count);
      return;
    }
    KeptSums.ofAll(section, from, count, means);
    for (int i = 0; i < count; i++) {
      results[from + i] = means[i] / section.frames();
    }
  }
}
