package io.github.stacker.api.contract;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a fold kernel over frames held in arrays, slowly and obviously, as the engine does over
 * files: frame after frame, each cut into runs, with arrays that are longer than the run and hold
 * rubbish behind it.
 *
 * <p>A frame is an array of samples, all of one length; NaN stands for a missing sample, in integer
 * frames too.
 *
 * <pre>{@code
 * double[] means = FoldRunner.combine(new Mean(), SampleType.UINT8, new double[][] {{1, 2}, {3, NaN}});
 * }</pre>
 */
public final class FoldRunner {
  private static final int RUBBISH_BEHIND = 3;
  private static final int FINISHES = 10;

  private final FoldKernel kernel;
  private final SampleType type;
  private final double[][] frames;
  private final List<Run> runs = new ArrayList<>();

  private FoldRunner(FoldKernel kernel, SampleType type, double[][] frames, int runLength) {
    this.kernel = kernel;
    this.type = type;
    this.frames = frames;
    int places = frames[0].length;
    for (int start = 0; start < places; start += runLength) {
      runs.add(new Run(start, Math.min(runLength, places - start)));
    }
  }

  /** Combines frames in a single run; NaN where no frame has a sample. */
  public static double[] combine(FoldCombiner combiner, SampleType type, double[][] frames) {
    return combine(combiner, type, frames, frames[0].length);
  }

  /** Combines frames in runs of {@code runLength}; NaN where no frame has a sample. */
  public static double[] combine(
      FoldCombiner combiner, SampleType type, double[][] frames, int runLength) {
    return combine(combiner.newKernel(infoOf(type, frames)), type, frames, runLength);
  }

  /** Combines frames with a kernel that was made for such frames. */
  public static double[] combine(
      FoldKernel kernel, SampleType type, double[][] frames, int runLength) {
    return new FoldRunner(kernel, type, frames, runLength).addAll().finish();
  }

  /** Describes frames as the engine does. */
  public static StackInfo infoOf(SampleType type, double[][] frames) {
    boolean complete =
        Arrays.stream(frames).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
    return new StackInfo(frames.length, type, complete);
  }

  /** Makes a runner that has added no frame yet. */
  static FoldRunner of(FoldKernel kernel, SampleType type, double[][] frames) {
    return new FoldRunner(kernel, type, frames, frames[0].length);
  }

  /** Adds all frames. */
  FoldRunner addAll() {
    for (int frame = 0; frame < frames.length; frame++) {
      add(frame);
    }
    return this;
  }

  /** Adds the next frame. */
  void add(int frame) {
    for (Run run : runs) {
      kernel.add(new Samples(frame, run), run.state);
      run.count(frames[frame]);
    }
  }

  /** Computes the results of all places; NaN where no frame has a sample. */
  double[] finish() {
    double[] results = new double[frames[0].length];
    for (Run run : runs) {
      double[] part = new double[run.length + RUBBISH_BEHIND];
      Arrays.fill(part, -7);
      kernel.finish(run.state, run.coverage.clone(), part, run.length);
      for (int i = 0; i < run.length; i++) {
        results[run.start + i] = run.coverage[i] == 0 ? Double.NaN : part[i];
      }
    }
    return results;
  }

  /**
   * Prepares to combine all places again and again, with hardly anything done between.
   *
   * @param check sees the results, which are the same whenever nothing interferes
   * @return adds all frames and then finishes some times
   */
  Runnable repeatable(Consumer<double[]> check) {
    Run run = new Run(0, frames[0].length);
    List<Samples> samples = new ArrayList<>();
    for (int frame = 0; frame < frames.length; frame++) {
      samples.add(new Samples(frame, run));
      run.count(frames[frame]);
    }
    double[] results = new double[run.length];
    return () -> {
      State state = new State(kernel.planes(), run.length);
      for (Samples each : samples) {
        kernel.add(each, state);
      }
      for (int i = 0; i < FINISHES; i++) {
        finish(run, state, results);
        check.accept(results);
      }
    };
  }

