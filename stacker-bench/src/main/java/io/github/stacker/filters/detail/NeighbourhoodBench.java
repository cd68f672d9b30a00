package io.github.stacker.filters.detail;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
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

/** Blocks of filters that look around, in nanoseconds a sample of the result. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class NeighbourhoodBench {
  private static final int WIDTH = 320;
  private static final int ROWS = 100;
  private static final List<Band> BANDS = List.of(Band.RED, Band.GREEN, Band.BLUE);

  /** The filter, and its radius where it has one. */
  @Param({
    "median-filter 2",
    "median-filter 4",
    "median-filter 10",
    "median-filter 50",
    "box-blur 10",
    "box-blur 200",
    "hot-pixels",
    "bilateral"
  })
  public String filter;

  /** How samples are stored. */
  @Param({"UINT8", "UINT16", "FLOAT32"})
  public SampleType type;

  private WindowKernel kernel;
  private Tile window;
  private Tile result;

  /** Makes a block of a slope with noise. */
  @Setup
  public void prepare() {
    ImageInfo info = ImageInfo.of(WIDTH, ROWS, BANDS, type);
    NeighbourhoodFilter made = make();
    SampleType arithmetic = made.arithmeticOf(info);
    kernel = made.kernelFor(info);
    result = Tile.of(info.region(), BANDS.size(), arithmetic);
    Region around = made.haloOf(info).around(info.region());
    window = Tile.of(around, BANDS.size(), arithmetic);
    Random random = new Random(1);
    for (int i = 0; i < window.sampleCount(); i++) {
      double slope = (double) i / window.sampleCount();
      double share = Math.max(0, Math.min(1, slope + 0.02 * random.nextGaussian()));
      double sample = share * info.white();
      window.set(i, type.isInteger() ? Math.rint(sample) : sample);
    }
  }

  private NeighbourhoodFilter make() {
    String[] words = filter.split(" ");
    int radius = words.length > 1 ? Integer.parseInt(words[1]) : 0;
    return switch (words[0]) {
      case "median-filter" -> new MedianFilter().create(new MedianFilter.Parameters(radius));
      case "box-blur" -> new BoxBlur().create(new BoxBlur.Parameters(radius));
      case "hot-pixels" ->
          new HotPixels().create(new HotPixels.Parameters(8, 0.05, HotPixels.Kind.BOTH));
      case "bilateral" -> new Bilateral().create(new Bilateral.Parameters(1.5, 0.05));
      default -> throw new IllegalArgumentException(filter);
    };
  }

  /**
   * Filters the block.
   *
   * @return the block
   */
  @Benchmark
  @OperationsPerInvocation(WIDTH * ROWS * 3)
  public Tile compute() {
    kernel.compute(window, result);
    return result;
  }
}
