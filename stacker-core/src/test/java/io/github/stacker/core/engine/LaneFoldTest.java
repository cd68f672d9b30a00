package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MaxCombine;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MinCombine;
import io.github.stacker.core.combine.RangeCombine;
import io.github.stacker.core.combine.SumCombine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs give the same bits whether samples are folded several at once or one by one. */
@Tag("slow")
class LaneFoldTest extends StackingTest {
  private static final List<CombinerProvider<NoParameters>> COMBINES =
      List.of(
          new MeanCombine(),
          new SumCombine(),
          new MinCombine(),
          new MaxCombine(),
          new RangeCombine());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void severalAtOnceAreAsGoodAsOneByOne(long seed) throws IOException {
    Random random = random(seed);
    SampleType type = random.nextBoolean() ? SampleType.UINT8 : SampleType.UINT16;
    ImageInfo info =
        ImageInfo.of(
            1 + random.nextInt(3000), 1 + random.nextInt(30), BANDS.get((int) seed % 2), type);
    List<MemoryImage> frames = new ArrayList<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      frames.add(MemoryImage.random(info, random.nextLong()));
    }
    List<Path> files = write(frames);
    for (CombinerProvider<NoParameters> provider : COMBINES) {
      FoldCombiner combiner = (FoldCombiner) provider.create(new NoParameters());
      for (Access access : List.of(Access.IN_PLACE, Access.ROWS)) {
        for (SampleType written : SampleType.values()) {
          assertArrayEquals(
              stack(files, access, provider.name(), new OneByOne(combiner), written, random),
              stack(files, access, provider.name(), combiner, written, random),
              provider.name() + " of " + info + ", " + access + " to " + written);
        }
      }
    }
  }

  private double[] stack(
      List<Path> files,
      Access access,
      String name,
      FoldCombiner combiner,
      SampleType written,
      Random random) {
    CapturingWriter writer = new CapturingWriter(1 + random.nextInt(20));
    OutputJob output =
        new OutputJob(
            folder.resolve("out").resolve("result.raw"),
            "raw",
            Set.of(SampleType.values()),
            writer,
            Optional.of(written),
            Rounding.HALF_UP,
            Scale.NONE);
    StackJob job =
        new StackJob(
            job(access, false, plain(new MeanCombine()), writer).chain(),
            false,
            name,
            combiner,
            List.of(),
            List.of(output));
    FrameProbes probes = FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 2);
    ExecutionPlan plan =
        random.nextBoolean() ? mapped(job, probes) : new Planner(job, budget()).plan(probes);
    assertEquals(combiner instanceof OneByOne, plan.state().samplesPerPlace() == 1);
    int height = plan.frame().height();
    int section = 1 + random.nextInt((int) plan.frame().region().pixels());
    ExecutionPlan cut = cut(plan, 1 + random.nextInt(height), section, 1 + random.nextInt(3));
    new StackEngine(scratch()).run(cut, Progress.NONE);
    assertEquals(written, writer.written().info().sampleType());
    return writer.written().toArray();
  }

  /** A combiner whose kernels do not offer to fold several samples at once. */
  private record OneByOne(FoldCombiner combiner) implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return new Kernel(combiner.newKernel(stack));
    }
  }

  private record Kernel(FoldKernel kernel) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return kernel.planes();
    }

    @Override
    public double missing() {
      return kernel.missing();
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      kernel.add(samples, state);
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      kernel.finish(state, coverage, result, count);
    }
  }
}
