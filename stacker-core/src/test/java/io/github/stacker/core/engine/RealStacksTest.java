package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.CcdprocCompatibility;
import io.github.stacker.core.combine.Centre;
import io.github.stacker.core.combine.Compatibility;
import io.github.stacker.core.combine.Deviation;
import io.github.stacker.core.combine.Interpolation;
import io.github.stacker.core.combine.MadClipCombine;
import io.github.stacker.core.combine.MadClipParameters;
import io.github.stacker.core.combine.MedianCombine;
import io.github.stacker.core.combine.MinMaxRejectCombine;
import io.github.stacker.core.combine.MinMaxRejectParameters;
import io.github.stacker.core.combine.PercentileCombine;
import io.github.stacker.core.combine.PercentileParameters;
import io.github.stacker.core.combine.RestResult;
import io.github.stacker.core.combine.SigmaClipCombine;
import io.github.stacker.core.combine.SigmaClipParameters;
import io.github.stacker.core.combine.TrimmedMeanCombine;
import io.github.stacker.core.combine.TrimmedMeanParameters;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Combines of whole stacks over real frames, from the files on: what NumPy, astropy and ccdproc
 * make of them, bit for bit, frames spilled and in place; their numbers are in {@code
 * golden/stacks}.
 */
@Tag("slow")
class RealStacksTest {
  private static Properties golden;

  @TempDir private Path folder;

  /** What one run wrote. */
  private record Written(MemoryImage float64, MemoryImage halfUp, MemoryImage truncated) {}

  @BeforeAll
  static void loadGolden() throws IOException {
    golden = RealSet.golden("stacks/combines.properties");
  }

