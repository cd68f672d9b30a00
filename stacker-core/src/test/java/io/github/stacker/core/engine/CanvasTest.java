package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Combiner;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MaxCombine;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MedianCombine;
import io.github.stacker.core.combine.MinCombine;
import io.github.stacker.core.combine.RangeCombine;
import io.github.stacker.core.combine.SumCombine;
import io.github.stacker.core.format.FrameFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares stacks of placed frames with those of frames that were padded by hand. */
@Tag("slow")
class CanvasTest extends StackingTest {
  private static final Map<String, StackCombiner> STACKS = ShippedCombines.ofStacks();
  private static final List<Case> FOLDS =
      List.of(
          plain(new MeanCombine()),
          plain(new SumCombine()),
          plain(new MinCombine()),
          plain(new MaxCombine()),
          plain(new RangeCombine()));

  /** Turns rows upside down, so frames of rows are copied before. */
  private static final Filter FLIP = source -> OrientedSource.of(source, Orientation.FLIPPED);

  private static final Filter PASS =
      new Filter() {
        @Override
        public ImageSource apply(ImageSource source) {
          return source;
        }

        @Override
        public Reading reading() {
          return Reading.IN_ORDER;
        }
      };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 14})
  void foldsAreThoseOfFramesPaddedByHand(long seed) throws IOException {
    Random random = random(seed);
    Scene scene = scene(random);
    for (Case fold : FOLDS) {
      for (Access access : Access.values()) {
        MemoryImage result = run(scene, access, fold.combiner(), false, random);
        Oracle.check(scene.expected(), fold.name(), List.of(), result);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void stacksAreThoseOfFramesPaddedByHand(long seed) throws IOException {
    Random random = random(-seed);
    Scene scene = scene(random);
    for (Map.Entry<String, StackCombiner> combine : STACKS.entrySet()) {
      double[] expected =
          EveryStackCombineTest.alone(scene.expected(), combine.getValue(), Adjustments.NONE)
              .get(null);
      Access access = Access.values()[random.nextInt(Access.values().length)];
      MemoryImage result = run(scene, access, combine.getValue(), false, random);
      assertSame(expected, result, combine.getKey() + " " + access);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void wholeFramesThatMayBeSkippedGiveTheSame(long seed) throws IOException {
    Random random = random(100 + seed);
    Scene scene = scene(random);
    MemoryImage mean = run(scene, Access.ROWS, FOLDS.get(0).combiner(), true, random);
    Oracle.check(scene.expected(), "mean", List.of(), mean);
    StackCombiner median = STACKS.get("median");
    double[] expected =
        EveryStackCombineTest.alone(scene.expected(), median, Adjustments.NONE).get(null);
    assertSame(expected, run(scene, Access.ROWS, median, true, random), "median");
  }

  @Test
  void framesWithoutAnyPlaceInCommonHaveNoIntersection() throws IOException {
    List<Path> files = write(List.of(frame(0, 0), frame(3, 0), frame(4, 1)));
    FrameException refusal =
        assertThrows(FrameException.class, () -> canvas(files, Canvas.INTERSECTION));
    assertEquals(
        "frame \"%s\", 4x3 at 4,1, has no place in common with all before it; set \"canvas\" to \"union\" or \"first\", or leave it out of \"frames\""
            .formatted(files.get(2)),
        refusal.getMessage());
    assertEquals(new Region(0, 0, 8, 4), canvas(files, Canvas.UNION));
    assertEquals(new Region(0, 0, 4, 3), canvas(files, Canvas.FIRST));
  }

  @Test
  void framesFarApartHaveNoUnion() throws IOException {
    int far = Integer.MAX_VALUE - 4;
    List<Path> files = write(List.of(frame(0, 0), frame(far, far)));
    FrameException refusal = assertThrows(FrameException.class, () -> canvas(files, Canvas.UNION));
    assertEquals(
        "the frames lie on a canvas of 2147483647x2147483646 pixels, at most 1099511627776 pixels are stacked; set \"canvas\" to \"first\", or leave out of \"frames\" what lies far off",
        refusal.getMessage());
  }

  @Test
  void withoutCanvasFramesOfOnePlaceAreStacked() throws IOException {
    List<Path> files = write(List.of(frame(2, 1), frame(2, 2)));
    StackJob job = job(Access.RANDOM, false, plain(new MeanCombine()), new CapturingWriter(1));
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1);
    FrameException refusal =
        assertThrows(FrameException.class, () -> new Planner(job, budget()).plan(probes));
    assertEquals(
        "frame \"%s\" is at 2,2, the first frame \"%s\" is at 2,1; leave it out of \"frames\" or set \"canvas\" in \"frames\" to \"union\", \"first\" or \"intersection\""
            .formatted(files.get(1), files.get(0)),
        refusal.getMessage());
  }

  @Test
  void framesOutsideTheCanvasAddNothing() throws IOException {
    MemoryImage first = frame(0, 0);
    List<Path> files = write(List.of(first, frame(9, 0), frame(0, 9)));
    for (Access access : Access.values()) {
      for (Combiner combiner :
          List.of(plain(new MeanCombine()).combiner(), plain(new MedianCombine()).combiner())) {
        Scene scene = new Scene(files, Canvas.FIRST, List.of(), PASS, Optional.empty());
        double[] result = run(scene, access, combiner, false, random(1)).toArray();
        double[] samples = first.toArray();
        for (int i = 0; i < samples.length; i++) {
          assertEquals(samples[i], result[i / 3 * 4 + i % 3]);
        }
      }
    }
  }

  @Test
  void framesThatDoNotSayWhereTheyLieAreCutToThePlaceOfOthers() throws IOException {
    ImageInfo info = ImageInfo.of(4, 3, BANDS.get(1), SampleType.UINT8);
    MemoryImage unplaced = MemoryImage.random(info, 5);
    List<Path> files = write(List.of(unplaced, frame(1, 1)));
    Combiner max = plain(new MaxCombine()).combiner();
    for (Access access : Access.values()) {
      Scene scene = new Scene(files, Canvas.INTERSECTION, List.of(), PASS, Optional.empty());
      MemoryImage result = run(scene, access, max, false, random(1));
      assertEquals(Region.of(3, 2), result.info().region());
      Tile a = new Tile();
      Tile b = new Tile();
      unplaced.read(new Region(1, 1, 3, 2), a);
      frame(1, 1).read(new Region(0, 0, 3, 2), b);
      double[] samples = result.toArray();
      for (int i = 0; i < a.sampleCount(); i++) {
        assertEquals(Math.max(a.get(i), b.get(i)), samples[i / 3 * 4 + i % 3]);
      }
    }
  }

  private static MemoryImage frame(int x, int y) {
    ImageInfo info = ImageInfo.of(4, 3, BANDS.get(1), SampleType.UINT8);
    return MemoryImage.random(placed(info, x, y, Orientation.UPRIGHT), 7 * x + y);
  }

  private static ImageInfo placed(ImageInfo info, int x, int y, Orientation orientation) {
    Placement placement = new Placement(x, y, Optional.empty());
    return info.withMetadata(
        info.metadata().withOrientation(orientation).withPlacement(Optional.of(placement)));
  }

  private Region canvas(List<Path> files, Canvas canvas) {
    FrameChain chain = new FrameChain(formats(Access.RANDOM), true, List.of());
    return canvas.of(FrameProbes.of(FrameLocation.ofAll(files), chain, false, 1).frames());
  }

  private static FrameFormats formats(Access access) {
    return new FrameFormats(List.of(new RawFrames(access)), Limits.DEFAULT);
  }

  /** Files, how they are stacked, and what the engine should see of each. */
  private record Scene(
      List<Path> files,
      Canvas canvas,
      List<MemoryImage> expected,
      Filter filter,
      Optional<Region> roi) {}

  /** Makes frames of random sizes and places that have some place in common where they need it. */
  private Scene scene(Random random) throws IOException {
    SampleType type = SampleType.values()[random.nextInt(4)];
    Orientation orientation = Orientation.ofTag(1 + random.nextInt(8));
    int colours = random.nextInt(2);
    boolean alpha = random.nextBoolean();
    List<MemoryImage> frames = new ArrayList<>();
    for (int f = 1 + random.nextInt(6); f > 0; f--) {
      int bands = colours + (alpha && random.nextBoolean() ? 2 : 0);
      int width = 1 + random.nextInt(600);
      int height = 1 + random.nextInt(14);
      ImageInfo info = ImageInfo.of(width, height, BANDS.get(bands), type);
      int x = random.nextInt(random.nextBoolean() ? 400 : 30);
      frames.add(image(placed(info, x, random.nextInt(12), orientation), random));
    }
    List<Path> files = write(frames);
    Canvas canvas = Canvas.values()[random.nextInt(3)];
    Region place;
    try {
      place = canvas(files, canvas);
    } catch (FrameException e) {
      canvas = Canvas.UNION;
      place = canvas(files, canvas);
    }
    Filter filter = random.nextInt(3) == 0 ? FLIP : PASS;
    Region all = Region.of(place.width(), place.height());
    Optional<Region> roi = random.nextBoolean() ? Optional.of(part(all, random)) : Optional.empty();
    List<MemoryImage> expected = new ArrayList<>();
    for (MemoryImage frame : frames) {
      MemoryImage turned = turned(frame, orientation);
      MemoryImage padded = padded(turned, place);
      MemoryImage filtered = filter == FLIP ? turned(padded, Orientation.FLIPPED) : padded;
      expected.add(padded(filtered, roi.orElse(all)));
    }
    return new Scene(files, canvas, expected, filter, roi);
  }

  private static Region part(Region all, Random random) {
    int x = random.nextInt(all.width());
    int y = random.nextInt(all.height());
    int width = 1 + random.nextInt(all.width() - x);
    return new Region(x, y, width, 1 + random.nextInt(all.height() - y));
  }

  private static MemoryImage image(ImageInfo info, Random random) {
    double[] samples = MemoryImage.random(info, random.nextLong()).toArray();
    int bands = info.bandCount();
    int gap = random.nextInt(info.width() * info.height());
    return MemoryImage.of(
        info,
        i -> {
          boolean isAlpha = info.hasAlpha() && i % bands == bands - 1;
          boolean inGap = i / bands >= gap && i / bands < gap + 300;
          return isAlpha ? (inGap ? samples[i] : info.white()) : samples[i];
        });
  }

  private static MemoryImage turned(MemoryImage image, Orientation orientation) {
    try {
      ImageInfo after = OrientedSource.infoOf(image.info(), orientation);
      MemoryImage turned = MemoryImage.copyOf(OrientedSource.of(image, orientation), 100);
      double[] samples = turned.toArray();
      return MemoryImage.of(after, i -> samples[i]);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Puts an image on a canvas, pixel by pixel, always with alpha. */
  private static MemoryImage padded(MemoryImage image, Region canvas) {
    ImageInfo info = image.info();
    Placement place = info.metadata().placement().orElse(Placement.ORIGIN);
    int colours = info.colourBandCount();
    List<Band> bands = BANDS.get(colours == 1 ? 2 : 3);
    ImageInfo after = info.withSize(canvas.width(), canvas.height()).withBands(bands);
    return MemoryImage.of(
        after,
        i -> {
          int pixel = i / (colours + 1);
          int band = i % (colours + 1);
          int x = pixel % canvas.width() + canvas.x() - place.x();
          int y = pixel / canvas.width() + canvas.y() - place.y();
          boolean inside = x >= 0 && y >= 0 && x < info.width() && y < info.height();
          boolean opaque = band == colours && !info.hasAlpha();
          return !inside ? 0 : opaque ? info.white() : image.get(x, y, band);
        });
  }

  private MemoryImage run(
      Scene scene, Access access, Combiner combiner, boolean skip, Random random) {
    CapturingWriter writer = new CapturingWriter(1 + random.nextInt(20));
    Region place = canvas(scene.files(), scene.canvas());
    FilterStep step = new FilterStep("filters[0]", "test", "test", scene.filter());
    FrameChain chain = new FrameChain(formats(access), true, List.of(step), scene.roi()).on(place);
    StackJob job =
        new StackJob(
            chain, skip, "test", combiner, List.of(), List.of(output("result.raw", writer)));
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(scene.files()), chain, skip, 1);
    int threads = 1 + random.nextInt(4);
    ExecutionPlan plan = new Planner(job, budget(64 << 20, threads)).plan(probes);
    int rows = 1 + random.nextInt(plan.frame().height());
    int section = 1 + random.nextInt(plan.frame().width() * plan.frame().height());
    new StackEngine(scratch()).run(cut(plan, rows, section, threads), Progress.NONE);
    return withAlpha(writer.written());
  }

  /** Frames that all cover the canvas have no alpha; NaN says as much as alpha would. */
  private static MemoryImage withAlpha(MemoryImage result) {
    if (result.info().hasAlpha()) {
      return result;
    }
    double[] samples = result.toArray();
    ImageInfo unplaced = result.info().withSize(result.info().width(), result.info().height());
    MemoryImage padded = padded(MemoryImage.of(unplaced, i -> samples[i]), unplaced.region());
    double[] all = padded.toArray();
    int bands = padded.info().bandCount();
    return MemoryImage.of(
        padded.info(), i -> i % bands == bands - 1 && isNothing(all, i, bands) ? 0 : all[i]);
  }

  private static boolean isNothing(double[] samples, int alpha, int bands) {
    return Arrays.stream(samples, alpha - bands + 1, alpha).allMatch(Double::isNaN);
  }

  private static void assertSame(double[] expected, MemoryImage actual, String message) {
    int bands = actual.info().bandCount();
    assertArrayEquals(normal(expected, bands), normal(actual.toArray(), bands), message);
  }

  /** Makes alpha 0 or 1, whatever white is. */
  private static double[] normal(double[] samples, int bands) {
    for (int i = bands - 1; i < samples.length; i += bands) {
      samples[i] = samples[i] > 0 ? 1 : 0;
    }
    return samples;
  }
}
