package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.GeometricFilter;
import io.github.stacker.api.GeometricKernel;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageRows;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MedianCombine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters of every kind, on frames and behind the combine, in every way through memory. */
class FilterKindsTest extends StackingTest {
  private static final Filter BRIGHTEST_NEAR =
      NeighbourhoodFilter.of(new Halo(2, 3), FilterKindsTest::brightest);
  private static final Filter TURN = source -> OrientedSource.of(source, Orientation.TURNED_90);
  private static final PointFilter HALVE = (image, band) -> sample -> sample / 2;

  private final Random random = random(5);
  private final AtomicLong timesMeasured = new AtomicLong();
  private final Filter lessMean = new LessMean(timesMeasured);

  /** Folds of frames in place and by tiles, sweeps of the others. */
  private static Case combine(Access access) {
    return access == Access.IN_PLACE || access == Access.ROWS
        ? plain(new MeanCombine())
        : plain(new MedianCombine());
  }

  @ParameterizedTest
  @EnumSource
  void onFramesTheyGiveWhatTheyGiveByHand(Access access) throws IOException {
    Case combine = combine(access);
    List<MemoryImage> frames = frames();
    List<Filter> filters = List.of(HALVE, BRIGHTEST_NEAR, lessMean, new Mirror(), BRIGHTEST_NEAR);
    List<MemoryImage> byHand = new ArrayList<>();
    for (MemoryImage frame : frames) {
      byHand.add(applied(filters, frame));
    }
    double[] expected = stack(write(byHand), access, combine, 2, random).toArray();
    List<Path> files = write(frames);
    timesMeasured.set(0);
    StackJob plain = job(access, false, combine, new CapturingWriter(3));
    FrameChain chain = new FrameChain(plain.chain().formats(), true, steps(filters));
    CapturingWriter writer = new CapturingWriter(4);
    run(job(plain.with(chain), List.of(), List.of(), writer), files);
    assertArrayEquals(expected, writer.written().toArray());
    assertEquals(frames.size(), timesMeasured.get(), "frames measured");
  }

  @ParameterizedTest
  @EnumSource
  void behindTheCombineTheyGiveWhatTheyGiveByHand(Access access) throws IOException {
    List<List<Filter>> chains =
        List.of(
            List.of(HALVE, BRIGHTEST_NEAR, HALVE, BRIGHTEST_NEAR),
            List.of(lessMean),
            List.of(new Mirror(), lessMean, TURN, BRIGHTEST_NEAR));
    Case combine = combine(access);
    List<Path> files = write(frames());
    MemoryImage stacked = stack(files, access, combine, 2, random);
    for (List<Filter> filters : chains) {
      timesMeasured.set(0);
      CapturingWriter writer = new CapturingWriter(5);
      run(job(job(access, false, combine, null), filters, List.of(), writer), files);
      int measured = filters.contains(lessMean) ? 1 : 0;
      assertEquals(measured, timesMeasured.get(), "times the stacked frame was measured");
      assertArrayEquals(applied(filters, stacked).toArray(), writer.written().toArray());
    }
  }

  /** So it was not, as long as maps had a pass of their own. */
  @ParameterizedTest
  @EnumSource
  void noStackIsReducedTwiceWhateverReadsTheResult(Access access) throws IOException {
    AtomicLong reduced = new AtomicLong();
    StackCombiner counting = new CountingMedian(reduced);
    Case combine = new Case(new MedianCombine(), counting, List.of());
    List<MemoryImage> frames = frames();
    List<Path> files = write(frames);
    CapturingWriter map = new CapturingWriter(3);
    MapJob coverage = new MapJob(StackMap.COVERAGE, Optional.empty(), output("map.raw", map));
    for (List<Filter> filters :
        List.of(List.<Filter>of(HALVE), List.of(BRIGHTEST_NEAR), List.of(TURN, new Mirror()))) {
      reduced.set(0);
      CapturingWriter writer = new CapturingWriter(2);
      run(job(job(access, false, combine, null), filters, List.of(coverage), writer), files);
      ImageInfo info = frames.get(0).info();
      assertEquals(info.region().pixels() * info.bandCount(), reduced.get());
      assertEquals(frames.size(), map.written().get(0, 0, 0));
    }
  }

