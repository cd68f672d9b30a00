package io.github.stacker.core.engine;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;

/** The colour samples of runs of pixels of tiles whose last band is alpha. */
final class CoveredSamples {
  private CoveredSamples() {}

  /** How many pixels of a run have samples. */
  enum Cover {
    NONE,
    SOME,
    ALL;

    private static Cover of(int covered, int pixels) {
      return covered == 0 ? NONE : covered == pixels ? ALL : SOME;
    }
  }

  /**
   * Looks at the alpha of some pixels.
   *
   * @param tile where they are
   * @param pixel the first
   * @param pixels how many, at least 1
   * @param white the alpha from which a pixel has samples
   */
  static Cover cover(Tile tile, int pixel, int pixels, double white) {
    int bands = tile.bands();
    int at = pixel * bands + bands - 1;
    int covered =
        switch (tile.type()) {
          case UINT8 -> covered(tile.bytes(), at, bands, pixels, full(white));
          case UINT16 -> covered(tile.shorts(), at, bands, pixels, full(white));
          case FLOAT32, FLOAT64 -> covered(tile, at, pixels, white);
        };
    return Cover.of(covered, pixels);
  }

  /** The least integer that is not below white. */
  private static int full(double white) {
    return (int) Math.ceil(white);
  }

  private static int covered(byte[] samples, int first, int step, int pixels, int full) {
    int missing = 0;
    for (int p = 0, at = first; p < pixels; p++, at += step) {
      missing += ((samples[at] & 0xff) - full) >>> 31;
    }
    return pixels - missing;
  }

  private static int covered(short[] samples, int first, int step, int pixels, int full) {
    int missing = 0;
    for (int p = 0, at = first; p < pixels; p++, at += step) {
      missing += ((samples[at] & 0xffff) - full) >>> 31;
    }
    return pixels - missing;
  }

  private static int covered(Tile tile, int first, int pixels, double white) {
    int covered = 0;
    for (int p = 0, at = first; p < pixels; p++, at += tile.bands()) {
      covered += tile.get(at) >= white ? 1 : 0;
    }
    return covered;
  }

  /**
   * Widens the colours of pixels whether they have samples or not.
   *
   * @param tile integers
   * @param pixel the first pixel
   * @param pixels how many
   * @param to gets the samples from index 0
   */
  static void ints(Tile tile, int pixel, int pixels, int[] to) {
    int colours = tile.bands() - 1;
    if (tile.type() == SampleType.UINT8) {
      widen(tile.bytes(), pixel * tile.bands(), colours, pixels, to);
    } else {
      widen(tile.shorts(), pixel * tile.bands(), colours, pixels, to);
    }
  }

