package io.github.stacker.core.resample;

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

/** Pictures of half the size, in nanoseconds a pixel of the large one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class HalvingBench {
  private static final int WIDTH = 4096;
  private static final int ROWS = 32;
  private static final int PIXELS = WIDTH * ROWS;

  /** How samples are stored. */
  @Param({"UINT8", "UINT16", "FLOAT32"})
  public SampleType type;

  /** How they are averaged. */
  @Param({"BOX", "LANCZOS"})
  public Halving halving;

  private ImageInfo info;
  private Tile rows;

  /** Makes a picture. */
  @Setup
  public void prepare() {
    info = ImageInfo.of(WIDTH, ROWS, List.of(Band.RED, Band.GREEN, Band.BLUE), type);
    rows = Tile.of(Region.of(WIDTH, ROWS), 3, type);
    Random random = new Random(1);
    for (int i = 0; i < rows.sampleCount(); i++) {
      rows.set(i, type.white() * random.nextDouble());
    }
  }

  /**
   * Reduces the picture.
   *
   * @return the reduced rows
   */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public Tile halve() {
    return halving.of(info).reduce(rows);
  }
}