  @ParameterizedTest
  @EnumSource
  void mediansPercentilesAndTrimmedMeansAreNumpys(RealSet set) throws IOException {
    Set<String> ways = ways(set, "numpy");
    assertEquals(set == RealSet.TABLE ? 7 : 17, ways.size());
    for (String way : ways) {
      for (StackCombiner combiner : numpy(way.split(","))) {
        for (boolean spilled : spilledOrNot(set)) {
          assertExact(set, way, run(set, combiner, List.of(), spilled));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void clippedMeansAreAstropys(RealSet set) throws IOException {
    Set<String> ways = ways(set, "astropy");
    assertEquals(set == RealSet.TABLE ? 4 : 16, ways.size());
    for (String way : ways) {
      for (StackCombiner combiner : astropy(way.split(","))) {
        for (boolean spilled : spilledOrNot(set)) {
          assertClipped(set, way, combiner, spilled);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void clippedMeansAreCcdprocs(RealSet set) throws IOException {
    Set<String> ways = ways(set, "ccdproc");
    assertEquals(set == RealSet.TABLE ? 6 : 10, ways.size());
    for (String way : ways) {
      for (StackCombiner combiner : ccdproc(way.split(","))) {
        for (boolean spilled : spilledOrNot(set)) {
          assertClipped(set, way, combiner, spilled);
        }
      }
    }
  }

  /** TIFF alone is read in place, unless it must be known to be whole before. */
  private static boolean[] spilledOrNot(RealSet set) {
    return set == RealSet.SIM_RIDGE ? new boolean[] {true, false} : new boolean[] {true};
  }

  private static List<StackCombiner> numpy(String[] words) {
    return switch (words[1]) {
      case "median" -> List.of(new MedianCombine().create(new NoParameters()));
      case "percentile" ->
          List.of(
              new PercentileCombine()
                  .create(
                      new PercentileParameters(
                          Double.parseDouble(words[2]),
                          Interpolation.valueOf(words[3].toUpperCase(Locale.ROOT)))));
      default ->
          List.of(
              new TrimmedMeanCombine().create(new TrimmedMeanParameters(1, 1)),
              extremes(1, 1, CcdprocCompatibility.NONE));
    };
  }

  private static StackCombiner extremes(int low, int high, CcdprocCompatibility compatibility) {
    return new MinMaxRejectCombine()
        .create(new MinMaxRejectParameters(low, high, 1, RestResult.MEAN, compatibility));
  }

  private static List<StackCombiner> astropy(String[] words) {
    int rounds = words[2].equals("None") ? 0 : Integer.parseInt(words[2]);
    return clips(words[1], rounds, words[3], words[4], Compatibility.ASTROPY);
  }

  private static List<StackCombiner> ccdproc(String[] words) {
    if (words[1].equals("extrema")) {
      int low = Integer.parseInt(words[2]);
      return List.of(extremes(low, Integer.parseInt(words[3]), CcdprocCompatibility.CCDPROC));
    }
    return clips(words[1], 0, words[2], words[3], Compatibility.CCDPROC);
  }

  private static List<StackCombiner> clips(
      String sigma, int rounds, String centre, String deviation, Compatibility compatibility) {
    double limit = Double.parseDouble(sigma);
    boolean mad = deviation.equals("mad_std");
    StackCombiner clip =
        new SigmaClipCombine()
            .create(
                new SigmaClipParameters(
                    limit,
                    limit,
                    Centre.valueOf(centre.toUpperCase(Locale.ROOT)),
                    mad ? Deviation.MAD : Deviation.POPULATION,
                    rounds,
                    1,
                    RestResult.MEAN,
                    compatibility));
    if (!mad || centre.equals("mean")) {
      return List.of(clip);
    }
    MadClipParameters same =
        new MadClipParameters(limit, limit, rounds, 1, RestResult.MEAN, compatibility);
    return List.of(clip, new MadClipCombine().create(same));
  }

  /** Gives the ways of a program in which a set was combined. */
  private static Set<String> ways(RealSet set, String program) {
    Set<String> ways = new TreeSet<>();
    String prefix = set.title() + "." + program;
    for (String key : golden.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        ways.add(key.substring(set.title().length() + 1, key.lastIndexOf('.')));
      }
    }
    return ways;
  }

  private static void assertExact(RealSet set, String way, Written ours) {
    assertEquals(value(set, way, "float64"), SampleHash.ofDoubles(ours.float64()), way);
    assertEquals(value(set, way, "half-up"), SampleHash.ofInts(ours.halfUp()), way);
    assertEquals(value(set, way, "truncate"), SampleHash.ofInts(ours.truncated()), way);
  }

  private void assertClipped(RealSet set, String way, StackCombiner combiner, boolean spilled)
      throws IOException {
    CapturingWriter coverage = new CapturingWriter(50);
    OutputJob map = output("coverage", coverage, SampleType.UINT8, Rounding.HALF_UP);
    List<MapJob> maps = List.of(new MapJob(StackMap.COVERAGE, Optional.empty(), map));
    Written ours = run(set, combiner, maps, spilled);
    assertEquals(value(set, way, "coverage"), SampleHash.ofInts(coverage.written()), way);
    assertEquals(value(set, way, "mean"), SampleHash.ofDoubles(ours.float64()), way);
  }

  private static String value(RealSet set, String way, String what) {
    return golden.getProperty(set.title() + "." + way + "." + what);
  }

  private Written run(RealSet set, StackCombiner combiner, List<MapJob> maps, boolean spilled)
      throws IOException {
    CapturingWriter float64 = new CapturingWriter(50);
    CapturingWriter halfUp = new CapturingWriter(31);
    CapturingWriter truncated = new CapturingWriter(64);
    StackJob job =
        new StackJob(
            new FrameChain(RealSet.FORMATS, true, List.of()),
            spilled,
            Optional.empty(),
            "test",
            combiner,
            maps,
            List.of(),
            List.of(
                output("float64", float64, SampleType.FLOAT64, Rounding.HALF_UP),
                output("half-up", halfUp, set.type(), Rounding.HALF_UP),
                output("truncated", truncated, set.type(), Rounding.TRUNCATE)));
    Budget budget = new Budget(64 << 20, 2, 64, new ScratchSpace(folder));
    List<Path> files = set.files();
    ExecutionPlan plan =
        new Planner(job, budget)
            .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), false, 2));
    assertEquals(spilled ? files.size() : 0, plan.spill().frames().size());
    new StackEngine(budget.scratch()).run(plan, Progress.NONE);
    return new Written(float64.written(), halfUp.written(), truncated.written());
  }

  private OutputJob output(
      String name, CapturingWriter writer, SampleType type, Rounding rounding) {
    return new OutputJob(
        folder.resolve(name), "raw", Set.of(type), writer, Optional.of(type), rounding, Scale.NONE);
  }
}
