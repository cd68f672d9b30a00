package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where rejections say that so few frames leave nothing to be rejected, and where they can. */
class FewSamplesTest {
  private static final double A_LITTLE = 1e-3;
  private static final int STACKS = 300;

  private final Random random = new Random(7);

  /**
   * A rejection by distances.
   *
   * @param name what it is
   * @param distance how far below the rest the lowest sample of a stack is, by a slow computation
   * @param clip makes the rejection whose limit below is this one, and above another
   */
  private record Case(
      String name, ToDoubleFunction<double[]> distance, DoubleFunction<StackCombiner> clip) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Case> cases() {
    Stream<Case> sigmas =
        Stream.of(Centre.values())
            .flatMap(
                centre ->
                    Stream.of(Deviation.SAMPLE, Deviation.POPULATION)
                        .map(deviation -> sigmaClip(centre, deviation)));
    return Stream.concat(
        sigmas,
        Stream.of(
            new Case(
                "sigma-median",
                stack -> sigmas(stack, Centre.MEDIAN, Deviation.SAMPLE),
                low ->
                    new SigmaMedianCombine()
                        .create(new SigmaMedianParameters(low, 90, 0, SirilCompatibility.NONE))),
            new Case(
                "linear-fit-clip",
                FewSamplesTest::residuals,
                low ->
                    new LinearFitClipCombine()
                        .create(
                            new LinearFitClipParameters(
                                low, 90, 0, 1, RestResult.MEAN, SirilCompatibility.NONE)))));
  }

  private static Case sigmaClip(Centre centre, Deviation deviation) {
    return new Case(
        "sigma-clip " + centre + " " + deviation,
        stack -> sigmas(stack, centre, deviation),
        low ->
            new SigmaClipCombine()
                .create(
                    new SigmaClipParameters(
                        low, 90, centre, deviation, 0, 1, RestResult.MEAN, Compatibility.NONE)));
  }

  private static double sigmas(double[] stack, Centre centre, Deviation deviation) {
    double[] sorted = Arrays.stream(stack).sorted().toArray();
    int n = stack.length;
    double mean = Arrays.stream(stack).average().orElseThrow();
    double squares = Arrays.stream(stack).map(x -> (x - mean) * (x - mean)).sum();
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    double from = centre == Centre.MEAN ? mean : median;
    return (from - sorted[0]) / Math.sqrt(squares / (deviation == Deviation.SAMPLE ? n - 1 : n));
  }

