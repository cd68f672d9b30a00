package io.github.stacker.core.engine;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * Puts integer samples of tiles into the lanes of words and takes them out. By way of bytes and in
 * bulk, because a loop over shorts and longs together is not vectorised. Belongs to one thread.
 */
final class LaneRun {
  private final SampleType type;
  private final ByteBuffer bytes;
  private final ShortBuffer shorts;
  private final LongBuffer longs;
  private final long[] words;

  /**
   * Makes room for samples.
   *
   * @param type their type, an integer
   * @param samples how many, a multiple of 8
   */
  LaneRun(SampleType type, int samples) {
    this.type = type;
    bytes = ByteBuffer.allocate(samples * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    shorts = bytes.asShortBuffer();
    longs = bytes.asLongBuffer();
    words = new long[longs.capacity()];
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
      bytes.put(0, tile.bytes(), from, samples);
    } else {
      shorts.put(0, tile.shorts(), from, samples);
    }
    longs.get(0, words, 0, words(samples));
  }

  /** Gives samples to a tile, without the first {@code skipped}. */
  void write(int skipped, Tile tile, int to, int samples) {
    longs.put(0, words, 0, words(skipped + samples));
    if (type == SampleType.UINT8) {
      bytes.get(skipped, tile.bytes(), to, samples);
    } else {
      shorts.get(skipped, tile.shorts(), to, samples);
    }
  }
}