  private List<MemoryImage> frames() {
    ImageInfo info = ImageInfo.of(23, 40, BANDS.get(1), SampleType.UINT16);
    return IntStream.range(0, 4).mapToObj(i -> MemoryImage.random(info, i)).toList();
  }

  private static MemoryImage applied(List<Filter> filters, MemoryImage image) throws IOException {
    ImageSource source = image;
    for (Filter filter : filters) {
      ImageSource filtered = filter.apply(source);
      source = MemoryImage.copyOf(filtered, filtered.info().height());
    }
    return (MemoryImage) source;
  }

  private static List<FilterStep> steps(List<Filter> filters) {
    return filters.stream()
        .map(filter -> new FilterStep("filters[0]", "test", "test", filter))
        .toList();
  }

  private StackJob job(
      StackJob plain, List<Filter> post, List<MapJob> maps, CapturingWriter writer) {
    return new StackJob(
        plain.chain(),
        false,
        Optional.empty(),
        plain.combine().name(),
        plain.combiner(),
        maps,
        steps(post),
        List.of(output("filtered.raw", writer)));
  }

  private void run(StackJob job, List<Path> files) {
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 2);
    Budget budget = budget();
    ExecutionPlan plan = new Planner(job, budget).plan(probes);
    assertTrue(plan.scratchBytes() >= settledBytes(plan));
    new StackEngine(budget.scratch()).run(cut(plan, 7, plan.sectionPixels(), 2), Progress.NONE);
  }

  private static long settledBytes(ExecutionPlan plan) {
    return plan.post().settled().stream()
        .mapToLong(info -> info.bytesPerRow() * info.height())
        .sum();
  }

  private static void brightest(Tile window, Tile result) {
    for (int y = result.region().y(); y < result.region().bottom(); y++) {
      for (int i = 0; i < result.region().width() * result.bands(); i++) {
        double most = Double.NEGATIVE_INFINITY;
        for (int dy = -3; dy <= 3; dy++) {
          int row = window.index(window.region().x(), y + dy);
          for (int dx = 0; dx <= 4; dx++) {
            most = Math.max(most, window.doubles()[row + i + dx * result.bands()]);
          }
        }
        result.doubles()[result.index(result.region().x(), y) + i] = most;
      }
    }
  }

  /** Left and right change places, in a way that asks for whatever it likes. */
  private static final class Mirror implements GeometricFilter {
    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return image;
    }

    @Override
    public GeometricKernel kernelFor(ImageInfo image) {
      return new GeometricKernel() {
        @Override
        public Region sourceOf(Region region) {
          int x = image.width() - region.right();
          return new Region(x, region.y(), region.width(), region.height());
        }

        @Override
        public void compute(Tile window, Tile result) {
          Region region = result.region();
          for (int y = region.y(); y < region.bottom(); y++) {
            for (int x = region.x(); x < region.right(); x++) {
              int from = window.index(image.width() - 1 - x, y);
              int to = result.index(x, y);
              System.arraycopy(window.doubles(), from, result.doubles(), to, result.bands());
            }
          }
        }
      };
    }
  }

  private record LessMean(AtomicLong timesMeasured) implements StatisticsFilter<Double> {
    @Override
    public Double measure(ImageSource image) throws IOException {
      timesMeasured.incrementAndGet();
      double[] sum = {0};
      ImageRows.forEach(image, rows -> sum[0] += sum(rows));
      return sum[0] / image.info().region().pixels();
    }

    private static double sum(Tile rows) {
      double sum = 0;
      for (int i = 0; i < rows.sampleCount(); i++) {
        sum += rows.get(i);
      }
      return sum;
    }

    @Override
    public Filter filterFor(ImageInfo image, Double mean) {
      PointFilter less = (info, band) -> sample -> sample - mean;
      return less;
    }
  }

  private record CountingMedian(AtomicLong reduced) implements StackCombiner {
    @Override
    public StackKernel newKernel(io.github.stacker.api.StackInfo info) {
      StackKernel kernel = new MedianCombine().create(new NoParameters()).newKernel(info);
      return new StackKernel() {
        @Override
        public double combine(Stack stack) {
          reduced.incrementAndGet();
          return kernel.combine(stack);
        }
      };
    }
  }
}