  /**
   * Gives how far any sample is below the line of least squares, in means of all; 0 where nearly
   * all are on it, and rounding decides.
   */
  private static double residuals(double[] stack) {
    double[] sorted = Arrays.stream(stack).sorted().toArray();
    int n = stack.length;
    double mean = Arrays.stream(stack).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      products += (i - (n - 1) / 2.0) * (sorted[i] - mean);
      squares += (i - (n - 1) / 2.0) * (i - (n - 1) / 2.0);
    }
    double farthest = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double below = mean + products / squares * (i - (n - 1) / 2.0) - sorted[i];
      farthest = Math.max(farthest, below);
      sum += Math.abs(below);
    }
    double range = sorted[n - 1] - sorted[0];
    return sum > 0.05 * range ? farthest / (sum / n) : 0;
  }

  /** Looks for the stack whose farthest sample is as far out as can be, from 0 to 1. */
  private double[] farthest(int n, ToDoubleFunction<double[]> distance) {
    double[] best = random.doubles(n).toArray();
    for (int start = 0; start < 20; start++) {
      double[] climbed = start % 2 == 0 ? random.doubles(n).toArray() : bentRamp(n);
      for (double step = 1; step > 1e-6; step *= 0.9) {
        for (int i = 0; i < n; i++) {
          for (double by : new double[] {-step, step}) {
            double[] tried = climbed.clone();
            tried[i] += by;
            climbed =
                distance.applyAsDouble(tried) > distance.applyAsDouble(climbed) ? tried : climbed;
          }
        }
      }
      best = distance.applyAsDouble(climbed) > distance.applyAsDouble(best) ? climbed : best;
    }
    double least = Arrays.stream(best).min().orElseThrow();
    double range = Arrays.stream(best).max().orElseThrow() - least;
    return Arrays.stream(best).map(x -> (x - least) / range).toArray();
  }

  private double[] bentRamp(int n) {
    double[] ramp = new double[n];
    Arrays.setAll(ramp, i -> i);
    ramp[random.nextInt(n)] -= 0.5;
    return ramp;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLimitJustOutOfReachNeverRejectsAndOneJustWithinCan(Case each) {
    for (int n = each.name.startsWith("linear") ? 3 : 2; n <= 12; n++) {
      double[] stack = farthest(n, each.distance);
      double reach = each.distance.applyAsDouble(stack);
      StackCombiner beyond = each.clip.apply(reach * (1 + A_LITTLE));
      StackCombiner within = each.clip.apply(reach * (1 - A_LITTLE));
      for (SampleType type : new SampleType[] {SampleType.UINT16, SampleType.FLOAT64}) {
        String what = "%d samples of %s %s".formatted(n, type, Arrays.toString(stack));
        StackInfo info = new StackInfo(n, type, true);
        assertTrue(beyond.neverRejects(info).isPresent(), what);
        assertTrue(within.neverRejects(info).isEmpty(), what);
        assertEquals(0, rejected(beyond, type, stack), what);
        assertTrue(rejected(within, type, stack) > 0, what);
        for (int i = 0; i < STACKS; i++) {
          double[] any = anyStack(n);
          assertEquals(0, rejected(beyond, type, any), () -> Arrays.toString(any));
        }
      }
    }
  }

  /** Makes a stack of few different samples, of many, or with some far out. */
  private double[] anyStack(int n) {
    double[] stack = new double[n];
    int kind = random.nextInt(3);
    for (int i = 0; i < n; i++) {
      stack[i] =
          switch (kind) {
            case 0 -> random.nextInt(3) / 2.0;
            case 1 -> random.nextDouble();
            default -> random.nextInt(n) == 0 ? 0 : 0.9 + 0.1 * random.nextDouble();
          };
    }
    return stack;
  }

  /** Gives how many samples of a stack of shares of white are rejected. */
  private static int rejected(StackCombiner combiner, SampleType type, double... shares) {
    double white = type.isInteger() ? type.white() : 1;
    double[][] frames =
        Arrays.stream(shares)
            .mapToObj(share -> new double[] {type.isInteger() ? Math.rint(share * white) : share})
            .toArray(double[][]::new);
    StackOutcome outcome = StackRunner.of(combiner, type, frames).outcomes().get(0);
    return outcome.rejectedLow() + outcome.rejectedHigh();
  }

  @ParameterizedTest
  @CsvSource({
    "MEAN, SAMPLE, 2, 6",
    "MEAN, SAMPLE, 2.5, 9",
    "MEAN, SAMPLE, 3, 11",
    "MEAN, POPULATION, 3, 10",
    "MEDIAN, SAMPLE, 2.5, 6",
    "MEDIAN, SAMPLE, 3, 9",
    "MEDIAN, POPULATION, 3, 8",
    "MEDIAN, MAD, 3, 4",
  })
  void theFewestFramesOfUsualLimits(Centre centre, Deviation deviation, double sigma, int fewest) {
    StackCombiner combiner =
        new SigmaClipCombine()
            .create(
                new SigmaClipParameters(
                    sigma, sigma, centre, deviation, 0, 3, RestResult.MEAN, Compatibility.NONE));
    assertEquals(fewest, fewest(combiner));
  }

  private static int fewest(StackCombiner combiner) {
    int frames = 1;
    while (combiner.neverRejects(new StackInfo(frames, SampleType.UINT16, true)).isPresent()) {
      frames++;
    }
    return frames;
  }

  private static <P extends Record> void assertFewest(
      int fewest, CombinerProvider<P> provider, P parameters) {
    StackCombiner combiner = (StackCombiner) provider.create(parameters);
    assertEquals(fewest, fewest(combiner));
    for (int frames = 1; frames <= fewest; frames++) {
      double[] lone = new double[frames];
      lone[frames - 1] = 1;
      for (SampleType type : SampleType.values()) {
        assertEquals(frames < fewest ? 0 : 1, rejected(combiner, type, lone), type + " " + frames);
      }
    }
  }

  @Test
  void whatIsKeptAtLeastIsNotRejected() {
    for (int minKept = 3; minKept < 9; minKept++) {
      assertFewest(
          minKept + 1,
          new MadClipCombine(),
          new MadClipParameters(3, 3, 0, minKept, RestResult.MEAN, Compatibility.NONE));
      assertFewest(
          minKept + 1,
          new WinsorizedSigmaClipCombine(),
          new WinsorizedSigmaClipParameters(
              3, 3, 0, minKept, RestResult.MEAN, SirilCompatibility.NONE));
      assertFewest(
          minKept + 1,
          new PercentileClipCombine(),
          new PercentileClipParameters(
              0.2, 0.1, minKept, RestResult.MEAN, SirilCompatibility.NONE));
    }
  }

  @Test
  void theShareOfOutliersHasToBeASample() {
    assertFewest(
        4,
        new GeneralizedEsdCombine(),
        new GeneralizedEsdParameters(0.3, 0.05, 3, RestResult.MEAN, SirilCompatibility.NONE));
    assertFewest(
        10,
        new GeneralizedEsdCombine(),
        new GeneralizedEsdParameters(0.1, 0.05, 3, RestResult.MEAN, SirilCompatibility.NONE));
    assertFewest(
        3,
        new GeneralizedEsdCombine(),
        new GeneralizedEsdParameters(0.5, 0.05, 1, RestResult.MEAN, SirilCompatibility.NONE));
  }

  @Test
  void extremesAreNeverRejectedWhereNoNumberOfSamplesLeavesEnough() {
    for (int all = 0; all < 4 * 4 * 4 * 6; all++) {
      int low = all % 4;
      int high = all / 4 % 4;
      int minKept = 1 + all / 16 % 4;
      int frames = 1 + all / 64;
      StackCombiner combiner =
          new MinMaxRejectCombine()
              .create(
                  new MinMaxRejectParameters(
                      low, high, minKept, RestResult.MEAN, CcdprocCompatibility.NONE));
      int most = 0;
      for (int count = 1; count <= frames; count++) {
        double[][] stack = new double[frames][];
        for (int i = 0; i < frames; i++) {
          stack[i] = new double[] {i < count ? i : Double.NaN};
        }
        StackOutcome outcome =
            StackRunner.of(combiner, SampleType.FLOAT64, stack).outcomes().get(0);
        most = Math.max(most, outcome.rejectedLow() + outcome.rejectedHigh());
      }
      assertEquals(
          most == 0 && low + high > 0,
          combiner.neverRejects(new StackInfo(frames, SampleType.FLOAT64, false)).isPresent(),
          "low %d, high %d, minKept %d, %d frames".formatted(low, high, minKept, frames));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 3 | 2.5 | no sample of 4 can be further than 2 sigma from their median, \"lowSigma\" is 3 and \"highSigma\" 2.5; give 7 frames or more, lower these, or combine by \"winsorized-sigma-clip\", \"percentile-clip\" or \"median\"",
        "3 | 3 | 3 | no sample of 3 can be further than 1.73 sigma from their median, \"lowSigma\" is 3 and \"highSigma\" 3; give 9 frames or more, lower these, or combine by \"median\"",
        "2 | 0.9 | 1 | no sample of 2 can be further than 0.71 sigma from their median, \"lowSigma\" is 0.9 and \"highSigma\" 1; give 4 frames or more, lower these",
        "9 | 1000 | 1000 | no sample of 9 can be further than 3.1 sigma from their median, \"lowSigma\" is 1000 and \"highSigma\" 1000; lower these, or combine by \"winsorized-sigma-clip\", \"percentile-clip\" or \"median\"",
        "3 | 1 | 1 | at least 3 samples are kept, and there are 3 frames; give more, lower \"minKept\", or combine by \"median\"",
        "2 | 0.1 | 9 | at least 3 samples are kept, and there are 2 frames; give more, lower \"minKept\"",
        "1 | 3 | 3 | a single frame has nothing to be compared with; give more",
      })
  void theReasonSaysWhatCanBeDone(int frames, double low, double high, String reason) {
    assertEquals(
        reason,
        FewSamples.ofSigma(Centre.MEDIAN, Deviation.SAMPLE)
            .futility(frames, low, high, 3)
            .orElseThrow());
  }

  @Test
  void twoSamplesAreToldAsSuch() {
    GeneralizedEsdParameters parameters =
        new GeneralizedEsdParameters(0.5, 0.05, 1, RestResult.MEAN, SirilCompatibility.NONE);
    assertEquals(
        Optional.of("of two samples none is further out than the other; give more frames"),
        new GeneralizedEsdCombine()
            .create(parameters)
            .neverRejects(new StackInfo(2, SampleType.UINT8, true)));
  }
}
