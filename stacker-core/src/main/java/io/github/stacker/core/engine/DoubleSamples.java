package io.github.stacker.core.engine;

import io.github.stacker.api.Tile;
import io.github.stacker.core.statistics.Linear;
import java.util.List;

/** Samples of tiles as doubles, in loops that compilers turn into vector instructions. */
final class DoubleSamples {
  private DoubleSamples() {}

  /**
   * Copies samples of any type.
   *
   * @param tile where they are
   * @param from index of the first
   * @param to gets them from index 0
   * @param count how many
   */
  static void copy(Tile tile, int from, double[] to, int count) {
    switch (tile.type()) {
      case UINT8 -> widen(tile.bytes(), from, to, count);
      case UINT16 -> widen(tile.shorts(), from, to, count);
      case FLOAT32 -> widen(tile.floats(), from, to, count);
      case FLOAT64 -> System.arraycopy(tile.doubles(), from, to, 0, count);
    }
  }

  private static void widen(byte[] from, int offset, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i] & 0xff;
    }
  }

  private static void widen(short[] from, int offset, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i] & 0xffff;
    }
  }

  private static void widen(float[] from, int offset, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i];
    }
  }

  /**
   * Sends samples through the functions of their bands.
   *
   * @param samples changed from index 0, the first of band 0
   * @param count how many
   * @param functions one for each band; nothing is changed without any
   */
  static void apply(double[] samples, int count, List<Linear> functions) {
    int bands = functions.size();
    for (int band = 0; band < bands; band++) {
      double scale = functions.get(band).scale();
      double offset = functions.get(band).offset();
      for (int i = band; i < count; i += bands) {
        samples[i] = samples[i] * scale + offset;
      }
    }
  }
}
