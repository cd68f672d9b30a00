package io.github.stacker.core.format.fits;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Turns stored numbers into floating samples by their scale; blank ones become NaN. */
final class ScaledUnpacker implements Unpacker {
  /** Numbers at once: few enough for the first-level cache. */
  private static final int RUN = 1024;

  private final Scaling scaling;
  private final boolean unsigned64;
  private final double zero;
  private final double[] run = new double[RUN];
  private final byte[] bytes = new byte[RUN];
  private final short[] shorts = new short[RUN];
  private final int[] ints = new int[RUN];
  private final long[] longs = new long[RUN];
  private final float[] floats = new float[RUN];

  ScaledUnpacker(Scaling scaling) {
    this.scaling = scaling;
    unsigned64 =
        scaling.bitsPerSample() == 64
            && scaling.scale() == 1
            && scaling.zero() == Scaling.ZERO_OF_UNSIGNED_64;
    zero = unsigned64 ? 0 : scaling.zero();
  }

  @Override
  public void unpack(ByteBuffer from, int count, Tile into, int at, int step) throws IOException {
    int sampleBytes = Math.abs(scaling.bitsPerSample()) / 8;
    int start = from.position();
    for (int done = 0; done < count; done += RUN) {
      int length = Math.min(RUN, count - done);
      widen(from.position(start + done * sampleBytes), length);
      blank(length);
      scale(run, length, scaling.scale(), zero);
      put(length, into, at + done * step, step);
    }
  }

  private void widen(ByteBuffer from, int count) throws IOException {
    switch (scaling.bitsPerSample()) {
      case 8 -> {
        from.get(bytes, 0, count);
        for (int i = 0; i < count; i++) {
          run[i] = bytes[i] & 0xff;
        }
      }
      case 16 -> {
        from.asShortBuffer().get(shorts, 0, count);
        for (int i = 0; i < count; i++) {
          run[i] = shorts[i];
        }
      }
      case 32 -> {
        from.asIntBuffer().get(ints, 0, count);
        for (int i = 0; i < count; i++) {
          run[i] = ints[i];
        }
      }
      case 64 -> widenLongs(from, count);
      case -32 -> {
        from.asFloatBuffer().get(floats, 0, count);
        for (int i = 0; i < count; i++) {
          run[i] = floats[i];
        }
      }
      default -> from.asDoubleBuffer().get(run, 0, count);
    }
  }

  /** A double holds not every integer of 64 bits: those that it does not are refused. */
  private void widenLongs(ByteBuffer from, int count) throws IOException {
    from.asLongBuffer().get(longs, 0, count);
    boolean hasBlank = scaling.blank().isPresent();
    long blank = scaling.blank().orElse(0);
    for (int i = 0; i < count; i++) {
      if (hasBlank && longs[i] == blank) {
        run[i] = Double.NaN;
      } else {
        run[i] = unsigned64 ? exactUnsigned(longs[i] ^ Long.MIN_VALUE) : exact(longs[i]);
      }
    }
  }

  private static double exact(long stored) throws IOException {
    double sample = stored;
    if ((long) sample != stored || stored == Long.MAX_VALUE) {
      throw inexact(String.valueOf(stored));
    }
    return sample;
  }

  private static double exactUnsigned(long stored) throws IOException {
    if (stored >= 0) {
      return exact(stored);
    }
    if ((stored & 0x7ff) != 0) {
      throw inexact(Long.toUnsignedString(stored));
    }
    return (stored >>> 11) * 0x1p11;
  }

  private static IOException inexact(String integer) {
    return new IOException(
        "the 64-bit sample %s has more than the 53 bits that a float64 holds exactly"
            .formatted(integer));
  }

  private void blank(int count) {
    if (scaling.blank().isEmpty() || scaling.bitsPerSample() == 64) {
      return;
    }
    double blank = scaling.blank().getAsLong();
    for (int i = 0; i < count; i++) {
      if (run[i] == blank) {
        run[i] = Double.NaN;
      }
    }
  }

  private static void scale(double[] run, int count, double scale, double zero) {
    for (int i = 0; i < count; i++) {
      run[i] = run[i] * scale + zero;
    }
  }

  private void put(int count, Tile into, int at, int step) {
    if (into.type() == SampleType.FLOAT32) {
      float[] samples = into.floats();
      for (int i = 0; i < count; i++) {
        samples[at + i * step] = (float) run[i];
      }
      return;
    }
    double[] samples = into.doubles();
    for (int i = 0; i < count; i++) {
      samples[at + i * step] = run[i];
    }
  }
}
