package io.github.stacker.core.combine;

import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
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

/** Reducing whole stacks, in nanoseconds a stack. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class StackBench {
  private static final int PLACES = 32_768;

  /** How samples are stored. */
  @Param({"UINT8", "UINT16", "FLOAT32"})
  public SampleType type;

  /** Samples of a stack. */
  @Param({"5", "15", "30", "100"})
  public int frames;

  private Samples samples;
  private StackKernel median;
  private StackKernel sigmaClip;
  private final double[] results = new double[PLACES];

  /** Makes samples and kernels. */
  @Setup
  public void prepare() {
    samples = Samples.of(type, frames, PLACES);
    StackInfo stack = new StackInfo(frames, type, type.isInteger());
    median = new MedianCombine().create(new NoParameters()).newKernel(stack);
    SigmaClipParameters parameters =
        new SigmaClipParameters(
            3, 3, Centre.MEDIAN, Deviation.SAMPLE, 0, 3, RestResult.MEAN, Compatibility.NONE);
    sigmaClip = new SigmaClipCombine().create(parameters).newKernel(stack);
  }

  /**
   * Takes medians.
   *
   * @return the medians
   */
  @Benchmark
  @OperationsPerInvocation(PLACES)
  public double[] median() {
    median.combine(samples, results);
    return results;
  }

  /**
   * Clips at 3 sigma around the median.
   *
   * @return the means of what is left
   */
  @Benchmark
  @OperationsPerInvocation(PLACES)
  public double[] sigmaClip() {
    sigmaClip.combine(samples, results);
    return results;
  }
}
