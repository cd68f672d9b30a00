package io.github.stacker.core.combine.lane;

import io.github.stacker.api.FoldState;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Adds samples up, exactly. A sum takes two or four times the bits of a sample, so every second or
 * fourth sample of a word is added at once, those in between in planes of their own: plane {@code
 * j} has the sums of lanes {@code j}, {@code j + planes}, and so on.
 *
 * @param bits bits of a sample
 * @param sumBits bits of a sum
 * @param mean whether results are sums divided by the number of frames
 */
public record LaneSums(int bits, int sumBits, boolean mean) implements LaneFold {
  /**
   * Makes a fold for stacks of one shape.
   *
   * @param stack what will be added up; of integers
   * @param mean whether results are means
   * @return the fold; empty if there are too many frames for it
   */
  public static Optional<LaneFold> of(StackInfo stack, boolean mean) {
    int bits = Byte.SIZE * stack.sampleType().bytes();
    if (stack.frames() > LaneMean.mostFrames(bits)) {
      return Optional.empty();
    }
    boolean few = stack.frames() * Lanes.mask(bits) <= Lanes.mask(Short.SIZE);
    return Optional.of(new LaneSums(bits, few ? Short.SIZE : Integer.SIZE, mean));
  }

  @Override
  public List<StatePlane> planes() {
    return Collections.nCopies(planeCount(), new StatePlane(StatePlane.Type.INT64, 0));
  }

  private int planeCount() {
    return sumBits / bits;
  }

  @Override
  public void add(long[] samples, FoldState state, int words) {
    long mask = Lanes.repeat(Lanes.mask(bits), sumBits);
    for (int plane = 0; plane < planeCount(); plane++) {
      add(state.longs(plane), samples, words, plane * bits, mask);
    }
  }

  private static void add(long[] sums, long[] samples, int words, int shift, long mask) {
    for (int i = 0; i < words; i++) {
      sums[i] += (samples[i] >>> shift) & mask;
    }
  }

  @Override
  public void finish(FoldState state, int frames, int words, double[] results) {
    int lanes = Long.SIZE / bits;
    for (int lane = 0; lane < lanes; lane++) {
      Lanes.spread(sums(state, lane), words, from(lane), mask(), results, lane, lanes);
    }
    if (mean) {
      divide(results, words * lanes, frames);
    }
  }

  private static void divide(double[] results, int count, double frames) {
    for (int i = 0; i < count; i++) {
      results[i] /= frames;
    }
  }

  @Override
  public void round(FoldState state, int frames, int words, long[] results) {
    Arrays.fill(results, 0, words, 0);
    LaneMean means = LaneMean.of(frames, bits);
    for (int lane = 0; lane < Long.SIZE / bits; lane++) {
      if (mean) {
        means.put(sums(state, lane), words, from(lane), mask(), results, lane * bits);
      } else {
        clamp(sums(state, lane), words, from(lane), mask(), results, lane * bits);
      }
    }
  }

  private void clamp(long[] sums, int words, int from, long mask, long[] into, int to) {
    long white = Lanes.mask(bits);
    for (int i = 0; i < words; i++) {
      into[i] |= Math.min(white, (sums[i] >>> from) & mask) << to;
    }
  }

  private long[] sums(FoldState state, int lane) {
    return state.longs(lane % planeCount());
  }

  private int from(int lane) {
    return lane / planeCount() * sumBits;
  }

  private long mask() {
    return Lanes.mask(sumBits);
  }
}
