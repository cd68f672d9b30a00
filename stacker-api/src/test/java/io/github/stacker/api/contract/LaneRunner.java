package io.github.stacker.api.contract;

import io.github.stacker.api.FoldState;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatePlane;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Runs a fold of lanes over frames held in arrays, one sample after the other put into its lane,
 * with rubbish in the lanes behind the last sample.
 */
final class LaneRunner implements FoldState {
  private final LaneFold fold;
  private final int bits;
  private final int lanes;
  private final int frames;
  private final int places;
  private final int words;
  private final long[][] state;

  LaneRunner(LaneFold fold, SampleType type, double[][] frames) {
    this.fold = fold;
    this.bits = Byte.SIZE * type.bytes();
    this.lanes = Long.SIZE / bits;
    this.frames = frames.length;
    this.places = frames[0].length;
    this.words = (places + lanes - 1) / lanes;
    List<StatePlane> planes = fold.planes();
    this.state = new long[planes.size()][words];
    for (int p = 0; p < state.length; p++) {
      Arrays.fill(state[p], (long) planes.get(p).initial());
    }
    Random rubbish = new Random(places);
    for (double[] frame : frames) {
      fold.add(packed(frame, rubbish), this, words);
    }
  }

  private long[] packed(double[] frame, Random rubbish) {
    long[] packed = new long[words];
    for (int lane = 0; lane < words * lanes; lane++) {
      long sample = lane < places ? (long) frame[lane] : rubbish.nextInt(1 << bits);
      packed[lane / lanes] |= sample << (lane % lanes * bits);
    }
    return packed;
  }

  double[] finish() {
    double[] results = new double[words * lanes];
    fold.finish(this, frames, words, results);
    return Arrays.copyOf(results, places);
  }

  int[] round() {
    long[] results = new long[words];
    Arrays.fill(results, 0x5555_5555_5555_5555L);
    fold.round(this, frames, words, results);
    int[] rounded = new int[places];
    for (int i = 0; i < places; i++) {
      rounded[i] = (int) (results[i / lanes] >>> (i % lanes * bits)) & ((1 << bits) - 1);
    }
    return rounded;
  }

  @Override
  public int[] ints(int plane) {
    throw new IllegalStateException("the state of lanes is INT64");
  }

  @Override
  public long[] longs(int plane) {
    return state[plane];
  }

  @Override
  public double[] doubles(int plane) {
    throw new IllegalStateException("the state of lanes is INT64");
  }
}
