package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Unsigned integers side by side in {@code long}s. Place {@code p} lies in the {@code p % lanes}-th
 * lowest lane of word {@code p / lanes}.
 */
abstract sealed class LaneStacks extends RankedStacks permits ByteStacks, ShortStacks {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  final long[][] rows;
  private final int laneBits;
  private final int placeShift;
  private final int laneMask;

  LaneStacks(SampleType type, int frames, BitSet ranks, int bestCapacity) {
    super(type, frames, ranks, bestCapacity);
    laneBits = Byte.SIZE * type.bytes();
    placeShift = Integer.numberOfTrailingZeros(Long.SIZE / laneBits);
    laneMask = (1 << laneBits) - 1;
    rows = new long[frames][capacity() >> placeShift];
  }

  /** Gives the number of words in use; lanes of the last one may hold anything. */
  final int words() {
    return (count() + (1 << placeShift) - 1) >> placeShift;
  }

  static void readWords(byte[] bytes, int offset, long[] row, int words) {
    for (int i = 0; i < words; i++) {
      row[i] = (long) WORDS.get(bytes, offset + (i << 3));
    }
  }

  /** Gives one sample as the integer it is. */
  final int integer(int rank, int place) {
    int lane = place & ((1 << placeShift) - 1);
    return (int) (rows[rank][place >> placeShift] >>> (lane * laneBits)) & laneMask;
  }

  @Override
  public final double sample(int rank, int place) {
    return integer(rank, place);
  }
}
