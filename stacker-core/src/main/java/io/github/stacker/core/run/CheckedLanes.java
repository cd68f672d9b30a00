package io.github.stacker.core.run;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatePlane;
import io.github.stacker.api.Tile;
import io.github.stacker.core.engine.BrokenPromise;
import io.github.stacker.core.mapped.StatePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fold of lanes whose results are looked at, at some cost: they have to be those of its kernel,
 * which folds each lane as a run of its own. Planes are those of the lanes, one that counts frames,
 * and those of the kernel for one lane after the other.
 *
 * @param lanes the fold
 * @param own its planes
 * @param kernel the kernel
 * @param type what they fold
 */
record CheckedLanes(LaneFold lanes, List<StatePlane> own, FoldKernel kernel, SampleType type)
    implements LaneFold {
  /**
   * Has a fold of lanes looked at.
   *
   * @param lanes the fold
   * @param kernel what offers it
   * @param type what they fold, an integer
   */
  static LaneFold of(LaneFold lanes, FoldKernel kernel, SampleType type) {
    return new CheckedLanes(lanes, lanes.planes(), kernel, type);
  }

  @Override
  public List<StatePlane> planes() {
    List<StatePlane> planes = new ArrayList<>(own);
    planes.add(new StatePlane(StatePlane.Type.INT32, 0));
    for (int lane = 0; lane < lanesOfWord(); lane++) {
      planes.addAll(kernel.planes());
    }
    return planes;
  }

  private int lanesOfWord() {
    return Long.BYTES / type.bytes();
  }

  private FoldState ofLane(FoldState state, int lane) {
    return new StatePart(state, own.size() + 1 + lane * kernel.planes().size());
  }

  @Override
  public void add(long[] samples, FoldState state, int words) {
    lanes.add(samples, new DeclaredState(own, state), words);
    int[] frames = state.ints(own.size());
    int[] present = new int[words];
    Arrays.fill(present, 1);
    for (int lane = 0; lane < lanesOfWord(); lane++) {
      kernel.add(
          new Lane(frames[0], words, samplesOf(samples, words, lane), present),
          ofLane(state, lane));
    }
    for (int i = 0; i < words; i++) {
      frames[i]++;
    }
  }

  private int[] samplesOf(long[] packed, int words, int lane) {
    int[] samples = new int[words];
    for (int i = 0; i < words; i++) {
      samples[i] = sample(packed, i, lane);
    }
    return samples;
  }

  private int sample(long[] packed, int word, int lane) {
    int bits = Byte.SIZE * type.bytes();
    return (int) (packed[word] >>> lane * bits) & ((1 << bits) - 1);
  }

  @Override
  public void finish(FoldState state, int frames, int words, double[] results) {
    lanes.finish(new DeclaredState(own, state), frames, words, results);
    for (int lane = 0; lane < lanesOfWord(); lane++) {
      double[] expected = finished(state, frames, words, lane);
      for (int i = 0; i < words; i++) {
        double result = results[i * lanesOfWord() + lane];
        if (Double.compare(result, expected[i]) != 0) {
          throw new BrokenPromise(
              "of %d samples it makes %s by lanes and %s one by one"
                  .formatted(frames, result, expected[i]));
        }
      }
    }
  }

  @Override
  public void round(FoldState state, int frames, int words, long[] results) {
    lanes.round(new DeclaredState(own, state), frames, words, results);
    Tile rounded = new Tile();
    rounded.reshape(Region.of(words, 1), 1, type);
    for (int lane = 0; lane < lanesOfWord(); lane++) {
      double[] expected = finished(state, frames, words, lane);
      for (int i = 0; i < words; i++) {
        rounded.set(i, expected[i]);
        if (sample(results, i, lane) != rounded.get(i)) {
          throw new BrokenPromise(
              "it rounds %s to %d by lanes".formatted(expected[i], sample(results, i, lane)));
        }
      }
    }
  }

  /** Gives the results of the kernel. */
  private double[] finished(FoldState state, int frames, int words, int lane) {
    int[] coverage = new int[words];
    Arrays.fill(coverage, frames);
    double[] results = new double[words];
    kernel.finish(ofLane(state, lane), coverage, results, words);
    return results;
  }

  /** The samples of one lane. The number of a frame is that of those before it. */
  private record Lane(int frame, int count, int[] ints, int[] present) implements FrameSamples {
    @Override
    public double[] doubles() {
      throw new IllegalStateException("the frames are of an integer type");
    }
  }
}
