package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;

/** Moves rows between tiles and arrays of doubles, in which NaN alone means "no sample". */
final class RowSamples {
  private final int count;
  private final int bands;
  private final boolean alpha;
  private final double white;

  /**
   * Prepares for the rows of one picture.
   *
   * @param picture what the rows are of
   */
  RowSamples(ImageInfo picture) {
    this.count = Math.toIntExact(picture.samplesPerRow());
    this.bands = picture.bandCount();
    this.alpha = picture.hasAlpha();
    this.white = picture.white();
  }

  /**
   * Widens a row and turns pixels whose alpha is below white into NaN.
   *
   * @param from holds the row
   * @param at index of its first sample
   * @param into gets it
   * @param intoAt where it begins there
   */
  void load(Tile from, int at, double[] into, int intoAt) {
    switch (from.type()) {
      case UINT8 -> widen(from.bytes(), at, into, intoAt);
      case UINT16 -> widen(from.shorts(), at, into, intoAt);
      case FLOAT32 -> widen(from.floats(), at, into, intoAt);
      case FLOAT64 -> System.arraycopy(from.doubles(), at, into, intoAt, count);
    }
    if (alpha) {
      for (int i = intoAt; i < intoAt + count; i += bands) {
        if (!(into[i + bands - 1] >= white)) {
          for (int b = 0; b < bands; b++) {
            into[i + b] = Double.NaN;
          }
        }
      }
    }
  }

  /**
   * Narrows a row: integers are clamped and rounded half up; alpha becomes white, or 0 where there
   * is none.
   *
   * @param row the samples; alpha of it is changed
   * @param into gets the row
   * @param at index of its first sample
   */
  void store(double[] row, Tile into, int at) {
    if (alpha) {
      for (int i = bands - 1; i < count; i += bands) {
        row[i] = row[i] == row[i] ? white : 0;
      }
    }
    switch (into.type()) {
      case UINT8 -> round(row, into.bytes(), at);
      case UINT16 -> round(row, into.shorts(), at);
      case FLOAT32 -> narrow(row, into.floats(), at);
      case FLOAT64 -> System.arraycopy(row, 0, into.doubles(), at, count);
    }
  }

  private void widen(byte[] from, int at, double[] into, int intoAt) {
    for (int i = 0; i < count; i++) {
      into[intoAt + i] = from[at + i] & 0xff;
    }
  }

  private void widen(short[] from, int at, double[] into, int intoAt) {
    for (int i = 0; i < count; i++) {
      into[intoAt + i] = from[at + i] & 0xffff;
    }
  }

  private void widen(float[] from, int at, double[] into, int intoAt) {
    for (int i = 0; i < count; i++) {
      into[intoAt + i] = from[at + i];
    }
  }

  private void round(double[] row, byte[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (byte) Math.max(0, Math.min(255, (int) (row[i] + 0.5)));
    }
  }

  private void round(double[] row, short[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (short) Math.max(0, Math.min(65535, (int) (row[i] + 0.5)));
    }
  }

  private void narrow(double[] row, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (float) row[i];
    }
  }
}
