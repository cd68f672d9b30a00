package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.SampleType;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs give the right samples, whichever way they go. */
class StackEngineTest extends StackingTest {
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
    Random random = random(seed);
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
            new Planner(job, budget())
                .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 1));
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
          new Planner(job, budget())
              .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), true, 2));
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
}
