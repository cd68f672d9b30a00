package io.github.stacker.core.format.fits;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;

/** Copies numbers that are samples already; those of 16 bits have their sign bit turned over. */
final class PlainUnpacker implements Unpacker {
  private final Tile run = new Tile();

  @Override
  public void unpack(ByteBuffer from, int count, Tile into, int at, int step) {
    if (step == 1) {
      copy(from, count, into, at);
      return;
    }
    run.reshape(Region.of(count, 1), 1, into.type());
    copy(from, count, run, 0);
    switch (into.type()) {
      case UINT8 -> spread(run.bytes(), count, into.bytes(), at, step);
      case UINT16 -> spread(run.shorts(), count, into.shorts(), at, step);
      case FLOAT32 -> spread(run.floats(), count, into.floats(), at, step);
      case FLOAT64 -> spread(run.doubles(), count, into.doubles(), at, step);
    }
  }

  private static void copy(ByteBuffer from, int count, Tile into, int at) {
    switch (into.type()) {
      case UINT8 -> from.get(into.bytes(), at, count);
      case UINT16 -> {
        from.asShortBuffer().get(into.shorts(), at, count);
        turnSigns(into.shorts(), at, at + count);
      }
      case FLOAT32 -> from.asFloatBuffer().get(into.floats(), at, count);
      case FLOAT64 -> from.asDoubleBuffer().get(into.doubles(), at, count);
    }
  }

  /** Adds 32768: what was signed becomes unsigned, and the other way round. */
  static void turnSigns(short[] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      samples[i] ^= Short.MIN_VALUE;
    }
  }

  private static void spread(byte[] from, int count, byte[] into, int at, int step) {
    for (int i = 0; i < count; i++) {
      into[at + i * step] = from[i];
    }
  }

  private static void spread(short[] from, int count, short[] into, int at, int step) {
    for (int i = 0; i < count; i++) {
      into[at + i * step] = from[i];
    }
  }

  private static void spread(float[] from, int count, float[] into, int at, int step) {
    for (int i = 0; i < count; i++) {
      into[at + i * step] = from[i];
    }
  }

  private static void spread(double[] from, int count, double[] into, int at, int step) {
    for (int i = 0; i < count; i++) {
      into[at + i * step] = from[i];
    }
  }
}
