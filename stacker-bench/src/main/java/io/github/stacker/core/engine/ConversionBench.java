package io.github.stacker.core.engine;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.util.List;
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

/** Results becoming samples of the output's type, in nanoseconds a sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class ConversionBench {
  private static final int SAMPLES = 131_072;

  /** The type of the output. */
  @Param({"UINT8", "UINT16", "FLOAT32"})
  public SampleType type;

  private final Tile from = Tile.of(Region.of(SAMPLES, 1), 1, SampleType.FLOAT64);
  private final Tile into = new Tile();
  private OutputConversion conversion;

  /** Makes results. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    for (int i = 0; i < SAMPLES; i++) {
      from.set(i, 256 * random.nextDouble());
    }
    ImageInfo info = ImageInfo.of(SAMPLES, 1, List.of(Band.GREY), type);
    conversion = new OutputConversion(info, 255, type.white() / 255, Rounding.HALF_UP);
  }

  /**
   * Scales, clamps and rounds.
   *
   * @return the samples
   */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public Tile convert() {
    conversion.convert(from, into);
    return into;
  }
}
