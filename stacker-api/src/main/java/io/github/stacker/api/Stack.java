package io.github.stacker.api;

import java.util.Arrays;

/**
 * The samples of all frames at one place, and the fate of each.
 *
 * <p>The engine fills a stack in frame order, hands it to a {@link StackKernel}, and reads from it
 * what was rejected. All samples are kept until the kernel says otherwise. Missing samples are not
 * in the stack. Belongs to one thread and is used again and again; its arrays are longer than the
 * stack, and kernels only read them.
 */
public final class Stack {
  private static final byte KEPT = 0;
  private static final byte LOW = 1;
  private static final byte HIGH = 2;

  /** What {@link #chosen()} gives when no sample was chosen. */
  public static final int NONE = -1;

  private final double[] samples;
  private final double[] compared;
  private final double[] weights;
  private final int[] frames;
  private final byte[] fates;
  private final double[] scratch;
  private int count;
  private int rejectedLow;
  private int rejectedHigh;
  private int chosen;
  private boolean weighted;

  /**
   * Makes an empty stack.
   *
   * @param capacity most samples it will hold, at least 1
   */
  public Stack(int capacity) {
    samples = new double[capacity];
    compared = new double[capacity];
    weights = new double[capacity];
    frames = new int[capacity];
    fates = new byte[capacity];
    scratch = new double[capacity];
    clear();
  }

  /** Removes all samples. */
  public void clear() {
    count = 0;
    weighted = false;
    keepAll();
  }

  /** Undoes every rejection and choice. */
  public void keepAll() {
    if (rejectedLow + rejectedHigh > 0) {
      Arrays.fill(fates, KEPT);
    }
    rejectedLow = 0;
    rejectedHigh = 0;
    chosen = NONE;
  }

  /**
   * Adds a sample of weight 1.
   *
   * @param frame number of the frame in the pipeline's order, above that of the sample before
   * @param sample the sample, not NaN
   */
  public void add(int frame, double sample) {
    add(frame, sample, sample);
  }

  /**
   * Adds a sample of weight 1 that is compared with others by another number.
   *
   * @param frame number of the frame in the pipeline's order, above that of the sample before
   * @param sample what is combined if it is kept, not NaN
   * @param comparedAs what decides whether it is kept, not NaN
   */
  public void add(int frame, double sample, double comparedAs) {
    frames[count] = frame;
    samples[count] = sample;
    compared[count] = comparedAs;
    weights[count] = 1;
    count++;
  }

  /**
   * Gives a sample another weight.
   *
   * @param index its position
   * @param weight its weight, above 0
   */
  public void weigh(int index, double weight) {
    weights[index] = weight;
    weighted = true;
  }

  /**
   * Gives the number of samples.
   *
   * @return kept and rejected ones
   */
  public int count() {
    return count;
  }

  /**
   * Gives what is combined.
   *
   * @return the samples in frame order, from index 0
   */
  public double[] samples() {
    return samples;
  }

  /**
   * Gives what decides on rejection: the samples themselves, unless the pipeline normalises them in
   * another way for that.
   *
   * @return one number for each sample
   */
  public double[] compared() {
    return compared;
  }

  /**
   * Gives the weights.
   *
   * @return one for each sample, all 1 unless the pipeline has weights
   */
  public double[] weights() {
    return weights;
  }

  /**
   * Tells where the samples come from.
   *
   * @return the number of each sample's frame in the pipeline's order
   */
  public int[] frames() {
    return frames;
  }

  /**
   * Rejects a sample for being too low.
   *
   * @param index its position, kept so far
   */
  public void rejectLow(int index) {
    reject(index, LOW);
    rejectedLow++;
  }

  /**
   * Rejects a sample for being too high.
   *
   * @param index its position, kept so far
   */
  public void rejectHigh(int index) {
    reject(index, HIGH);
    rejectedHigh++;
  }

  private void reject(int index, byte fate) {
    if (index >= count || fates[index] != KEPT) {
      throw new IllegalStateException(
          "sample %d of %d is not there to be rejected".formatted(index, count));
    }
    fates[index] = fate;
  }

  /**
   * Says that the result is one of the samples.
   *
   * @param index its position
   */
  public void choose(int index) {
    chosen = frames[index];
  }

  /**
   * Tells which frame's sample the result is.
   *
   * @return its number in the pipeline's order, or {@link #NONE}
   */
  public int chosen() {
    return chosen;
  }

  /**
   * Tells whether a sample is kept.
   *
   * @param index its position
   * @return false if it was rejected
   */
  public boolean isKept(int index) {
    return fates[index] == KEPT;
  }

  /**
   * Gives the number of samples kept.
   *
   * @return all but the rejected ones
   */
  public int keptCount() {
    return count - rejectedLow - rejectedHigh;
  }

  /**
   * Gives the number of samples rejected for being too low.
   *
   * @return a number up to {@link #count()}
   */
  public int rejectedLow() {
    return rejectedLow;
  }

  /**
   * Gives the number of samples rejected for being too high.
   *
   * @return a number up to {@link #count()}
   */
  public int rejectedHigh() {
    return rejectedHigh;
  }

  /**
   * Averages the samples kept: the sum of weight times sample, in frame order, divided by the sum
   * of the weights. Exact for integers of weight 1.
   *
   * @return the mean; NaN if none is kept
   */
  public double keptMean() {
    if (weighted) {
      return weightedMean();
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      if (fates[i] == KEPT) {
        sum += samples[i];
      }
    }
    return sum / keptCount();
  }

  private double weightedMean() {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < count; i++) {
      if (fates[i] == KEPT) {
        sum += weights[i] * samples[i];
        weight += weights[i];
      }
    }
    return sum / weight;
  }

  /**
   * Gives the median of the samples kept, whatever their weight: the middle one, or the mean of the
   * two in the middle.
   *
   * @return the median; NaN if none is kept
   */
  public double keptMedian() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (fates[i] == KEPT) {
        scratch[kept++] = samples[i];
      }
    }
    if (kept == 0) {
      return Double.NaN;
    }
    Arrays.sort(scratch, 0, kept);
    double low = scratch[(kept - 1) / 2];
    double high = scratch[kept / 2];
    return (low + high) / 2;
  }

  /**
   * Gives the sample standard deviation of the samples kept: the root of the sum of squared
   * distances from their mean, divided by their number less one.
   *
   * @return the deviation, weights left aside; NaN if fewer than two are kept
   */
  public double keptDeviation() {
    int kept = keptCount();
    if (kept < 2) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += fates[i] == KEPT ? samples[i] : 0;
    }
    double mean = sum / kept;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double distance = samples[i] - mean;
      squares += fates[i] == KEPT ? distance * distance : 0;
    }
    return Math.sqrt(squares / (kept - 1));
  }
}
