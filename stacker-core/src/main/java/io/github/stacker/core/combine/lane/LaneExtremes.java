package io.github.stacker.core.combine.lane;

import io.github.stacker.api.FoldState;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the smallest sample, the largest, or both, whose difference is the result then. All lanes
 * are compared at once: the top bits decide where they differ, otherwise the difference of the
 * rest, which cannot borrow from the next lane.
 *
 * @param bits bits of a sample
 * @param smallest whether the smallest is kept, in the first plane
 * @param largest whether the largest is kept, in the last plane
 */
public record LaneExtremes(int bits, boolean smallest, boolean largest) implements LaneFold {
  /** Makes what keeps the smallest sample of stacks of integers. */
  public static LaneFold minimum(StackInfo stack) {
    return new LaneExtremes(bits(stack), true, false);
  }

  /** Makes what keeps the largest sample of stacks of integers. */
  public static LaneFold maximum(StackInfo stack) {
    return new LaneExtremes(bits(stack), false, true);
  }

  /**
   * Makes what gives the difference of the largest and the smallest sample of stacks of integers.
   */
  public static LaneFold range(StackInfo stack) {
    return new LaneExtremes(bits(stack), true, true);
  }

  private static int bits(StackInfo stack) {
    return Byte.SIZE * stack.sampleType().bytes();
  }

  @Override
  public List<StatePlane> planes() {
    List<StatePlane> planes = new ArrayList<>();
    if (smallest) {
      planes.add(new StatePlane(StatePlane.Type.INT64, -1));
    }
    if (largest) {
      planes.add(new StatePlane(StatePlane.Type.INT64, 0));
    }
    return planes;
  }

  @Override
  public void add(long[] samples, FoldState state, int words) {
    long top = Lanes.repeat(1L << (bits - 1), bits);
    if (smallest) {
      keepSmaller(state.longs(0), samples, words, top, bits - 1);
    }
    if (largest) {
      keepLarger(state.longs(largestPlane()), samples, words, top, bits - 1);
    }
  }

  private int largestPlane() {
    return smallest ? 1 : 0;
  }

  private static void keepSmaller(long[] kept, long[] samples, int words, long top, int shift) {
    for (int i = 0; i < words; i++) {
      long x = kept[i];
      long y = samples[i];
      long difference = (x | top) - (y & ~top);
      long notLess = ((x & ~y) | (~(x ^ y) & difference)) & top;
      kept[i] = x ^ ((x ^ y) & ((notLess << 1) - (notLess >>> shift)));
    }
  }

  private static void keepLarger(long[] kept, long[] samples, int words, long top, int shift) {
    for (int i = 0; i < words; i++) {
      long x = samples[i];
      long y = kept[i];
      long difference = (x | top) - (y & ~top);
      long notLess = ((x & ~y) | (~(x ^ y) & difference)) & top;
      kept[i] = y ^ ((x ^ y) & ((notLess << 1) - (notLess >>> shift)));
    }
  }

  @Override
  public void finish(FoldState state, int frames, int words, double[] results) {
    int lanes = Long.SIZE / bits;
    for (int lane = 0; lane < lanes; lane++) {
      int shift = lane * bits;
      if (smallest && largest) {
        spreadDifference(state, words, shift, results, lane, lanes);
      } else {
        Lanes.spread(state.longs(0), words, shift, Lanes.mask(bits), results, lane, lanes);
      }
    }
  }

  private void spreadDifference(
      FoldState state, int words, int shift, double[] into, int at, int step) {
    long[] least = state.longs(0);
    long[] most = state.longs(1);
    long mask = Lanes.mask(bits);
    for (int i = 0; i < words; i++) {
      into[at + i * step] = (int) (((most[i] - least[i]) >>> shift) & mask);
    }
  }

  @Override
  public void round(FoldState state, int frames, int words, long[] results) {
    System.arraycopy(state.longs(largest ? largestPlane() : 0), 0, results, 0, words);
    if (smallest && largest) {
      subtract(results, state.longs(0), words);
    }
  }

  /** Nothing is borrowed from the next lane, as the smallest is not above the largest. */
  private static void subtract(long[] results, long[] least, int words) {
    for (int i = 0; i < words; i++) {
      results[i] -= least[i];
    }
  }
}
