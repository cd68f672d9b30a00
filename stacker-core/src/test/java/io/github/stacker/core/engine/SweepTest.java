package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.CountCombine;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.SigmaKind;
import io.github.stacker.core.combine.SpreadParameters;
import io.github.stacker.core.combine.StandardDeviationCombine;
import io.github.stacker.core.format.FrameFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps give what folds give where both can compute it, and what stacks say everywhere. */
@Tag("slow")
class SweepTest extends StackingTest {
  private static final StackCombiner MEAN = info -> Stack::keptMean;

  /** Rejects what is more than a tenth of white above the median. */
  private static final StackCombiner WITHOUT_HIGH =
      info ->
          stack -> {
            double limit = stack.keptMedian() + info.sampleType().white() / 10;
            for (int i = 0; i < stack.count(); i++) {
              if (stack.samples()[i] > limit) {
                stack.rejectHigh(i);
              }
            }
            return stack.keptMean();
          };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void meansOfStacksHaveTheBitsOfTheFold(long seed) throws IOException {
    Random random = random(seed);
    List<Path> files = write(frames(random));
    Case fold = plain(new MeanCombine());
    MemoryImage expected = stack(files, Access.ROWS, fold, 2, random);
    for (Access access : Access.values()) {
      for (int threads : new int[] {1, 2, 5}) {
        Case sweep = new Case(new MeanCombine(), MEAN, List.of());
        MemoryImage result = stack(files, access, sweep, threads, random);
        assertArrayEquals(expected.toArray(), result.toArray(), access + " " + threads);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void mapsTellTheFateOfEverySample(long seed) throws IOException {
    Random random = random(seed);
    List<MemoryImage> frames = frames(random);
    List<Path> files = write(frames);
    for (Access access : Access.values()) {
      Map<StackMap, MemoryImage> maps = maps(files, access, WITHOUT_HIGH, random);
      ImageInfo info = frames.get(0).info();
      StackInfo shape = new StackInfo(frames.size(), info.sampleType(), false);
      for (int y = 0; y < info.height(); y++) {
        for (int x = 0; x < info.width(); x++) {
          for (int b = 0; b < info.colourBandCount(); b++) {
            Stack stack = stackAt(frames, x, y, b);
            if (stack.count() > 0) {
              WITHOUT_HIGH.newKernel(shape).combine(stack);
            }
            assertEquals(stack.keptCount(), maps.get(StackMap.COVERAGE).get(x, y, b));
            assertEquals(stack.rejectedHigh(), maps.get(StackMap.REJECTED_HIGH).get(x, y, b));
            assertEquals(0, maps.get(StackMap.REJECTED_LOW).get(x, y, b));
            assertEquals(stack.keptDeviation(), maps.get(StackMap.DEVIATION).get(x, y, b));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void foldsWriteTheMapsOfASweep(long seed) throws IOException {
    Random random = random(seed);
    List<Path> files = write(frames(random));
    Map<StackMap, MemoryImage> expected = maps(files, Access.RANDOM, MEAN, random);
    for (Access access : Access.values()) {
      FoldCombiner fold = new MeanCombine().create(new NoParameters());
      Map<StackMap, MemoryImage> maps = maps(files, access, fold, random);
      for (StackMap map : maps.keySet()) {
        double tolerance = map == StackMap.DEVIATION ? 1e-6 : 0;
        assertArrayEquals(
            expected.get(map).toArray(), maps.get(map).toArray(), tolerance, map + " " + access);
      }
    }
  }

  @Test
  void framesBeyondTheLimitOfOpenFilesAreSpilled() throws IOException {
    ImageInfo info = ImageInfo.of(7, 5, BANDS.get(1), SampleType.UINT16);
    List<MemoryImage> frames = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      frames.add(MemoryImage.random(info, i));
    }
    List<Path> files = write(frames);
    CapturingWriter writer = new CapturingWriter(3);
    StackJob job =
        job(Access.IN_PLACE, false, new Case(new MeanCombine(), MEAN, List.of()), writer);
    Budget budget = new Budget(64 << 20, 2, 10, scratch());
    ExecutionPlan plan =
        new Planner(job, budget)
            .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1));
    assertEquals(32, plan.spill().frames().size());
    assertTrue(plan.openFiles() <= 10, plan.openFiles() + " open files");
    new StackEngine(scratch()).run(plan, Progress.NONE);
    double sum = frames.stream().mapToDouble(frame -> frame.get(6, 4, 2)).sum();
    assertEquals(sum / 40, writer.written().get(6, 4, 2));
  }

  @Test
  void aBadFrameIsLeftOutOfTheSweepIfThatIsAllowed() throws IOException {
    ImageInfo info = ImageInfo.of(5, 4, BANDS.get(0), SampleType.UINT8);
    List<Path> files =
        write(
            List.of(
                MemoryImage.of(info, i -> 10),
                MemoryImage.of(info, i -> 20),
                MemoryImage.of(info, i -> 40)));
    shorten(files.get(1));
    for (Access access : Access.values()) {
      CapturingWriter writer = new CapturingWriter(4);
      StackJob job = job(access, true, new Case(new MeanCombine(), MEAN, List.of()), writer);
      ExecutionPlan plan =
          new Planner(job, budget())
              .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), true, 2));
      List<SkippedFrame> skipped = new StackEngine(scratch()).run(plan, Progress.NONE);
      assertEquals(
          List.of(FrameLocation.of(files.get(1))),
          skipped.stream().map(SkippedFrame::location).toList());
      assertEquals(25, writer.written().get(0, 0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aRegionOfInterestHasTheSamplesOfTheWhole(long seed) throws IOException {
    Random random = random(seed);
    List<MemoryImage> frames = frames(random);
    List<Path> files = write(frames);
    ImageInfo info = frames.get(0).info();
    int x = random.nextInt(info.width());
    int y = random.nextInt(info.height());
    Region roi =
        new Region(
            x, y, 1 + random.nextInt(info.width() - x), 1 + random.nextInt(info.height() - y));
    for (Case combine :
        List.of(plain(new MeanCombine()), new Case(new MeanCombine(), WITHOUT_HIGH, List.of()))) {
      for (Access access : Access.values()) {
        MemoryImage whole = stack(files, access, combine, 2, random);
        CapturingWriter writer = new CapturingWriter(1 + random.nextInt(9));
        StackJob job = job(access, false, combine, writer);
        FrameChain chain = new FrameChain(job.chain().formats(), true, List.of(), Optional.of(roi));
        StackJob part =
            new StackJob(
                chain, false, combine.name(), combine.combiner(), List.of(), job.outputs());
        ExecutionPlan plan =
            new Planner(part, budget())
                .plan(FrameProbes.of(FrameLocation.ofAll(files), chain, false, 1));
        new StackEngine(scratch()).run(plan, Progress.NONE);
        for (int row = 0; row < roi.height(); row++) {
          for (int column = 0; column < roi.width(); column++) {
            for (int b = 0; b < info.bandCount(); b++) {
              assertEquals(whole.get(x + column, y + row, b), writer.written().get(column, row, b));
            }
          }
        }
      }
    }
  }

  private static Stack stackAt(List<MemoryImage> frames, int x, int y, int band) {
    Stack stack = new Stack(frames.size());
    for (int f = 0; f < frames.size(); f++) {
      ImageInfo info = frames.get(f).info();
      boolean covered =
          !info.hasAlpha() || frames.get(f).get(x, y, info.bandCount() - 1) >= info.white();
      double sample = frames.get(f).get(x, y, band);
      if (covered && sample == sample) {
        stack.add(f, sample);
      }
    }
    return stack;
  }

  /** Writes all maps but the provenance, and gives them. */
  private Map<StackMap, MemoryImage> maps(
      List<Path> files, Access access, Combiner combiner, Random random) {
    Map<StackMap, CapturingWriter> writers = new EnumMap<>(StackMap.class);
    List<MapJob> maps = new ArrayList<>();
    Map<StackMap, Optional<FoldCombiner>> folded = new EnumMap<>(StackMap.class);
    folded.put(StackMap.COVERAGE, Optional.of(new CountCombine().create(new NoParameters())));
    folded.put(StackMap.REJECTED_LOW, Optional.empty());
    folded.put(StackMap.REJECTED_HIGH, Optional.empty());
    folded.put(
        StackMap.DEVIATION,
        Optional.of(new StandardDeviationCombine().create(new SpreadParameters(SigmaKind.SAMPLE))));
    folded.forEach(
        (map, combine) -> {
          writers.put(map, new CapturingWriter(1 + random.nextInt(20)));
          maps.add(new MapJob(map, combine, output(map + ".raw", writers.get(map))));
        });
    CapturingWriter picture = new CapturingWriter(1 + random.nextInt(20));
    StackJob job =
        new StackJob(
            new FrameChain(
                new FrameFormats(List.of(new RawFrames(access)), Limits.DEFAULT), true, List.of()),
            false,
            Optional.empty(),
            "test",
            combiner,
            maps,
            List.of(),
            List.of(output("picture.raw", picture)));
    ExecutionPlan plan =
        new Planner(job, budget(64 << 20, 1 + random.nextInt(3)))
            .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1));
    new StackEngine(scratch()).run(plan, Progress.NONE);
    Map<StackMap, MemoryImage> written = new EnumMap<>(StackMap.class);
    writers.forEach((map, writer) -> written.put(map, writer.written()));
    return written;
  }
}
