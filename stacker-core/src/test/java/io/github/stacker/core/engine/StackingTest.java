package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Combiner;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What tests of whole runs share: raw frames in a folder, stacked by a job without a pipeline. */
abstract class StackingTest {
  static final List<List<Band>> BANDS =
      List.of(
          List.of(Band.GREY),
          List.of(Band.RED, Band.GREEN, Band.BLUE),
          List.of(Band.GREY, Band.ALPHA),
          List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA));

  @TempDir Path folder;

  record Case(CombinerProvider<?> provider, Combiner combiner, List<Double> weights) {
    String name() {
      return provider.name();
    }
  }

  static Case plain(CombinerProvider<NoParameters> provider) {
    return new Case(provider, provider.create(new NoParameters()), List.of());
  }

  /** Small seeds, whose first numbers {@link Random} takes from a narrow range, are spread. */
  static Random random(long seed) {
    return new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** Makes frames of a random size and kind, some with missing samples. */
  static List<MemoryImage> frames(Random random) {
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

  List<Path> write(List<MemoryImage> frames) throws IOException {
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
  MemoryImage stack(List<Path> files, Access access, Case combine, int threads, Random random) {
    CapturingWriter writer = new CapturingWriter(1 + random.nextInt(20));
    StackJob job = job(access, false, combine, writer);
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 2);
    long most = new Planner(job, budget(1 << 30, threads)).plan(probes).memoryBytes();
    for (double share = random.nextDouble(); ; share = (share + 1) / 2) {
      Budget budget = budget((long) (most * share) + 1, threads);
      try {
        ExecutionPlan plan = new Planner(job, budget).plan(probes);
        assertEquals(way(access, combine, plan), plan.way());
        assertTrue(plan.memoryBytes() <= budget.memoryBytes());
        new StackEngine(budget.scratch()).run(plan, Progress.NONE);
        return writer.written();
      } catch (ResourceLimitException e) {
        assertTrue(e.getMessage().contains("give a larger --memory"), e.getMessage());
      }
    }
  }

  private static ExecutionPlan.Way way(Access access, Case combine, ExecutionPlan plan) {
    assertTrue(access == Access.TILES || plan.tiles().isEmpty());
    if (combine.combiner() instanceof StackCombiner) {
      return ExecutionPlan.Way.SWEEP;
    }
    return access == Access.IN_PLACE || plan.tiles().isPresent()
        ? ExecutionPlan.Way.FOLD_BY_BAND
        : ExecutionPlan.Way.FOLD_BY_FRAME;
  }

  Budget budget(long memory, int threads) {
    return new Budget(memory, threads, 64, scratch());
  }

  StackJob job(Access access, boolean skip, Case combine, FrameWriter writer) {
    FrameFormats formats = new FrameFormats(List.of(new RawFrames(access)), Limits.DEFAULT);
    return new StackJob(
        new FrameChain(formats, true, List.of()),
        skip,
        combine.name(),
        combine.combiner(),
        List.of(),
        List.of(output("result.raw", writer)));
  }

  /** Writes results as they are. */
  OutputJob output(String name, FrameWriter writer) {
    return new OutputJob(
        folder.resolve("out").resolve(name),
        "raw",
        Set.of(SampleType.values()),
        writer,
        Optional.of(SampleType.FLOAT64),
        Rounding.HALF_UP,
        Scale.NONE);
  }

  ScratchSpace scratch() {
    return new ScratchSpace(folder.resolve("scratch"));
  }

  Budget budget() {
    return budget(64 << 20, 2);
  }

  /** Plans a fold by frame with memory for all but its state. */
  ExecutionPlan mapped(StackJob job, FrameProbes probes) {
    long memory = new Planner(job, budget()).plan(probes).memoryBytes();
    ExecutionPlan plan = new Planner(job, budget(memory, 2)).plan(probes);
    assertFalse(plan.stateInMemory());
    return plan;
  }

  /** Cuts small pictures as large ones would be cut. */
  static ExecutionPlan cut(ExecutionPlan plan, int bandRows, int sectionPixels, int threads) {
    return new ExecutionPlan(
        plan.job(),
        plan.frames(),
        plan.frame(),
        plan.stack(),
        plan.adjustments(),
        plan.way(),
        plan.tiles(),
        plan.post(),
        plan.kernels(),
        plan.spill(),
        bandRows,
        sectionPixels,
        threads,
        plan.copiesWhole(),
        plan.stateInMemory(),
        plan.keeping(),
        plan.memoryBytes(),
        plan.scratchBytes(),
        plan.readBytes(),
        plan.openFiles(),
        plan.outputs());
  }

  static void shorten(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  static void assertEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent(), "left behind in " + folder);
    }
  }
}
