package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.util.BitSet;

/**
 * Stacks of 8-bit samples, eight places to a word.
 *
 * <p>The loops mask and shift by constants, keep to index 0 and one index, and part what C2 would
 * not vectorise as one. They compare all lanes at once: the top bits decide where they differ,
 * otherwise the difference of the rest, which cannot borrow from the next lane.
 */
final class ByteStacks extends LaneStacks {
  private static final int BEST_CAPACITY = 4096;
  private static final long TOP = 0x8080_8080_8080_8080L;

  ByteStacks(int frames, BitSet ranks) {
    super(SampleType.UINT8, frames, ranks, BEST_CAPACITY);
  }

  @Override
  void read(Object samples, int offset, int row) {
    byte[] bytes = (byte[]) samples;
    int whole = count() / Long.BYTES;
    readWords(bytes, offset, rows[row], whole);
    long last = 0;
    for (int place = whole * Long.BYTES; place < count(); place++) {
      last |= (bytes[offset + place] & 0xffL) << (place % Long.BYTES * Byte.SIZE);
    }
    if (whole < words()) {
      rows[row][whole] = last;
    }
  }

  @Override
  public void sort(int low, int high) {
    sort(rows[low], rows[high], words());
  }

  @Override
  public void keepSmaller(int low, int high) {
    keepSmaller(rows[low], rows[high], words());
  }

  @Override
  public void keepLarger(int low, int high) {
    keepLarger(rows[low], rows[high], words());
  }

  private static void sort(long[] low, long[] high, int words) {
    for (int i = 0; i < words; i++) {
      long x = low[i];
      long y = high[i];
      long difference = (x | TOP) - (y & ~TOP);
      long notLess = ((x & ~y) | (~(x ^ y) & difference)) & TOP;
      long exchanged = (x ^ y) & ((notLess << 1) - (notLess >>> 7));
      low[i] = x ^ exchanged;
      high[i] = y ^ exchanged;
    }
  }

  private static void keepSmaller(long[] low, long[] high, int words) {
    for (int i = 0; i < words; i++) {
      long x = low[i];
      long y = high[i];
      long difference = (x | TOP) - (y & ~TOP);
      long notLess = ((x & ~y) | (~(x ^ y) & difference)) & TOP;
      low[i] = x ^ ((x ^ y) & ((notLess << 1) - (notLess >>> 7)));
    }
  }

  private static void keepLarger(long[] low, long[] high, int words) {
    for (int i = 0; i < words; i++) {
      long x = low[i];
      long y = high[i];
      long difference = (x | TOP) - (y & ~TOP);
      long notLess = ((x & ~y) | (~(x ^ y) & difference)) & TOP;
      high[i] = y ^ ((x ^ y) & ((notLess << 1) - (notLess >>> 7)));
    }
  }

  @Override
  public void copy(int rank, double[] into, int at) {
    long[] row = rows[rank];
    int whole = count() / Long.BYTES;
    for (int i = 0; i < whole; i++) {
      long word = row[i];
      int place = at + (i << 3);
      into[place] = (int) word & 0xff;
      into[place + 1] = (int) (word >>> 8) & 0xff;
      into[place + 2] = (int) (word >>> 16) & 0xff;
      into[place + 3] = (int) (word >>> 24) & 0xff;
      into[place + 4] = (int) (word >>> 32) & 0xff;
      into[place + 5] = (int) (word >>> 40) & 0xff;
      into[place + 6] = (int) (word >>> 48) & 0xff;
      into[place + 7] = (int) (word >>> 56);
    }
    for (int place = whole * Long.BYTES; place < count(); place++) {
      into[at + place] = integer(rank, place);
    }
  }
}
