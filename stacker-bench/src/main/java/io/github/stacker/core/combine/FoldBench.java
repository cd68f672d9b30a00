package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Folding integer samples in lanes, in nanoseconds a sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FoldBench {
  private static final int SAMPLES = 4096;
  private static final int FRAMES = 30;

  /** How samples are stored. */
  @Param({"UINT8", "UINT16"})
  public SampleType type;

  /** Name of the combine. */
  @Param({"mean", "max"})
  public String combine;

  private LaneFold fold;
  private FoldState state;
  private int words;
  private long[] samples;
  private long[] results;

  /** Makes samples and state. */
  @Setup
  public void prepare() {
    CombinerProvider<NoParameters> provider =
        combine.equals("mean") ? new MeanCombine() : new MaxCombine();
    FoldKernel kernel =
        ((FoldCombiner) provider.create(new NoParameters()))
            .newKernel(new StackInfo(FRAMES, type, true));
    fold = kernel.lanes().orElseThrow();
    words = SAMPLES * type.bytes() / Long.BYTES;
    samples = new Random(1).longs(words).toArray();
    results = new long[words];
    long[][] planes = new long[fold.planes().size()][words];
    state = new LongState(planes);
  }

  /**
   * Adds samples of frames.
   *
   * @return the state
   */
  @Benchmark
  @OperationsPerInvocation(SAMPLES * FRAMES)
  public FoldState add() {
    for (long[] plane : ((LongState) state).planes()) {
      Arrays.fill(plane, 0);
    }
    for (int f = 0; f < FRAMES; f++) {
      fold.add(samples, state, words);
    }
    return state;
  }

  /**
   * Rounds results.
   *
   * @return the rounded results
   */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public long[] round() {
    fold.round(state, FRAMES, words, results);
    return results;
  }

  /** State in arrays. */
  private record LongState(long[][] planes) implements FoldState {
    @Override
    public int[] ints(int plane) {
      throw new IllegalStateException("the state is made of longs");
    }

    @Override
    public long[] longs(int plane) {
      return planes[plane];
    }

    @Override
    public double[] doubles(int plane) {
      throw new IllegalStateException("the state is made of longs");
    }
  }
}
