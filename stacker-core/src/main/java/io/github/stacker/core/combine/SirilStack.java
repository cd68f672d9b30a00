package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackInfo;
import java.util.Arrays;

/**
 * A stack as the rejections of Siril 1.0 see it. Belongs to one thread and is used again and again.
 *
 * <ul>
 *   <li>Samples are compared in single precision; means are rounded to it before distances from
 *       them are taken; sums are in double precision.
 *   <li>Samples of 0 are no data. They count as rejected for being low, as a {@link Stack} has no
 *       third way to leave a sample out; Siril counts them nowhere. Where all samples are 0, all
 *       are kept.
 *   <li>The search for the median moves samples about, and what is moved matters: of N samples at
 *       the start of a round, one more may be rejected only if N less all rejected so far, in all
 *       rounds, is above 4. The first come first.
 *   <li>If frames have weights, every sample that lies between the least and the largest kept one
 *       is kept after all.
 * </ul>
 */
final class SirilStack {
  /** Up to here Siril finds medians by sorting. */
  private static final int MOST_SORTED = 8;

  private static final int ENOUGH = 4;
  private static final byte KEPT = 0;
  private static final byte LOW = 1;
  private static final byte HIGH = 2;

  private final boolean weighted;
  private final float[] values;
  private final int[] places;
  private final byte[] fates;
  private final long[] keys;
  private int count;
  private int rejected;

  SirilStack(StackInfo stack) {
    weighted = !stack.weights().isEmpty();
    values = new float[stack.frames()];
    places = new int[stack.frames()];
    fates = new byte[stack.frames()];
    keys = new long[stack.frames()];
  }

  /** Takes all samples of a stack but those of 0. */
  void load(Stack stack) {
    double[] compared = stack.compared();
    count = 0;
    rejected = 0;
    for (int i = 0; i < stack.count(); i++) {
      float value = (float) compared[i];
      fates[i] = LOW;
      if (value != 0) {
        fates[i] = KEPT;
        places[count] = i;
        values[count++] = value;
      }
    }
    if (count == 0) {
      Arrays.fill(fates, 0, stack.count(), KEPT);
    }
  }

  /** Gives the samples left, from index 0. */
  float[] values() {
    return values;
  }

  /** Gives the number of samples left. */
  int count() {
    return count;
  }

  /** Gives the sample standard deviation of the samples left. */
  float deviation() {
    return deviation(values, count, mean(values, count));
  }

  static float mean(float[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return (float) (sum / count);
  }

  static float deviation(float[] values, int count, float mean) {
    double squares = 0;
    for (int i = 0; i < count; i++) {
      float distance = values[i] - mean;
      squares += distance * distance;
    }
    return (float) Math.sqrt((float) (squares / (count - 1)));
  }

  /** Gives the median of the samples left, and moves them about. */
  float median() {
    if (count <= MOST_SORTED) {
      sort();
    } else {
      bringUpperMedianToItsPlace();
    }
    return middle();
  }

  /** Gives the median of the samples left, which are sorted. */
  float middle() {
    float upper = values[count / 2];
    return count % 2 == 1 ? upper : (values[count / 2 - 1] + upper) / 2;
  }

  /**
   * Quickselect: the middle of a span splits it in two, and the part that holds the median is split
   * again. Stops with one sample left, so what stands before the middle is the lower median.
   */
  private void bringUpperMedianToItsPlace() {
    int middle = count / 2;
    int left = 0;
    int right = count - 1;
    while (left < right) {
      int split = partition(left, right);
      if (split < middle) {
        left = split + 1;
      } else {
        right = split;
      }
    }
  }

  private int partition(int left, int right) {
    swap((left + right) / 2, right);
    float pivot = values[right];
    int split = left;
    for (int i = left; i < right; i++) {
      if (values[i] < pivot) {
        swap(i, split++);
      }
    }
    swap(split, right);
    return split;
  }

  private void swap(int i, int j) {
    float value = values[i];
    values[i] = values[j];
    values[j] = value;
    int place = places[i];
    places[i] = places[j];
    places[j] = place;
  }

  /** Sorts the samples left; of equal ones the earlier frame comes first. */
  void sort() {
    for (int i = 0; i < count; i++) {
      keys[i] = (long) ordered(Float.floatToRawIntBits(values[i])) << Integer.SIZE | places[i];
    }
    Arrays.sort(keys, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] = Float.intBitsToFloat(ordered((int) (keys[i] >> Integer.SIZE)));
      places[i] = (int) keys[i];
    }
  }

  /** Maps the bits of floats to integers in the same order, and back. */
  private static int ordered(int bits) {
    return bits ^ bits >> Integer.SIZE - 1 & Integer.MAX_VALUE;
  }

  /** Tells whether one more sample may be rejected in this round. */
  boolean mayReject() {
    return count - rejected > ENOUGH;
  }

  /** Rejects the sample at an index, which stays there until {@link #dropRejected()}. */
  void rejectLow(int index) {
    fates[places[index]] = LOW;
    rejected++;
  }

  /** Rejects the sample at an index, which stays there until {@link #dropRejected()}. */
  void rejectHigh(int index) {
    fates[places[index]] = HIGH;
    rejected++;
  }

  /** Rejects samples further from a centre, as long as enough stay, and tells whether any was. */
  boolean clip(float centre, float below, float above) {
    for (int i = 0; i < count && mayReject(); i++) {
      if (centre - values[i] > below) {
        rejectLow(i);
      } else if (values[i] - centre > above) {
        rejectHigh(i);
      }
    }
    return dropRejected();
  }

  /**
   * Gives samples further from a centre another value, and marks them as rejected though they stay.
   * Tells whether any changed.
   */
  boolean replace(float centre, float below, float above, float replacement) {
    boolean changed = false;
    for (int i = 0; i < count; i++) {
      boolean low = centre - values[i] > below;
      if (low || values[i] - centre > above) {
        fates[places[i]] = low ? LOW : HIGH;
        changed |= values[i] != replacement;
        values[i] = replacement;
      }
    }
    return changed;
  }

  /** Ends a round: closes the gaps that rejected samples leave. Tells whether there were any. */
  boolean dropRejected() {
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (fates[places[i]] == KEPT) {
        values[left] = values[i];
        places[left++] = places[i];
      }
    }
    boolean dropped = left < count;
    count = left;
    return dropped;
  }

  /** Rejects from the stack what was rejected here. */
  void report(Stack stack) {
    if (weighted && count > 0) {
      reportOutsideOfKept(stack);
      return;
    }
    for (int i = 0; i < stack.count(); i++) {
      if (fates[i] == LOW) {
        stack.rejectLow(i);
      } else if (fates[i] == HIGH) {
        stack.rejectHigh(i);
      }
    }
  }

  private void reportOutsideOfKept(Stack stack) {
    float least = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, values[i]);
      largest = Math.max(largest, values[i]);
    }
    double[] compared = stack.compared();
    for (int i = 0; i < stack.count(); i++) {
      float value = (float) compared[i];
      if (value < least || value == 0) {
        stack.rejectLow(i);
      } else if (value > largest) {
        stack.rejectHigh(i);
      }
    }
  }
}
