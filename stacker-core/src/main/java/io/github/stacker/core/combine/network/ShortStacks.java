package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.BitSet;

/** Stacks of 16-bit samples, four places to a word. The loops are those of {@link ByteStacks}. */
final class ShortStacks extends LaneStacks {
  private static final int BEST_CAPACITY = 2048;
  private static final int LANES = Long.BYTES / Short.BYTES;
  private static final long TOP = 0x8000_8000_8000_8000L;

  private final byte[] bytes;
  private final ShortBuffer shorts;

  ShortStacks(int frames, BitSet ranks) {
    super(SampleType.UINT16, frames, ranks, BEST_CAPACITY);
    bytes = new byte[capacity() * Short.BYTES];
    shorts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }

  /** By way of bytes, because loops over shorts and longs together are not vectorised. */
  @Override
  void read(Object samples, int offset, int row) {
    shorts.put(0, (short[]) samples, offset, count());
    readWords(bytes, 0, rows[row], words());
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
      long exchanged = (x ^ y) & ((notLess << 1) - (notLess >>> 15));
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
      low[i] = x ^ ((x ^ y) & ((notLess << 1) - (notLess >>> 15)));
    }
  }

  private static void keepLarger(long[] low, long[] high, int words) {
    for (int i = 0; i < words; i++) {
      long x = low[i];
      long y = high[i];
      long difference = (x | TOP) - (y & ~TOP);
      long notLess = ((x & ~y) | (~(x ^ y) & difference)) & TOP;
      high[i] = y ^ ((x ^ y) & ((notLess << 1) - (notLess >>> 15)));
    }
  }

  @Override
  public void copy(int rank, double[] into, int at) {
    long[] row = rows[rank];
    int whole = count() / LANES;
    for (int i = 0; i < whole; i++) {
      long word = row[i];
      int place = at + (i << 2);
      into[place] = (int) word & 0xffff;
      into[place + 1] = (int) (word >>> 16) & 0xffff;
      into[place + 2] = (int) (word >>> 32) & 0xffff;
      into[place + 3] = (int) (word >>> 48);
    }
    for (int place = whole * LANES; place < count(); place++) {
      into[at + place] = integer(rank, place);
    }
  }
}
