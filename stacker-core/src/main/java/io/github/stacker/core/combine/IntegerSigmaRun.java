package io.github.stacker.core.combine;

import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.LaneStacks;
import io.github.stacker.core.combine.network.RankedStacks;
import java.util.Arrays;

/**
 * Clips integers by their standard deviation. Exact sums, median and extremes tell of all stacks
 * which ones reject something; these are listed, and each round eats from both ends what they
 * reject, brings the sums up to date, and lists those that reject again.
 */
final class IntegerSigmaRun implements SigmaClipSection.Run {
  private final SigmaClipParameters parameters;
  private final boolean meanCentred;
  private final boolean resultIsMean;
  private final int lost;

  /** For each place: the sum of the samples kept, that of their squares, and their ranks. */
  private long[] sums = {};

  private long[] squares = {};
  private int[] starts = {};
  private int[] ends = {};

  private double[] lowest = {};
  private double[] highest = {};
  private double[] lower = {};
  private double[] upper = {};

  /** The list: places, and how far from which centre their samples are kept. */
  private int[] places = {};

  private double[] centres = {};
  private double[] sigmas = {};

  IntegerSigmaRun(SigmaClipParameters parameters) {
    this.parameters = parameters;
    meanCentred = parameters.centre() == Centre.MEAN;
    resultIsMean = parameters.result() == RestResult.MEAN;
    lost = parameters.deviation() == Deviation.POPULATION ? 0 : 1;
  }

  @Override
  public boolean reduce(RankedStacks stacks, StackSection section, int from, double[] results) {
    reduce((LaneStacks) stacks, results, from);
    return true;
  }

  private void reduce(LaneStacks stacks, double[] results, int at) {
    load(stacks);
    int listed = measureAll(stacks.frames(), stacks.count(), results, at);
    for (int round = 0; listed > 0 && round < parameters.rounds(); round++) {
      int changed = eat(stacks, listed);
      listed = measureListed(stacks, changed, results, at);
    }
  }

  private void load(LaneStacks stacks) {
    makeRoom(stacks.capacity());
    int frames = stacks.frames();
    stacks.copy(0, lowest, 0);
    stacks.copy(frames - 1, highest, 0);
    stacks.copy((frames - 1) / 2, lower, 0);
    stacks.copy(frames / 2, upper, 0);
    stacks.sums(0, frames, sums);
    stacks.sumsOfSquares(squares);
    Arrays.fill(starts, 0);
    Arrays.fill(ends, frames);
  }

  private void makeRoom(int capacity) {
    if (sums.length < capacity) {
      sums = new long[capacity];
      squares = new long[capacity];
      starts = new int[capacity];
      ends = new int[capacity];
      lowest = new double[capacity];
      highest = new double[capacity];
      lower = new double[capacity];
      upper = new double[capacity];
      places = new int[capacity];
      centres = new double[capacity];
      sigmas = new double[capacity];
    }
  }

  /** Gives results to all stacks and lists those that reject something; tells their number. */
  private int measureAll(int frames, int count, double[] results, int at) {
    double low = parameters.lowSigma();
    double high = parameters.highSigma();
    double divisor = divisor(frames);
    int listed = 0;
    for (int place = 0; place < count; place++) {
      long sum = sums[place];
      double mean = (double) sum / frames;
      double median = (lower[place] + upper[place]) / 2;
      double sigma = Math.sqrt((frames * squares[place] - sum * sum) / divisor);
      double centre = meanCentred ? mean : median;
      boolean clips = centre - lowest[place] > low * sigma | highest[place] - centre > high * sigma;
      results[at + place] = resultIsMean ? mean : median;
      places[listed] = place;
      centres[listed] = centre;
      sigmas[listed] = sigma;
      listed += clips ? 1 : 0;
    }
    return listed;
  }

  /** The same for the stacks listed, of which samples were rejected. */
  private int measureListed(LaneStacks stacks, int number, double[] results, int at) {
    double low = parameters.lowSigma();
    double high = parameters.highSigma();
    int listed = 0;
    for (int i = 0; i < number; i++) {
      int place = places[i];
      int start = starts[place];
      int end = ends[place];
      int kept = end - start;
      long sum = sums[place];
      double mean = (double) sum / kept;
      double median = median(stacks, place, start, end);
      double sigma = Math.sqrt((kept * squares[place] - sum * sum) / divisor(kept));
      double centre = meanCentred ? mean : median;
      boolean clips =
          centre - stacks.integer(start, place) > low * sigma
              | stacks.integer(end - 1, place) - centre > high * sigma;
      results[at + place] = resultIsMean ? mean : median;
      places[listed] = place;
      centres[listed] = centre;
      sigmas[listed] = sigma;
      listed += clips ? 1 : 0;
    }
    return listed;
  }

  private double divisor(int kept) {
    return (double) kept * (kept - lost);
  }

  private static double median(LaneStacks stacks, int place, int start, int end) {
    int last = start + end - 1;
    return (stacks.integer(last / 2, place) + stacks.integer((last + 1) / 2, place)) / 2.0;
  }

  /** Makes a round of the stacks listed, and keeps on the list those it changed. */
  private int eat(LaneStacks stacks, int listed) {
    int changed = 0;
    for (int i = 0; i < listed; i++) {
      int place = places[i];
      if (eat(stacks, place, centres[i], sigmas[i])) {
        places[changed] = place;
        changed++;
      }
    }
    return changed;
  }

  private boolean eat(LaneStacks stacks, int place, double centre, double sigma) {
    double below = parameters.lowSigma() * sigma;
    double above = parameters.highSigma() * sigma;
    long sum = sums[place];
    long square = squares[place];
    int start = starts[place];
    int end = ends[place];
    long sample = stacks.integer(start, place);
    while (centre - sample > below) {
      sum -= sample;
      square -= sample * sample;
      start++;
      if (start == end) {
        return false;
      }
      sample = stacks.integer(start, place);
    }
    sample = stacks.integer(end - 1, place);
    while (sample - centre > above) {
      sum -= sample;
      square -= sample * sample;
      end--;
      if (start == end) {
        return false;
      }
      sample = stacks.integer(end - 1, place);
    }
    if (end - start < parameters.minKept()) {
      return false;
    }
    sums[place] = sum;
    squares[place] = square;
    starts[place] = start;
    ends[place] = end;
    return true;
  }
}
