package io.github.stacker.core.engine;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Puts integer samples of tiles into the lanes of words and takes them out. By way of bytes,
 * because loops over shorts and longs together are not vectorised. Belongs to one thread.
 */
final class LaneRun {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final SampleType type;
  private final byte[] bytes;
  private final ShortBuffer shorts;
  private final long[] words;

  /**
   * Makes room for samples.
   *
   * @param type their type, an integer
   * @param samples how many, a multiple of 8
   */
  LaneRun(SampleType type, int samples) {
    this.type = type;
    bytes = new byte[samples * type.bytes()];
    shorts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    words = new long[bytes.length / Long.BYTES];
  }

  /** Gives how many samples of a type lie in a word. */
  static int lanes(SampleType type) {
    return Long.BYTES / type.bytes();
  }

  /** Gives the number of words that some samples take. */
  int words(int samples) {
    return (samples - 1) / lanes(type) + 1;
  }

  /** Gives the words, as many as the samples take; the array is the same each time. */
  long[] words() {
    return words;
  }

  /** Takes samples of a tile. */
  void read(Tile tile, int from, int samples) {
    if (type == SampleType.UINT8) {
      System.arraycopy(tile.bytes(), from, bytes, 0, samples);
    } else {
      shorts.put(0, tile.shorts(), from, samples);
    }
    read(bytes, words, words(samples));
  }

  private static void read(byte[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = (long) WORDS.get(from, i << 3);
    }
  }

  /** Gives samples to a tile, without the first {@code skipped}. */
  void write(int skipped, Tile tile, int to, int samples) {
    write(words, bytes, words(skipped + samples));
    if (type == SampleType.UINT8) {
      System.arraycopy(bytes, skipped, tile.bytes(), to, samples);
    } else {
      shorts.get(skipped, tile.shorts(), to, samples);
    }
  }

  private static void write(long[] from, byte[] to, int count) {
    for (int i = 0; i < count; i++) {
      WORDS.set(to, i << 3, from[i]);
    }
  }
}