  private void finish(Run run, State state, double[] results) {
    kernel.finish(state, run.coverage, results, run.length);
    for (int i = 0; i < run.length; i++) {
      results[i] = run.coverage[i] == 0 ? Double.NaN : results[i];
    }
  }

  /** Gives a copy of all planes of the state, for comparison. */
  List<double[]> state() {
    List<double[]> planes = new ArrayList<>();
    for (int plane = 0; plane < kernel.planes().size(); plane++) {
      double[] numbers = new double[frames[0].length];
      for (Run run : runs) {
        run.state.copy(plane, numbers, run.start, run.length);
      }
      planes.add(numbers);
    }
    return planes;
  }

  /** A run of places with its state. */
  private final class Run {
    final int start;
    final int length;
    final State state;
    final int[] coverage;

    Run(int start, int length) {
      this.start = start;
      this.length = length;
      this.state = new State(kernel.planes(), length);
      this.coverage = new int[length + RUBBISH_BEHIND];
      Arrays.fill(coverage, length, coverage.length, -7);
    }

    void count(double[] frame) {
      for (int i = 0; i < length; i++) {
        coverage[i] += Double.isNaN(frame[start + i]) ? 0 : 1;
      }
    }
  }

  /** The state of one run, initialised. */
  private static final class State implements FoldState {
    private final List<Object> arrays = new ArrayList<>();

    State(List<StatePlane> planes, int length) {
      for (StatePlane plane : planes) {
        double[] numbers = new double[length + RUBBISH_BEHIND];
        Arrays.fill(numbers, 0, length, plane.initial());
        Arrays.fill(numbers, length, numbers.length, -7);
        arrays.add(
            switch (plane.type()) {
              case INT32 -> Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
              case INT64 -> Arrays.stream(numbers).mapToLong(number -> (long) number).toArray();
              case FLOAT64 -> numbers;
            });
      }
    }

    @Override
    public int[] ints(int plane) {
      return (int[]) arrays.get(plane);
    }

    @Override
    public long[] longs(int plane) {
      return (long[]) arrays.get(plane);
    }

    @Override
    public double[] doubles(int plane) {
      return (double[]) arrays.get(plane);
    }

    void copy(int plane, double[] into, int start, int length) {
      for (int i = 0; i < length; i++) {
        into[start + i] = ((Number) Array.get(arrays.get(plane), i)).doubleValue();
      }
    }
  }

  /** The samples of one run of one frame. */
  private final class Samples implements FrameSamples {
    private final int frame;
    private final int count;
    private final double[] samples;
    private final int[] ints;
    private final int[] present;

    Samples(int frame, Run run) {
      this.frame = frame;
      this.count = run.length;
      this.samples = new double[count + RUBBISH_BEHIND];
      this.present = new int[count + RUBBISH_BEHIND];
      Arrays.fill(samples, 77);
      Arrays.fill(present, 1);
      for (int i = 0; i < count; i++) {
        double sample = frames[frame][run.start + i];
        present[i] = Double.isNaN(sample) ? 0 : 1;
        samples[i] = Double.isNaN(sample) ? kernel.missing() : sample;
      }
      ints = Arrays.stream(samples).mapToInt(sample -> (int) sample).toArray();
    }

    @Override
    public int frame() {
      return frame;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public int[] ints() {
      require(type.isInteger(), "doubles()");
      return ints;
    }

    @Override
    public double[] doubles() {
      require(!type.isInteger(), "ints()");
      return samples;
    }

    @Override
    public int[] present() {
      return present;
    }

    private void require(boolean right, String others) {
      if (!right) {
        throw new IllegalStateException(
            "the frames are of %s, which StackInfo.sampleType() tells: their samples are %s"
                .formatted(type, others));
      }
    }
  }
}