  private static void widen(byte[] from, int at, int colours, int pixels, int[] to) {
    if (colours == 3) {
      for (int p = 0, f = at, t = 0; p < pixels; p++, f += 4, t += 3) {
        to[t] = from[f] & 0xff;
        to[t + 1] = from[f + 1] & 0xff;
        to[t + 2] = from[f + 2] & 0xff;
      }
      return;
    }
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      for (int b = 0; b < colours; b++) {
        to[t++] = from[f++] & 0xff;
      }
    }
  }

  private static void widen(short[] from, int at, int colours, int pixels, int[] to) {
    if (colours == 3) {
      for (int p = 0, f = at, t = 0; p < pixels; p++, f += 4, t += 3) {
        to[t] = from[f] & 0xffff;
        to[t + 1] = from[f + 1] & 0xffff;
        to[t + 2] = from[f + 2] & 0xffff;
      }
      return;
    }
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      for (int b = 0; b < colours; b++) {
        to[t++] = from[f++] & 0xffff;
      }
    }
  }

  /**
   * Widens the colours of pixels, another number where there is no sample.
   *
   * @param tile integers
   * @param pixel the first pixel
   * @param pixels how many
   * @param white the alpha from which a pixel has samples
   * @param missing what stands for missing samples
   * @param to gets the samples from index 0
   * @param present gets 1 where there is a sample, 0 where there is none
   */
  static void ints(
      Tile tile, int pixel, int pixels, double white, int missing, int[] to, int[] present) {
    int at = pixel * tile.bands();
    int colours = tile.bands() - 1;
    if (tile.type() == SampleType.UINT8) {
      widen(tile.bytes(), at, colours, pixels, full(white), missing, to, present);
    } else {
      widen(tile.shorts(), at, colours, pixels, full(white), missing, to, present);
    }
  }

  private static void widen(
      byte[] from,
      int at,
      int colours,
      int pixels,
      int full,
      int missing,
      int[] to,
      int[] present) {
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      int gap = ((from[f + colours] & 0xff) - full) >> 31;
      for (int b = 0; b < colours; b++, f++, t++) {
        to[t] = (from[f] & 0xff & ~gap) | (missing & gap);
        present[t] = 1 + gap;
      }
    }
  }

  private static void widen(
      short[] from,
      int at,
      int colours,
      int pixels,
      int full,
      int missing,
      int[] to,
      int[] present) {
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      int gap = ((from[f + colours] & 0xffff) - full) >> 31;
      for (int b = 0; b < colours; b++, f++, t++) {
        to[t] = (from[f] & 0xffff & ~gap) | (missing & gap);
        present[t] = 1 + gap;
      }
    }
  }

  /**
   * Widens the colours of pixels, NaN where there is no sample.
   *
   * @param tile of any type
   * @param pixel the first pixel
   * @param pixels how many
   * @param white the alpha from which a pixel has samples
   * @param to gets the samples from index 0
   */
  static void doubles(Tile tile, int pixel, int pixels, double white, double[] to) {
    int at = pixel * tile.bands();
    int colours = tile.bands() - 1;
    switch (tile.type()) {
      case UINT8 -> widen(tile.bytes(), at, colours, pixels, full(white), to);
      case UINT16 -> widen(tile.shorts(), at, colours, pixels, full(white), to);
      case FLOAT32 -> widen(tile.floats(), at, colours, pixels, white, to);
      case FLOAT64 -> widen(tile.doubles(), at, colours, pixels, white, to);
    }
  }

  private static void widen(byte[] from, int at, int colours, int pixels, int full, double[] to) {
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      boolean covered = (from[f + colours] & 0xff) >= full;
      for (int b = 0; b < colours; b++, f++, t++) {
        to[t] = covered ? from[f] & 0xff : Double.NaN;
      }
    }
  }

  private static void widen(short[] from, int at, int colours, int pixels, int full, double[] to) {
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      boolean covered = (from[f + colours] & 0xffff) >= full;
      for (int b = 0; b < colours; b++, f++, t++) {
        to[t] = covered ? from[f] & 0xffff : Double.NaN;
      }
    }
  }

  private static void widen(
      float[] from, int at, int colours, int pixels, double white, double[] to) {
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      boolean covered = from[f + colours] >= white;
      for (int b = 0; b < colours; b++, f++, t++) {
        to[t] = covered ? from[f] : Double.NaN;
      }
    }
  }

  private static void widen(
      double[] from, int at, int colours, int pixels, double white, double[] to) {
    for (int p = 0, f = at, t = 0; p < pixels; p++, f++) {
      boolean covered = from[f + colours] >= white;
      for (int b = 0; b < colours; b++, f++, t++) {
        to[t] = covered ? from[f] : Double.NaN;
      }
    }
  }

  /**
   * Copies the colours of pixels that all have samples.
   *
   * @param tile where they are
   * @param pixel the first pixel
   * @param pixels how many
   * @param into has their type, and as many bands as there are colours; gets them from index 0
   */
  static void copy(Tile tile, int pixel, int pixels, Tile into) {
    int at = pixel * tile.bands();
    int colours = into.bands();
    switch (tile.type()) {
      case UINT8 -> copy(tile.bytes(), at, tile.bands(), colours, pixels, into.bytes());
      case UINT16 -> copy(tile.shorts(), at, tile.bands(), colours, pixels, into.shorts());
      case FLOAT32 -> copy(tile.floats(), at, tile.bands(), colours, pixels, into.floats());
      case FLOAT64 -> copy(tile.doubles(), at, tile.bands(), colours, pixels, into.doubles());
    }
  }

  private static void copy(byte[] from, int at, int step, int colours, int pixels, byte[] to) {
    for (int b = 0; b < colours; b++) {
      for (int p = 0, f = at + b, t = b; p < pixels; p++, f += step, t += colours) {
        to[t] = from[f];
      }
    }
  }

  private static void copy(short[] from, int at, int step, int colours, int pixels, short[] to) {
    for (int b = 0; b < colours; b++) {
      for (int p = 0, f = at + b, t = b; p < pixels; p++, f += step, t += colours) {
        to[t] = from[f];
      }
    }
  }

  private static void copy(float[] from, int at, int step, int colours, int pixels, float[] to) {
    for (int b = 0; b < colours; b++) {
      for (int p = 0, f = at + b, t = b; p < pixels; p++, f += step, t += colours) {
        to[t] = from[f];
      }
    }
  }

  private static void copy(double[] from, int at, int step, int colours, int pixels, double[] to) {
    for (int b = 0; b < colours; b++) {
      for (int p = 0, f = at + b, t = b; p < pixels; p++, f += step, t += colours) {
        to[t] = from[f];
      }
    }
  }
}
