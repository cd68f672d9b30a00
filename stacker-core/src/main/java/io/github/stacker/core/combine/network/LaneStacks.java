package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Stacks of unsigned integers, side by side in {@code long}s. Place {@code p} lies in the {@code p
 * % lanes}-th lowest lane of word {@code p / lanes}.
 */
public abstract sealed class LaneStacks extends RankedStacks permits ByteStacks, ShortStacks {
  /** What two places of a word are added up in, so that no sum runs over. */
  private static final int SUM_BITS = Integer.SIZE;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  final long[][] rows;
  private final int laneBits;
  private final int placeShift;
  private final int laneMask;
  private final long[] totals;

  LaneStacks(SampleType type, int frames, BitSet ranks, int bestCapacity) {
    super(type, frames, ranks, bestCapacity);
    laneBits = Byte.SIZE * type.bytes();
    placeShift = Integer.numberOfTrailingZeros(Long.SIZE / laneBits);
    laneMask = (1 << laneBits) - 1;
    rows = new long[frames][capacity() >> placeShift];
    totals = new long[capacity() >> placeShift];
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

  /**
   * Gives one sample as the integer it is.
   *
   * @param rank a rank wanted
   * @param place from 0 to {@code count() - 1}
   * @return the sample
   */
  public final int integer(int rank, int place) {
    int lane = place & ((1 << placeShift) - 1);
    return (int) (rows[rank][place >> placeShift] >>> (lane * laneBits)) & laneMask;
  }

  /**
   * Adds the samples of some ranks, exactly.
   *
   * @param fromRank the first, a rank wanted
   * @param toRank the rank after the last; those between are wanted too
   * @param into gets the sum of every place
   */
  public final void sums(int fromRank, int toRank, long[] into) {
    int lanes = 1 << placeShift;
    long pair = laneMask | (long) laneMask << SUM_BITS;
    for (int lane = 0; lane < lanes / 2; lane++) {
      Arrays.fill(totals, 0);
      for (int rank = fromRank; rank < toRank; rank++) {
        add(totals, rows[rank], lane * laneBits, pair, words());
      }
      spread(totals, 0, -1L >>> SUM_BITS, into, lane);
      spread(totals, SUM_BITS, -1L >>> SUM_BITS, into, lane + lanes / 2);
    }
  }

  /**
   * Adds the squares of the samples of all ranks, exactly. All ranks are wanted.
   *
   * @param into gets the sum of every place
   */
  public final void sumsOfSquares(long[] into) {
    int lanes = 1 << placeShift;
    for (int lane = 0; lane < lanes; lane++) {
      Arrays.fill(totals, 0);
      for (long[] row : rows) {
        addSquares(totals, row, lane * laneBits, laneMask, words());
      }
      spread(totals, 0, -1, into, lane);
    }
  }

  private static void add(long[] totals, long[] row, int shift, long mask, int words) {
    for (int i = 0; i < words; i++) {
      totals[i] += (row[i] >>> shift) & mask;
    }
  }

  private static void addSquares(long[] totals, long[] row, int shift, long mask, int words) {
    for (int i = 0; i < words; i++) {
      long sample = (row[i] >>> shift) & mask;
      totals[i] += sample * sample;
    }
  }

  /** Puts the totals of one lane where its places are. */
  private void spread(long[] totals, int shift, long mask, long[] into, int lane) {
    int lanes = 1 << placeShift;
    for (int i = 0, place = lane; place < count(); i++, place += lanes) {
      into[place] = (totals[i] >>> shift) & mask;
    }
  }

  @Override
  public final void samples(int rank, int[] places, int number, double[] into) {
    for (int i = 0; i < number; i++) {
      into[i] = integer(rank, places[i]);
    }
  }

  @Override
  public final double sample(int rank, int place) {
    return integer(rank, place);
  }
}
