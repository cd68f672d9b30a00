package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.Linear;
import io.github.stacker.core.statistics.Zeros;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the engine does to be fast changes no bit: sections, gathering, the spill, cutting in x
 * and y, threads. Every combine of whole stacks that ships gives what it gives to each stack alone.
 */
@Tag("slow")
class EveryStackCombineTest extends StackingTest {
  private static final double[] ODD = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };
  private static final int[] THREADS = {1, 2, 5};
  private static final Map<String, StackCombiner> COMBINERS = ShippedCombines.ofStacks();

  /** Frames that a test makes from a seed. */
  record Kind(int frames, SampleType type, boolean alpha, long seed) {}

  static Stream<Kind> kinds() {
    return IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 70)
        .mapToObj(
            frames ->
                new Kind(frames, SampleType.values()[frames % 4], frames / 4 % 2 == 1, frames));
  }

  @Test
  void everyCombineThatShipsIsTested() {
    Set<String> known = new TreeSet<>(ShippedCombines.FOLDS);
    COMBINERS.keySet().forEach(step -> known.add(ShippedCombines.name(step)));
    Set<String> shipped = new TreeSet<>();
    for (CombinerProvider<?> provider : ServiceLoader.load(CombinerProvider.class)) {
      shipped.add(provider.name());
    }
    assertEquals(shipped, known);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void resultsAreThoseOfEachStackAlone(Kind kind) throws IOException {
    Random random = random(kind.seed());
    List<MemoryImage> frames = frames(kind, random);
    List<Path> files = write(frames);
    for (Map.Entry<String, StackCombiner> combine : COMBINERS.entrySet()) {
      double[] expected = alone(frames, combine.getValue(), Adjustments.NONE).get(null);
      for (Access access : Access.values()) {
        int threads = THREADS[random.nextInt(THREADS.length)];
        Run run = new Run(combine.getValue(), Optional.empty(), access, threads);
        double[] result = run(run, files, Set.of(), random).get(null);
        assertArrayEquals(expected, result, combine.getKey() + " " + run);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void mapsAreThoseOfEachStackAlone(Kind kind) throws IOException {
    Random random = random(-kind.seed());
    List<MemoryImage> frames = frames(kind, random);
    List<Path> files = write(frames);
    for (Map.Entry<String, StackCombiner> combine : COMBINERS.entrySet()) {
      Map<StackMap, double[]> expected = alone(frames, combine.getValue(), Adjustments.NONE);
      Access access = Access.values()[random.nextInt(Access.values().length)];
      Run run = new Run(combine.getValue(), Optional.empty(), access, 2);
      assertSame(expected, run(run, files, maps(combine.getValue()), random), combine.getKey());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void normalisedAndWeighedResultsAreThoseOfEachStackAlone(Kind kind) throws IOException {
    Random random = random(100 + kind.seed());
    List<MemoryImage> frames = frames(kind, random);
    List<Path> files = write(frames);
    for (Map.Entry<String, StackCombiner> combine : COMBINERS.entrySet()) {
      boolean weighs = combine.getValue().usesWeights();
      Adjustments adjustments = adjustments(frames, weighs, random);
      Map<StackMap, double[]> expected = alone(frames, combine.getValue(), adjustments);
      Access access = Access.values()[random.nextInt(Access.values().length)];
      Run run = new Run(combine.getValue(), Optional.of(new Given(adjustments)), access, 2);
      assertSame(expected, run(run, files, maps(combine.getValue()), random), combine.getKey());
    }
  }

  private static void assertSame(
      Map<?, double[]> expected, Map<?, double[]> actual, String message) {
    assertEquals(expected.keySet(), actual.keySet(), message);
    expected.forEach(
        (map, samples) -> assertArrayEquals(samples, actual.get(map), message + " " + map));
  }

  /** A scene with noise, outliers, equal samples, gaps; some frames with alpha, some without. */
  private static List<MemoryImage> frames(Kind kind, Random random) {
    int most = kind.frames() > 12 ? 8 : 24;
    List<ImageInfo> infos = new ArrayList<>();
    int colours = random.nextInt(2);
    int width = 1 + random.nextInt(most);
    int height = 1 + random.nextInt(most);
    for (boolean alpha : new boolean[] {false, true}) {
      infos.add(ImageInfo.of(width, height, BANDS.get(colours + (alpha ? 2 : 0)), kind.type()));
    }
    List<MemoryImage> frames = new ArrayList<>();
    for (int f = 0; f < kind.frames(); f++) {
      ImageInfo info = infos.get(kind.alpha() && random.nextInt(4) > 0 ? 1 : 0);
      frames.add(MemoryImage.of(info, i -> sample(info, i, kind.seed(), random)));
    }
    return frames;
  }

  private static double sample(ImageInfo info, int i, long seed, Random random) {
    int bands = info.bandCount();
    if (info.hasAlpha() && i % bands == bands - 1) {
      return random.nextInt(5) == 0 ? 0 : info.white();
    }
    double level = random(seed * 1000 + i / bands).nextDouble();
    double sample =
        switch (random.nextInt(12)) {
          case 0 -> 0;
          case 1 -> 1;
          case 2 -> info.sampleType().isInteger() ? random.nextDouble() : ODD[random.nextInt(3)];
          case 3, 4, 5 -> level;
          default -> level + 0.03 * random.nextGaussian();
        };
    return sample * info.white();
  }

  /** The stacked frame, whose key is null, and all maps, by the obvious definition. */
  static Map<StackMap, double[]> alone(
      List<MemoryImage> frames, StackCombiner combiner, Adjustments adjustments) {
    boolean alpha = frames.stream().anyMatch(frame -> frame.info().hasAlpha());
    ImageInfo info = frames.get(0).info();
    int colours = info.colourBandCount();
    int pixels = info.width() * info.height();
    double white = combiner.keepsScale() ? info.white() : 1;
    SampleType type = adjustments.normalises() ? SampleType.FLOAT64 : info.sampleType();
    boolean complete = info.sampleType().isInteger() && !alpha;
    StackInfo shape =
        new StackInfo(frames.size(), type, complete).withWeights(adjustments.weights());
    Map<StackMap, double[]> layers = new HashMap<>();
    double[] picture = new double[pixels * (colours + (alpha ? 1 : 0))];
    layers.put(null, picture);
    maps(combiner).forEach(map -> layers.put(map, new double[pixels * colours]));
    int at = 0;
    for (int pixel = 0; pixel < pixels; pixel++) {
      boolean covered = false;
      for (int band = 0; band < colours; band++) {
        Stack stack = stack(frames, pixel, band, adjustments);
        double result = stack.count() == 0 ? Double.NaN : combiner.newKernel(shape).combine(stack);
        covered |= !Double.isNaN(result);
        picture[at++] = result;
        for (StackMap map : maps(combiner)) {
          layers.get(map)[pixel * colours + band] = map.of(stack);
        }
      }
      if (alpha) {
        picture[at++] = covered ? white : 0;
      }
    }
    return layers;
  }

  private static Stack stack(
      List<MemoryImage> frames, int pixel, int band, Adjustments adjustments) {
    Stack stack = new Stack(frames.size());
    for (int f = 0; f < frames.size(); f++) {
      ImageInfo info = frames.get(f).info();
      int x = pixel % info.width();
      int y = pixel / info.width();
      double sample = frames.get(f).get(x, y, band);
      boolean covered =
          !info.hasAlpha() || frames.get(f).get(x, y, info.bandCount() - 1) >= info.white();
      if (!covered || Double.isNaN(sample)) {
        continue;
      }
      if (adjustments.normalises()) {
        Linear combined = adjustments.combined(f).get(band);
        Linear compared = adjustments.compared(f).get(band);
        stack.add(f, combined.apply(sample), compared.apply(sample));
      } else {
        stack.add(f, sample);
      }
      if (!adjustments.weights().isEmpty()) {
        stack.weigh(stack.count() - 1, adjustments.weights().get(f));
      }
    }
    return stack;
  }

  private static Set<StackMap> maps(StackCombiner combiner) {
    return Stream.of(StackMap.values())
        .filter(map -> map != StackMap.PROVENANCE || combiner.choosesSamples())
        .collect(Collectors.toSet());
  }

  private static Adjustments adjustments(List<MemoryImage> frames, boolean weighs, Random random) {
    Map<Integer, List<Linear>> combined = new HashMap<>();
    Map<Integer, List<Linear>> compared = new HashMap<>();
    List<Double> weights = new ArrayList<>();
    for (int f = 0; f < frames.size(); f++) {
      int bands = frames.get(f).info().colourBandCount();
      double white = frames.get(f).info().white();
      combined.put(f, functions(bands, white, random));
      compared.put(f, functions(bands, white, random));
      weights.add(0.1 + random.nextDouble());
    }
    boolean normalises = !weighs || random.nextInt(3) > 0;
    return new Adjustments(
        normalises ? combined : Map.of(),
        normalises ? compared : Map.of(),
        weighs ? weights : List.of());
  }

  private static List<Linear> functions(int bands, double white, Random random) {
    return Stream.generate(
            () -> new Linear(0.9 + 0.2 * random.nextDouble(), white * 0.1 * random.nextGaussian()))
        .limit(bands)
        .toList();
  }

  /** How frames are stacked. */
  private record Run(
      StackCombiner combiner, Optional<Adjuster> adjuster, Access access, int threads) {}

  /** Stacks frames, cut at random; gives the stacked frame, whose key is null, and maps. */
  private Map<StackMap, double[]> run(
      Run run, List<Path> files, Set<StackMap> maps, Random random) {
    Map<StackMap, CapturingWriter> writers = new HashMap<>();
    writers.put(null, new CapturingWriter(1 + random.nextInt(20)));
    List<MapJob> mapJobs = new ArrayList<>();
    for (StackMap map : maps) {
      writers.put(map, new CapturingWriter(1 + random.nextInt(20)));
      mapJobs.add(new MapJob(map, Optional.empty(), output(map + ".raw", writers.get(map))));
    }
    FrameFormats formats = new FrameFormats(List.of(new RawFrames(run.access())), Limits.DEFAULT);
    StackJob job =
        new StackJob(
            new FrameChain(formats, true, List.of()),
            false,
            run.adjuster(),
            "test",
            run.combiner(),
            mapJobs,
            List.of(),
            List.of(output("picture.raw", writers.get(null))));
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1);
    new StackEngine(scratch()).run(cut(plan(job, probes, run, random), run, random), Progress.NONE);
    Map<StackMap, double[]> written = new HashMap<>();
    writers.forEach((map, writer) -> written.put(map, writer.written().toArray()));
    return written;
  }

  /** Plans with a budget somewhere between what is needed and what would be wanted. */
  private ExecutionPlan plan(StackJob job, FrameProbes probes, Run run, Random random) {
    long most = new Planner(job, budget(1 << 30, run.threads())).plan(probes).memoryBytes();
    for (double share = random.nextDouble(); ; share = (share + 1) / 2) {
      try {
        return new Planner(job, budget((long) (most * share) + 1, run.threads())).plan(probes);
      } catch (ResourceLimitException e) {
        assertTrue(e.getMessage().contains("give a larger --memory"), e.getMessage());
      }
    }
  }

  private static ExecutionPlan cut(ExecutionPlan plan, Run run, Random random) {
    if (random.nextInt(4) == 0) {
      return plan;
    }
    int width = plan.frame().width();
    int height = plan.frame().height();
    return cut(plan, 1 + random.nextInt(height), 1 + random.nextInt(width * height), run.threads());
  }

  /** Adjustments that need no measuring. */
  private record Given(Adjustments adjustments) implements Adjuster {
    @Override
    public boolean normalises() {
      return adjustments.normalises();
    }

    @Override
    public boolean weighs() {
      return !adjustments.weights().isEmpty();
    }

    @Override
    public boolean measures() {
      return false;
    }

    @Override
    public Zeros zeros() {
      return Zeros.COUNT;
    }

    @Override
    public Adjustments adjust(
        List<FrameProbe> frames, List<FrameStatistics> statistics, int listed) {
      return adjustments;
    }
  }
}
