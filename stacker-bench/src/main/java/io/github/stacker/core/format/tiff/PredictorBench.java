package io.github.stacker.core.format.tiff;

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

/** Differences of three interleaved bands, in nanoseconds a sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PredictorBench {
  private static final int SAMPLES = 3 * 512;
  private static final int BANDS = 3;

  /** Which differences, and of how many bytes a sample. */
  @Param({"HORIZONTAL 1", "HORIZONTAL 2", "HORIZONTAL 4", "FLOATING_POINT 4"})
  public String kind;

  private Predictor predictor;
  private int sampleBytes;
  private byte[] row;
  private byte[] scratch;

  /** Makes a row. */
  @Setup
  public void prepare() {
    predictor = Predictor.valueOf(kind.split(" ")[0]);
    sampleBytes = Integer.parseInt(kind.split(" ")[1]);
    row = new byte[SAMPLES * sampleBytes];
    scratch = new byte[row.length];
    new Random(1).nextBytes(row);
  }

  /**
   * Makes samples of differences.
   *
   * @return the row
   */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public byte[] undo() {
    predictor.undo(row, 0, SAMPLES, sampleBytes, BANDS, scratch);
    return row;
  }

  /**
   * Makes differences of samples.
   *
   * @return the row
   */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public byte[] apply() {
    predictor.apply(row, 0, SAMPLES, sampleBytes, BANDS, scratch);
    return row;
  }
}
