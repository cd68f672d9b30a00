package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MaxCombine;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MinCombine;
import io.github.stacker.core.combine.RangeCombine;
import io.github.stacker.core.combine.SigmaKind;
import io.github.stacker.core.combine.SpreadParameters;
import io.github.stacker.core.combine.SumCombine;
import io.github.stacker.core.combine.VarianceCombine;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The classic recipe: what NumPy makes of real frames, bit for bit; its numbers are in {@code
 * golden/}.
 */
class NumpyRecipeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyExactCombineEqualsNumpy(RealSet set) throws IOException {
    List<Path> files = set.files();
    Properties numpy = RealSet.golden("numpy.properties");
    String name = set.title();
    assertEquals(numpy.getProperty(name + ".frames"), Integer.toString(files.size()));
    assertEquals(
        numpy.getProperty(name + ".mean.truncate"),
        SampleHash.ofInts(stack(files, plain(new MeanCombine()), set.type(), Rounding.TRUNCATE)));
    assertEquals(
        numpy.getProperty(name + ".mean.float64"),
        SampleHash.ofDoubles(exact(files, new MeanCombine())));
    assertEquals(
        numpy.getProperty(name + ".sum"), SampleHash.ofInts(exact(files, new SumCombine())));
    assertEquals(
        numpy.getProperty(name + ".max"), SampleHash.ofInts(exact(files, new MaxCombine())));
    assertEquals(
        numpy.getProperty(name + ".min"), SampleHash.ofInts(exact(files, new MinCombine())));
    assertEquals(
        numpy.getProperty(name + ".range"), SampleHash.ofInts(exact(files, new RangeCombine())));
  }

  /** NumPy rounds the mean before it squares differences; ours rounds once, at the end. */
  @ParameterizedTest
  @EnumSource
  void theVarianceIsNumpysToItsRounding(RealSet set) throws IOException {
    FoldCombiner variance =
        new VarianceCombine().create(new SpreadParameters(SigmaKind.POPULATION));
    double[] ours = stack(set.files(), variance, SampleType.FLOAT64, Rounding.HALF_UP).toArray();
    Properties numpy = RealSet.golden("numpy.properties");
    String prefix = set.title() + ".variance.";
    List<String> keys =
        numpy.stringPropertyNames().stream().filter(key -> key.startsWith(prefix)).toList();
    assertEquals(8, keys.size());
    for (String key : keys) {
      double theirs = Double.parseDouble(numpy.getProperty(key));
      assertEquals(
          theirs, ours[Integer.parseInt(key.substring(prefix.length()))], theirs * 1e-13, key);
    }
  }

  private MemoryImage exact(List<Path> files, CombinerProvider<NoParameters> combine) {
    return stack(files, plain(combine), SampleType.FLOAT64, Rounding.HALF_UP);
  }

  private static FoldCombiner plain(CombinerProvider<NoParameters> provider) {
    return (FoldCombiner) provider.create(new NoParameters());
  }

  private MemoryImage stack(
      List<Path> files, FoldCombiner combiner, SampleType type, Rounding rounding) {
    CapturingWriter writer = new CapturingWriter(50);
    OutputJob output =
        new OutputJob(
            folder.resolve("out"),
            "raw",
            Set.of(type),
            writer,
            Optional.of(type),
            rounding,
            Scale.NONE);
    StackJob job =
        new StackJob(
            new FrameChain(RealSet.FORMATS, true, List.of()),
            false,
            "test",
            combiner,
            List.of(),
            List.of(output));
    Budget budget = new Budget(64 << 20, 2, 64, new ScratchSpace(folder));
    ExecutionPlan plan =
        new Planner(job, budget)
            .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 2));
    new StackEngine(budget.scratch()).run(plan, Progress.NONE);
    return writer.written();
  }
}
