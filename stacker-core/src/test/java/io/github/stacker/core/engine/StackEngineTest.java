package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Combiner;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.Region;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.CountCombine;
import io.github.stacker.core.combine.MaxCombine;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MinCombine;
import io.github.stacker.core.combine.RangeCombine;
import io.github.stacker.core.combine.SigmaKind;
import io.github.stacker.core.combine.SpreadParameters;
import io.github.stacker.core.combine.StandardDeviationCombine;
import io.github.stacker.core.combine.SumCombine;
import io.github.stacker.core.combine.VarianceCombine;
import io.github.stacker.core.combine.WeightedMeanCombine;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackEngineTest {
  private static final List<List<Band>> BANDS =
      List.of(
          List.of(Band.GREY),
          List.of(Band.RED, Band.GREEN, Band.BLUE),
          List.of(Band.GREY, Band.ALPHA),
          List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA));

  @TempDir Path folder;

  /**
   * The same samples and combine, as many ways as there are: one result, and the one of the obvious
   * definition.
   */
  @ParameterizedTest
  @ValueSource(
      longs = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24
      })
  void everyWayGivesTheSameBitsAndTheTruth(long seed) throws IOException {
    Random random = new Random(seed);
    List<MemoryImage> frames = frames(random);
    List<Path> files = write(frames);
    Case combine = combine(random, frames.size());
    MemoryImage reference = null;
    for (Access access : Access.values()) {
      for (int threads : new int[] {1, 2, 7}) {
        MemoryImage result = stack(files, access, combine, threads, random);
        reference = reference == null ? result : reference;
        assertArrayEquals(
            reference.toArray(), result.toArray(), combine + " " + access + " " + threads);
      }
    }
    Oracle.check(frames, combine.name(), combine.weights(), reference);
  }

  private record Case(CombinerProvider<?> provider, Combiner combiner, List<Double> weights) {
    String name() {
      return provider.name();
    }
  }

  private static Case combine(Random random, int frames) {
    return switch (random.nextInt(9)) {
      case 0 -> plain(new MeanCombine());
      case 1 -> plain(new SumCombine());
      case 2 -> plain(new MinCombine());
      case 3 -> plain(new MaxCombine());
      case 4 -> plain(new CountCombine());
      case 5 -> plain(new RangeCombine());
      case 6 -> {
        VarianceCombine provider = new VarianceCombine();
        yield new Case(
            provider, provider.create(new SpreadParameters(SigmaKind.SAMPLE)), List.of());
      }
      case 7 -> {
        StandardDeviationCombine provider = new StandardDeviationCombine();
        yield new Case(
            provider, provider.create(new SpreadParameters(SigmaKind.POPULATION)), List.of());
      }
      default -> {
        WeightedMeanCombine provider = new WeightedMeanCombine();
        List<Double> weights =
            IntStream.range(0, frames).mapToObj(i -> 0.25 + random.nextDouble()).toList();
        yield new Case(
            provider, provider.create(new WeightedMeanCombine.Weights(weights)), weights);
      }
    };
  }

  private static Case plain(CombinerProvider<NoParameters> provider) {
    return new Case(provider, provider.create(new NoParameters()), List.of());
  }

  private static List<MemoryImage> frames(Random random) {
    SampleType type = SampleType.values()[random.nextInt(4)];
    ImageInfo info =
        ImageInfo.of(
            1 + random.nextInt(60), 1 + random.nextInt(50), BANDS.get(random.nextInt(4)), type);
    double gaps = type.isInteger() ? 0 : random.nextInt(3) * 0.2;
    List<MemoryImage> frames = new ArrayList<>();
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      MemoryImage image = MemoryImage.random(info, random.nextLong());
      double[] samples = image.toArray();
      frames.add(MemoryImage.of(info, s -> random.nextDouble() < gaps ? Double.NaN : samples[s]));
    }
    return frames;
  }

  private List<Path> write(List<MemoryImage> frames) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      files.add(folder.resolve("frame" + i + ".raw"));
      RawFrames.write(files.get(i), frames.get(i));
    }
    return files;
  }

  /**
   * Stacks with a budget somewhere between what one row needs and what the whole picture would
   * take.
   */
  private MemoryImage stack(
      List<Path> files, Access access, Case combine, int threads, Random random) {
    CapturingWriter writer = new CapturingWriter(1 + random.nextInt(20));
    StackJob job = job(access, false, combine, writer);
    FrameProbes probes = FrameProbes.of(files, job.chain(), false, 2);
    long most = new Planner(job, budget(1 << 30, threads)).plan(probes).memoryBytes();
    for (double share = random.nextDouble(); ; share = (share + 1) / 2) {
      Budget budget = budget((long) (most * share) + 1, threads);
      try {
        ExecutionPlan plan = new Planner(job, budget).plan(probes);
        assertEquals(access == Access.IN_PLACE, plan.way() == ExecutionPlan.Way.BY_BAND);
        assertTrue(plan.memoryBytes() <= budget.memoryBytes());
        new StackEngine(budget.scratch()).run(plan, Progress.NONE);
        return writer.written();
      } catch (ResourceLimitException e) {
        assertTrue(e.getMessage().contains("give a larger --memory"), e.getMessage());
      }
    }
  }

  private Budget budget(long memory, int threads) {
    return new Budget(memory, threads, 64, scratch());
  }

  private StackJob job(Access access, boolean skip, Case combine, CapturingWriter writer) {
    FrameFormats formats = new FrameFormats(List.of(new RawFrames(access)), Limits.DEFAULT);
    OutputJob output =
        new OutputJob(
            folder.resolve("out/result.raw"),
            "raw",
            Set.of(SampleType.values()),
            writer,
            Optional.of(SampleType.FLOAT64),
            Rounding.HALF_UP,
            Scale.NONE);
    return new StackJob(
        new FrameChain(formats, true, List.of()),
        skip,
        combine.name(),
        combine.combiner(),
        List.of(),
        List.of(output));
  }

  private ScratchSpace scratch() {
    return new ScratchSpace(folder.resolve("scratch"));
  }

  private Budget budget() {
    return budget(64 << 20, 2);
  }

  @Test
  void scratchIsGoneAfterARunAndAfterAFailure() throws IOException {
    ImageInfo info = ImageInfo.of(30, 40, List.of(Band.GREY), SampleType.UINT8);
    List<Path> files = write(List.of(MemoryImage.random(info, 1), MemoryImage.random(info, 2)));
    stack(files, Access.ROWS, plain(new MeanCombine()), 2, new Random(1));
    assertEmpty(folder.resolve("scratch"));
    shorten(files.get(1));
    assertThrows(
        FrameException.class,
        () -> stack(files, Access.ROWS, plain(new MeanCombine()), 2, new Random(1)));
    assertEmpty(folder.resolve("scratch"));
    try (Stream<Path> out = Files.list(folder.resolve("out"))) {
      assertEquals(List.of("result.raw"), out.map(p -> p.getFileName().toString()).toList());
    }
  }

  @Test
  void aTruncatedFrameIsNamedOrSkippedWhole() throws IOException {
    ImageInfo info = ImageInfo.of(30, 40, List.of(Band.GREY), SampleType.UINT8);
    List<MemoryImage> images =
        List.of(
            MemoryImage.random(info, 1), MemoryImage.random(info, 2), MemoryImage.random(info, 3));
    List<Path> files = write(images);
    shorten(files.get(1));
    Case max = plain(new MaxCombine());
    for (Access access : Access.values()) {
      FrameException e =
          assertThrows(FrameException.class, () -> stack(files, access, max, 2, new Random(1)));
      assertTrue(
          e.getMessage().startsWith("frame \"" + files.get(1) + "\": ends in the middle"),
          e.getMessage());

      CapturingWriter writer = new CapturingWriter(7);
      StackJob job = job(access, true, max, writer);
      FrameProbes probes = FrameProbes.of(files, job.chain(), true, 2);
      ExecutionPlan plan = new Planner(job, budget()).plan(probes);
      List<SkippedFrame> skipped = new StackEngine(scratch()).run(plan, Progress.NONE);
      assertEquals(List.of(new SkippedFrame(files.get(1), "ends in the middle")), skipped);
      Oracle.check(List.of(images.get(0), images.get(2)), "max", List.of(), writer.written());
    }
  }

  private static void shorten(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void framesOfAnotherSizeAreNamedWithBothSizes() throws IOException {
    MemoryImage a = MemoryImage.random(ImageInfo.of(30, 40, BANDS.get(0), SampleType.UINT8), 1);
    MemoryImage b = MemoryImage.random(ImageInfo.of(30, 41, BANDS.get(0), SampleType.UINT8), 1);
    List<Path> files = write(List.of(a, b));
    FrameException e =
        assertThrows(
            FrameException.class,
            () -> stack(files, Access.ROWS, plain(new MeanCombine()), 2, new Random(1)));
    assertEquals(
        "frame \"%s\" is 30x41, the first frame \"%s\" is 30x40; leave it out of \"frames\" or crop it first"
            .formatted(files.get(1), files.get(0)),
        e.getMessage());
  }

  @Test
  void aBudgetTooSmallForOneRowIsRefusedWithNumbers() throws IOException {
    MemoryImage a = MemoryImage.random(ImageInfo.of(30, 40, BANDS.get(0), SampleType.UINT8), 1);
    List<Path> files = write(List.of(a));
    Budget tiny = new Budget(1000, 1, 64, scratch());
    ResourceLimitException e =
        assertThrows(
            ResourceLimitException.class,
            () -> {
              StackJob job =
                  job(Access.ROWS, false, plain(new MeanCombine()), new CapturingWriter(1));
              new Planner(job, tiny).plan(FrameProbes.of(files, job.chain(), false, 1));
            });
    assertTrue(
        e.getMessage().contains("30x40") && e.getMessage().contains("--memory"), e.getMessage());
  }

  @Test
  void framesAreTurnedUprightAsTheirOrientationSays() throws IOException {
    for (Orientation orientation : Orientation.values()) {
      ImageInfo stored =
          ImageInfo.of(23, 17, BANDS.get(1), SampleType.UINT8)
              .withMetadata(Metadata.NONE.withOrientation(orientation));
      MemoryImage image = MemoryImage.random(stored, 5);
      List<Path> files = write(List.of(image));
      for (Access access : Access.values()) {
        CapturingWriter writer = new CapturingWriter(5);
        StackJob job = job(access, false, plain(new MeanCombine()), writer);
        ExecutionPlan plan =
            new Planner(job, budget()).plan(FrameProbes.of(files, job.chain(), false, 1));
        new StackEngine(scratch()).run(plan, Progress.NONE);
        MemoryImage upright = writer.written();
        assertEquals(orientation.swapsSides() ? 17 : 23, upright.info().width());
        for (int y = 0; y < 17; y++) {
          for (int x = 0; x < 23; x++) {
            int[] to = whereItGoes(orientation, x, y, 23, 17);
            assertEquals(
                image.get(x, y, 1), upright.get(to[0], to[1], 1), orientation + " " + access);
          }
        }
      }
    }
  }

  /**
   * The table of the TIFF specification: which side of the picture row 0 and column 0 of the file
   * are.
   */
  private static int[] whereItGoes(
      Orientation orientation, int column, int row, int width, int height) {
    return switch (orientation.tag()) {
      case 1 -> new int[] {column, row};
      case 2 -> new int[] {width - 1 - column, row};
      case 3 -> new int[] {width - 1 - column, height - 1 - row};
      case 4 -> new int[] {column, height - 1 - row};
      case 5 -> new int[] {row, column};
      case 6 -> new int[] {height - 1 - row, column};
      case 7 -> new int[] {height - 1 - row, width - 1 - column};
      default -> new int[] {row, width - 1 - column};
    };
  }

  @Test
  void weightsBelongToTheFramesListedAlsoWhenSomeAreSkipped() throws IOException {
    ImageInfo info = ImageInfo.of(5, 4, BANDS.get(0), SampleType.UINT8);
    List<Path> files =
        write(
            List.of(
                MemoryImage.of(info, i -> 10),
                MemoryImage.of(info, i -> 20),
                MemoryImage.of(info, i -> 40)));
    for (boolean atOnce : new boolean[] {true, false}) {
      if (atOnce) {
        shorten(files.get(1));
      } else {
        Files.writeString(files.get(1), "no frame at all");
      }
      WeightedMeanCombine provider = new WeightedMeanCombine();
      Combiner combiner =
          provider.create(new WeightedMeanCombine.Weights(List.of(1.0, 100.0, 3.0)));
      CapturingWriter writer = new CapturingWriter(4);
      StackJob job = job(Access.ROWS, true, new Case(provider, combiner, List.of()), writer);
      ExecutionPlan plan =
          new Planner(job, budget()).plan(FrameProbes.of(files, job.chain(), true, 2));
      new StackEngine(scratch()).run(plan, Progress.NONE);
      assertEquals((10 + 3 * 40) / 4.0, writer.written().get(0, 0, 0));
    }
  }

  @Test
  void whereNoFrameHasASampleTheCountIsZero() throws IOException {
    ImageInfo info = ImageInfo.of(5, 4, BANDS.get(0), SampleType.FLOAT32);
    List<Path> files = write(List.of(MemoryImage.of(info, i -> i == 0 ? 1 : Double.NaN)));
    MemoryImage count = stack(files, Access.ROWS, plain(new CountCombine()), 1, new Random(1));
    assertEquals(1, count.get(0, 0, 0));
    assertEquals(0, count.get(1, 0, 0));
  }

  /** Languages other than Java throw checked exceptions as they like. */
  @Test
  @Timeout(60)
  void aFilterThatThrowsWhateverItLikesEndsTheRunAndIsNamed() throws IOException {
    ImageInfo info = ImageInfo.of(50, 400, BANDS.get(1), SampleType.UINT8);
    List<MemoryImage> images =
        IntStream.range(0, 8).mapToObj(i -> MemoryImage.random(info, i)).toList();
    List<Path> files = write(images);
    Filter rude = source -> new RudeSource(source);
    StackJob good = job(Access.ROWS, false, plain(new MeanCombine()), new CapturingWriter(4));
    FilterStep step = new FilterStep("rude", "rude.jar", rude);
    FrameChain chain = new FrameChain(good.chain().formats(), true, List.of(step));
    StackJob job = new StackJob(chain, false, "mean", good.combiner(), List.of(), good.outputs());
    ExecutionPlan plan = new Planner(job, budget()).plan(FrameProbes.of(files, chain, false, 2));
    PluginException e =
        assertThrows(
            PluginException.class, () -> new StackEngine(scratch()).run(plan, Progress.NONE));
    assertTrue(e.getMessage().startsWith("filter \"rude\" of rude.jar failed: "), e.getMessage());
    assertEmpty(folder.resolve("scratch"));
  }

  private static final class RudeSource extends FilteredSource {
    RudeSource(ImageSource source) {
      super(source, source.info());
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      RudeSource.<RuntimeException>throwAnyway(new TimeoutException("too long"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAnyway(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  @Test
  void whenOneOutputFailsNoneAppearsAndOldOnesStay() throws IOException {
    MemoryImage image = MemoryImage.random(ImageInfo.of(5, 4, BANDS.get(0), SampleType.UINT8), 1);
    List<Path> files = write(List.of(image));
    StackJob one = job(Access.IN_PLACE, false, plain(new MeanCombine()), new CapturingWriter(4));
    OutputJob first = one.outputs().get(0);
    Files.createDirectories(first.file().getParent());
    Files.writeString(first.file(), "old");
    OutputJob failing =
        new OutputJob(
            folder.resolve("out/second.raw"),
            "raw",
            first.formatTypes(),
            new FailingWriter(),
            first.type(),
            first.rounding(),
            first.scale());
    StackJob two =
        new StackJob(
            one.chain(), false, "mean", one.combiner(), List.of(), List.of(first, failing));
    ExecutionPlan plan =
        new Planner(two, budget()).plan(FrameProbes.of(files, two.chain(), false, 1));
    ResourceLimitException e =
        assertThrows(
            ResourceLimitException.class,
            () -> new StackEngine(scratch()).run(plan, Progress.NONE));
    assertTrue(
        e.getMessage().contains("second.raw") && e.getMessage().contains("disk is full"),
        e.getMessage());
    assertEquals("old", Files.readString(first.file()));
    try (Stream<Path> out = Files.list(folder.resolve("out"))) {
      assertEquals(List.of(first.file()), out.toList());
    }
  }

  private static final class FailingWriter implements FrameWriter {
    @Override
    public void check(ImageInfo image) {}

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      Files.writeString(file, "half");
      throw new UncheckedIOException(new IOException("disk is full"));
    }
  }

  @Test
  void anOutputThatIsALinkStaysOne() throws IOException {
    Path real = Files.writeString(folder.resolve("real.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
    try (PendingFile file = new PendingFile(link)) {
      Files.writeString(file.path(), "new");
      file.commit();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
  }

  private static void assertEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent(), "left behind in " + folder);
    }
  }
}
