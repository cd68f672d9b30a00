package io.github.stacker.filters.detail;

import io.github.stacker.api.SampleType;

/**
 * The samples in the middle of the surroundings of many places side by side, found by comparisons
 * of whole lines, which compilers make fast.
 *
 * <p>Of somewhat more than half of the samples, the smallest and the largest cannot be in the
 * middle: they are dropped, the next sample takes the place of one of them, and so on until one or
 * two are left (forgetful selection: Paeth 1990, Median finding on a 3x3 grid, Graphics Gems, 171).
 * Of {@code n} samples, that takes about {@code 3 n^2 / 16} comparisons. The order is that of
 * {@link Math#min(double, double)}, in which -0 is below 0. Belongs to one thread.
 */
abstract class MiddleLines {
  /** What the lines take together if they are not too many: it stays in the first-level cache. */
  private static final int BYTES = 28 << 10;

  private static final int LEAST_LENGTH = 128;
  private static final int MOST_LENGTH = 512;

  private final int count;
  private final int length;

  private MiddleLines(int count, SampleType type) {
    this.count = count;
    int fitting = BYTES / (type.bytes() * lineCount());
    this.length = Math.max(LEAST_LENGTH, Math.min(fitting, MOST_LENGTH));
  }

  /**
   * Makes room.
   *
   * @param count the size of the surroundings, at least 3
   * @param type of the samples, {@code FLOAT32} or {@code FLOAT64}
   */
  static MiddleLines of(int count, SampleType type) {
    return type == SampleType.FLOAT32 ? new Floats(count) : new Doubles(count);
  }

  /** So many are looked at at one time. */
  final int lineCount() {
    return count / 2 + 2;
  }

  /** Gives the most places that are computed at once. */
  final int length() {
    return length;
  }

  /**
   * Finds the samples in the middle.
   *
   * @param samples all samples, of the type of the window
   * @param at the first place
   * @param offsets from a place to each of its surroundings
   * @param places how many, up to {@link #length()}
   */
  final void select(Object samples, int at, int[] offsets, int places) {
    int lines = lineCount();
    for (int i = 0; i < lines; i++) {
      load(samples, at + offsets[i], i, places);
    }
    for (int next = lines; next < count; next++) {
      moveExtremesOut(lines, places);
      load(samples, at + offsets[next], 0, places);
      lines--;
    }
    moveExtremesOut(lines, places);
  }

  /** Moves the smallest samples of some lines to the first of them, the largest to the last. */
  private void moveExtremesOut(int lines, int places) {
    int last = lines - 1;
    for (int i = 0; i < lines / 2; i++) {
      sort(i, last - i, places);
    }
    for (int i = 1; i <= last / 2; i++) {
      sort(0, i, places);
    }
    for (int i = lines / 2; i < last; i++) {
      sort(i, last, places);
    }
  }

  private void load(Object samples, int from, int line, int places) {
    System.arraycopy(samples, from, line(line), 0, places);
  }

  /**
   * Gives the samples in the middle of an odd number.
   *
   * @return an array of the type of the samples; NaN where one of the surroundings is
   */
  final Object middle() {
    return line(1);
  }

  /**
   * Gives the sample in the middle; of an even number, the mean of the two there.
   *
   * @param place from 0
   * @return NaN if one of the surroundings is
   */
  final double median(int place) {
    return count % 2 == 1 ? sample(1, place) : (sample(1, place) + sample(2, place)) / 2;
  }

  abstract Object line(int number);

  abstract double sample(int line, int place);

  /** Puts the smaller samples of two lines into the first, the larger into the second. */
  abstract void sort(int low, int high, int places);

  private static final class Floats extends MiddleLines {
    private final float[][] lines;

    Floats(int count) {
      super(count, SampleType.FLOAT32);
      lines = new float[lineCount()][length()];
    }

    @Override
    double sample(int line, int place) {
      return lines[line][place];
    }

    @Override
    float[] line(int number) {
      return lines[number];
    }

    @Override
    void sort(int low, int high, int places) {
      sort(lines[low], lines[high], places);
    }

    private static void sort(float[] low, float[] high, int places) {
      for (int i = 0; i < places; i++) {
        float x = low[i];
        float y = high[i];
        low[i] = Math.min(x, y);
        high[i] = Math.max(x, y);
      }
    }
  }

  private static final class Doubles extends MiddleLines {
    private final double[][] lines;

    Doubles(int count) {
      super(count, SampleType.FLOAT64);
      lines = new double[lineCount()][length()];
    }

    @Override
    double sample(int line, int place) {
      return lines[line][place];
    }

    @Override
    double[] line(int number) {
      return lines[number];
    }

    @Override
    void sort(int low, int high, int places) {
      sort(lines[low], lines[high], places);
    }

    private static void sort(double[] low, double[] high, int places) {
      for (int i = 0; i < places; i++) {
        double x = low[i];
        double y = high[i];
        low[i] = Math.min(x, y);
        high[i] = Math.max(x, y);
      }
    }
  }
}
