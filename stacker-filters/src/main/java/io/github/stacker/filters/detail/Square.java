package io.github.stacker.filters.detail;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;

/** The places of a square around one, with or without that one. Belongs to one thread. */
final class Square {
  private final int radius;
  private final int[] offsets;
  private int stride;
  private int bands;

  private Square(int radius, int size) {
    this.radius = radius;
    this.offsets = new int[size];
  }

  /** Gives a square that reaches so far to either side. */
  static Square of(int radius) {
    return new Square(radius, side(radius) * side(radius));
  }

  /** Gives a square without the place in its middle. */
  static Square around(int radius) {
    return new Square(radius, side(radius) * side(radius) - 1);
  }

  private static int side(int radius) {
    return 2 * radius + 1;
  }

  /** Gives the number of places. */
  int size() {
    return offsets.length;
  }

  /**
   * Tells how far the places are from the one in the middle.
   *
   * @param window where they are
   * @return distances in samples, in use until the next call
   */
  int[] offsets(Tile window) {
    int newStride = window.region().width() * window.bands();
    if (newStride != stride || window.bands() != bands) {
      stride = newStride;
      bands = window.bands();
      setOffsets();
    }
    return offsets;
  }

  private void setOffsets() {
    boolean whole = offsets.length % 2 == 1;
    int count = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        if (whole || dx != 0 || dy != 0) {
          offsets[count++] = dy * stride + dx * bands;
        }
      }
    }
  }

  /**
   * Collects the samples that are there.
   *
   * @param window of floating samples
   * @param at the place in the middle
   * @param into gets them, from index 0
   * @return how many there are
   */
  int gather(Tile window, int at, double[] into) {
    int[] places = offsets(window);
    return window.type() == SampleType.FLOAT32
        ? gather(window.floats(), at, places, into)
        : gather(window.doubles(), at, places, into);
  }

  private static int gather(float[] from, int at, int[] offsets, double[] into) {
    int count = 0;
    for (int offset : offsets) {
      double sample = from[at + offset];
      into[count] = sample;
      count += sample == sample ? 1 : 0;
    }
    return count;
  }

  private static int gather(double[] from, int at, int[] offsets, double[] into) {
    int count = 0;
    for (int offset : offsets) {
      double sample = from[at + offset];
      into[count] = sample;
      count += sample == sample ? 1 : 0;
    }
    return count;
  }
}
