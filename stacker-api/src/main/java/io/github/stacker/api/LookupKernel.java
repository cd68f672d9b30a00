package io.github.stacker.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Looks integer samples up in tables of all results, one for each band. */
final class LookupKernel implements PointKernel {
  private final Tile[] tables;
  private final int round;
  private final int[] samples;

  /**
   * Computes the tables.
   *
   * @param functions one per band, or a single one for all
   * @param from type of the samples before, an integer one
   * @param to type of the samples after
   */
  LookupKernel(List<DoubleUnaryOperator> functions, SampleType from, SampleType to) {
    Map<DoubleUnaryOperator, Tile> known = new HashMap<>();
    tables =
        functions.stream()
            .map(function -> known.computeIfAbsent(function, one -> table(one, from, to)))
            .toArray(Tile[]::new);
    round = PointKernel.roundOf(tables.length);
    samples = new int[round];
  }

  private static Tile table(DoubleUnaryOperator function, SampleType from, SampleType to) {
    Tile table = Tile.of(Region.of((int) from.white() + 1, 1), 1, to);
    for (int sample = 0; sample < table.sampleCount(); sample++) {
      table.set(sample, function.applyAsDouble(sample));
    }
    return table;
  }

  @Override
  public void compute(Tile from, Tile into) {
    int total = from.sampleCount();
    for (int start = 0; start < total; start += round) {
      int count = Math.min(round, total - start);
      widen(from, start, count);
      for (int band = 0; band < tables.length; band++) {
        lookUp(tables[band], band, count, into, start);
      }
    }
  }

  private void widen(Tile from, int start, int count) {
    if (from.type() == SampleType.UINT8) {
      widen(from.bytes(), start, count);
    } else {
      widen(from.shorts(), start, count);
    }
  }

  private void widen(byte[] from, int start, int count) {
    for (int i = 0; i < count; i++) {
      samples[i] = from[start + i] & 0xff;
    }
  }

  private void widen(short[] from, int start, int count) {
    for (int i = 0; i < count; i++) {
      samples[i] = from[start + i] & 0xffff;
    }
  }

  private void lookUp(Tile table, int band, int count, Tile into, int start) {
    switch (into.type()) {
      case UINT8 -> lookUp(table.bytes(), band, count, into.bytes(), start);
      case UINT16 -> lookUp(table.shorts(), band, count, into.shorts(), start);
      case FLOAT32 -> lookUp(table.floats(), band, count, into.floats(), start);
      case FLOAT64 -> lookUp(table.doubles(), band, count, into.doubles(), start);
    }
  }

  private void lookUp(byte[] table, int band, int count, byte[] into, int start) {
    for (int i = band; i < count; i += tables.length) {
      into[start + i] = table[samples[i]];
    }
  }

  private void lookUp(short[] table, int band, int count, short[] into, int start) {
    for (int i = band; i < count; i += tables.length) {
      into[start + i] = table[samples[i]];
    }
  }

  private void lookUp(float[] table, int band, int count, float[] into, int start) {
    for (int i = band; i < count; i += tables.length) {
      into[start + i] = table[samples[i]];
    }
  }

  private void lookUp(double[] table, int band, int count, double[] into, int start) {
    for (int i = band; i < count; i += tables.length) {
      into[start + i] = table[samples[i]];
    }
  }
}
