package io.github.stacker.core.combine;

import io.github.stacker.api.StackSection;
import java.util.Arrays;

/**
 * Sums of floating samples in frame order, for many stacks at once. What is not kept adds 0, which
 * changes no sum.
 */
final class KeptSums {
  private KeptSums() {}

  /** Adds up the stacks of {@code count} places, the first of number {@code from}. */
  static void ofAll(StackSection section, int from, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0);
    int frames = section.frames();
    int frame = 0;
    if (section.array(0) instanceof float[]) {
      for (; frame + 3 < frames; frame += 4) {
        addFour(section, frame, from, sums, count);
      }
    }
    for (; frame < frames; frame++) {
      int offset = section.offset(frame) + from;
      if (section.array(frame) instanceof float[] samples) {
        add(samples, offset, sums, count);
      } else {
        add((double[]) section.array(frame), offset, sums, count);
      }
    }
  }

  /** Adds four frames in one go, which spares sums their way to memory and back. */
  private static void addFour(StackSection section, int frame, int from, double[] sums, int count) {
    float[] a = (float[]) section.array(frame);
    float[] b = (float[]) section.array(frame + 1);
    float[] c = (float[]) section.array(frame + 2);
    float[] d = (float[]) section.array(frame + 3);
    int atA = section.offset(frame) + from;
    int atB = section.offset(frame + 1) + from;
    int atC = section.offset(frame + 2) + from;
    int atD = section.offset(frame + 3) + from;
    for (int i = 0; i < count; i++) {
      sums[i] = sums[i] + a[atA + i] + b[atB + i] + c[atC + i] + d[atD + i];
    }
  }

  /**
   * Adds up what lies within limits, at some places.
   *
   * @param from number of place 0
   * @param places a list of places
   * @param number how many of the list are to be summed
   * @param low for each, from index 0, the smallest sample kept
   * @param high for each the largest sample kept
   * @param sums gets the sum of each
   */
  static void within(
      StackSection section,
      int from,
      int[] places,
      int number,
      double[] low,
      double[] high,
      double[] sums) {
    Arrays.fill(sums, 0, number, 0);
    for (int frame = 0; frame < section.frames(); frame++) {
      int offset = section.offset(frame) + from;
      boolean single = section.array(frame) instanceof float[];
      float[] floats = single ? (float[]) section.array(frame) : null;
      double[] doubles = single ? null : (double[]) section.array(frame);
      for (int i = 0; i < number; i++) {
        int at = offset + places[i];
        double sample = single ? floats[at] : doubles[at];
        sums[i] += sample >= low[i] & sample <= high[i] ? sample : 0;
      }
    }
  }

  private static void add(float[] samples, int offset, double[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += samples[offset + i];
    }
  }

  private static void add(double[] samples, int offset, double[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += samples[offset + i];
    }
  }
}
