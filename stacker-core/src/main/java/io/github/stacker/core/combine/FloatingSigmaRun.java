package io.github.stacker.core.combine;

import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.RankedStacks;
import java.util.Arrays;

/**
 * Clips floating samples by their standard deviation. One round is made of all stacks at once;
 * those that reject something are put side by side, {@link FloatingSigmaRounds}, for the others.
 */
final class FloatingSigmaRun implements SigmaClipSection.Run {
  private final SigmaClipParameters parameters;
  private final FloatingSigmaRounds rounds;
  private final int lost;
  private double[][] ascending = {};
  private double[] means = {};
  private double[] squares = {};
  private int[] clipping = {};

  FloatingSigmaRun(SigmaClipParameters parameters) {
    this.parameters = parameters;
    rounds = new FloatingSigmaRounds(parameters);
    lost = parameters.deviation() == Deviation.POPULATION ? 0 : 1;
  }

  @Override
  public boolean reduce(RankedStacks stacks, StackSection section, int from, double[] results) {
    int frames = stacks.frames();
    int count = stacks.count();
    makeRoom(stacks.capacity(), frames);
    for (int rank = 0; rank < frames; rank++) {
      stacks.copy(rank, ascending[rank], 0);
    }
    measure(frames, count);
    int number = listClipping(frames, count);
    if (number < 0) {
      return false;
    }
    reduceAll(section, from, count, results);
    for (int first = 0; first < number; first += FloatingSigmaRounds.MOST) {
      int places = Math.min(FloatingSigmaRounds.MOST, number - first);
      rounds.clip(ascending, clipping, first, places);
      rounds.reduce(section, from, clipping, first, results);
    }
    return true;
  }

  private void makeRoom(int capacity, int frames) {
    if (means.length < capacity || ascending.length != frames) {
      ascending = new double[frames][capacity];
      means = new double[capacity];
      squares = new double[capacity];
      clipping = new int[capacity];
    }
  }

  private void measure(int frames, int count) {
    Arrays.fill(means, 0, count, 0);
    Arrays.fill(squares, 0, count, 0);
    for (double[] row : ascending) {
      add(means, row, count);
    }
    for (int i = 0; i < count; i++) {
      means[i] /= frames;
    }
    for (double[] row : ascending) {
      addSquares(squares, row, means, count);
    }
  }

  private static void add(double[] sums, double[] row, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += row[i];
    }
  }

  private static void addSquares(double[] squares, double[] row, double[] means, int count) {
    for (int i = 0; i < count; i++) {
      double distance = row[i] - means[i];
      squares[i] += distance * distance;
    }
  }

  /** Lists the stacks that reject something; tells their number, or -1 if samples are NaN. */
  private int listClipping(int frames, int count) {
    boolean meanCentred = parameters.centre() == Centre.MEAN;
    double[] lowest = ascending[0];
    double[] highest = ascending[frames - 1];
    double[] lower = ascending[(frames - 1) / 2];
    double[] upper = ascending[frames / 2];
    boolean complete = true;
    int number = 0;
    for (int i = 0; i < count; i++) {
      double sigma = Math.sqrt(squares[i] / (frames - lost));
      double centre = meanCentred ? means[i] : (lower[i] + upper[i]) / 2;
      boolean clips =
          centre - lowest[i] > parameters.lowSigma() * sigma
              | highest[i] - centre > parameters.highSigma() * sigma;
      complete &= lowest[i] == lowest[i];
      clipping[number] = i;
      number += clips & lowest[i] != highest[i] ? 1 : 0;
    }
    return complete ? number : -1;
  }

  /** Gives every stack the result it has if nothing is rejected. */
  private void reduceAll(StackSection section, int from, int count, double[] results) {
    int frames = ascending.length;
    if (parameters.result() == RestResult.MEAN) {
      KeptSums.ofAll(section, from, count, means);
      for (int i = 0; i < count; i++) {
        results[from + i] = means[i] / frames;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      results[from + i] = (ascending[(frames - 1) / 2][i] + ascending[frames / 2][i]) / 2;
    }
  }
}
