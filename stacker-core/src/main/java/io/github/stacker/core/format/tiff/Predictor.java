package io.github.stacker.core.format.tiff;

import io.github.stacker.core.format.RunningSums;
import java.io.IOException;

/**
 * What was done to rows before they were compressed: samples replaced by their difference from the
 * pixel before.
 *
 * <p>Rows are little-endian, {@code samples} long, and a pixel before lies {@code step} samples
 * before.
 */
enum Predictor {
  NONE(1, "none"),
  /** Differences of integers. */
  HORIZONTAL(2, "horizontal"),
  /** The bytes of floating samples sorted by significance, then differences of bytes. */
  FLOATING_POINT(3, "floating-point");

  private final int code;
  private final String label;

  Predictor(int code, String label) {
    this.code = code;
    this.label = label;
  }

  int code() {
    return code;
  }

  String label() {
    return label;
  }

  static Predictor ofCode(long code) throws IOException {
    for (Predictor predictor : values()) {
      if (predictor.code == code) {
        return predictor;
      }
    }
    throw new IOException("predictor " + code + " is not supported");
  }

  /**
   * Makes samples of differences.
   *
   * @param row the row, from index {@code from} on; changed
   * @param sampleBytes bytes of a sample
   * @param scratch as long as the row or longer
   */
  void undo(byte[] row, int from, int samples, int sampleBytes, int step, byte[] scratch) {
    switch (this) {
      case NONE -> {}
      case HORIZONTAL -> undoHorizontal(row, from, samples, sampleBytes, step);
      case FLOATING_POINT -> {
        RunningSums.ofBytes(row, from, samples * sampleBytes, step);
        System.arraycopy(row, from, scratch, 0, samples * sampleBytes);
        gatherBytes(scratch, row, from, samples, sampleBytes);
      }
    }
  }

  /**
   * Makes differences of samples.
   *
   * @param row the row, from index {@code from} on; changed
   * @param sampleBytes bytes of a sample
   * @param scratch as long as the row or longer
   */
  void apply(byte[] row, int from, int samples, int sampleBytes, int step, byte[] scratch) {
    switch (this) {
      case NONE -> {}
      case HORIZONTAL -> applyHorizontal(row, from, samples, sampleBytes, step);
      case FLOATING_POINT -> {
        System.arraycopy(row, from, scratch, 0, samples * sampleBytes);
        scatterBytes(scratch, row, from, samples, sampleBytes);
        differ8(row, from, samples * sampleBytes, step);
      }
    }
  }

  private static void undoHorizontal(byte[] row, int from, int samples, int sampleBytes, int step) {
    switch (sampleBytes) {
      case 1 -> RunningSums.ofBytes(row, from, samples, step);
      case 2 -> RunningSums.ofShorts(row, from, 2 * samples, 2 * step);
      case 4 -> sum32(row, from, samples, step);
      case 8 -> sum64(row, from, samples, step);
      default -> throw new IllegalArgumentException(sampleBytes + " bytes a sample");
    }
  }

  private static void applyHorizontal(
      byte[] row, int from, int samples, int sampleBytes, int step) {
    switch (sampleBytes) {
      case 1 -> differ8(row, from, samples, step);
      case 2 -> differ16(row, from, samples, step);
      case 4 -> differ32(row, from, samples, step);
      case 8 -> differ64(row, from, samples, step);
      default -> throw new IllegalArgumentException(sampleBytes + " bytes a sample");
    }
  }

  private static void sum32(byte[] row, int from, int samples, int step) {
    int end = from + 4 * samples;
    for (int band = 0; band < step; band++) {
      int sum = 0;
      for (int i = from + 4 * band; i < end; i += 4 * step) {
        sum += (int) Rows.INT.get(row, i);
        Rows.INT.set(row, i, sum);
      }
    }
  }

  private static void sum64(byte[] row, int from, int samples, int step) {
    int end = from + 8 * samples;
    for (int band = 0; band < step; band++) {
      long sum = 0;
      for (int i = from + 8 * band; i < end; i += 8 * step) {
        sum += (long) Rows.LONG.get(row, i);
        Rows.LONG.set(row, i, sum);
      }
    }
  }

  private static void differ8(byte[] row, int from, int samples, int step) {
    for (int i = from + samples - 1; i >= from + step; i--) {
      row[i] -= row[i - step];
    }
  }

  private static void differ16(byte[] row, int from, int samples, int step) {
    for (int i = from + 2 * (samples - 1); i >= from + 2 * step; i -= 2) {
      int difference = (short) Rows.SHORT.get(row, i) - (short) Rows.SHORT.get(row, i - 2 * step);
      Rows.SHORT.set(row, i, (short) difference);
    }
  }

  private static void differ32(byte[] row, int from, int samples, int step) {
    for (int i = from + 4 * (samples - 1); i >= from + 4 * step; i -= 4) {
      int difference = (int) Rows.INT.get(row, i) - (int) Rows.INT.get(row, i - 4 * step);
      Rows.INT.set(row, i, difference);
    }
  }

  private static void differ64(byte[] row, int from, int samples, int step) {
    for (int i = from + 8 * (samples - 1); i >= from + 8 * step; i -= 8) {
      long difference = (long) Rows.LONG.get(row, i) - (long) Rows.LONG.get(row, i - 8 * step);
      Rows.LONG.set(row, i, difference);
    }
  }

  /** Puts bytes sorted by significance, the highest of all samples first, back together. */
  private static void gatherBytes(
      byte[] sorted, byte[] row, int from, int samples, int sampleBytes) {
    if (sampleBytes == 4) {
      gatherFour(sorted, row, from, samples);
      return;
    }
    for (int k = 0; k < sampleBytes; k++) {
      int source = (sampleBytes - 1 - k) * samples;
      int target = from + k;
      for (int i = 0; i < samples; i++) {
        row[target] = sorted[source + i];
        target += sampleBytes;
      }
    }
  }

  private static void gatherFour(byte[] sorted, byte[] row, int from, int samples) {
    int second = samples;
    int third = 2 * samples;
    int fourth = 3 * samples;
    for (int i = 0; i < samples; i++) {
      int sample =
          sorted[i] << 24
              | (sorted[second + i] & 0xff) << 16
              | (sorted[third + i] & 0xff) << 8
              | sorted[fourth + i] & 0xff;
      Rows.INT.set(row, from + 4 * i, sample);
    }
  }

  private static void scatterBytes(
      byte[] row, byte[] sorted, int from, int samples, int sampleBytes) {
    for (int k = 0; k < sampleBytes; k++) {
      int target = from + (sampleBytes - 1 - k) * samples;
      int source = k;
      for (int i = 0; i < samples; i++) {
        sorted[target + i] = row[source];
        source += sampleBytes;
      }
    }
  }
}
