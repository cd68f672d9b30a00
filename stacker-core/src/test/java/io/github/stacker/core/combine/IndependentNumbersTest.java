package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.StackRunner;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Six stacks of ten float32 samples, and what siril-cli 1.0.6 (without normalisation) and astropy
 * 5.2.1 made of them. F has two ends equally far from the mean, C a 0, which is no data to Siril.
 */
class IndependentNumbersTest {
  private static final double[][] STACKS = {
    {.10, .11, .12, .10, .11, .13, .12, .11, .10, .60},
    {.50, .52, .48, .51, .49, .90, .05, .50, .53, .47},
    {0, .20, .21, .22, .20, .80, .85, .21, .19, .20},
    {.30, .31, .29, .30, .32, .28, .31, .30, .29, .30},
    {.25, .26, .27, .24, .25, .26, .45, .46, .47, .26},
    {.20, .22, .24, .26, .28, .30, .32, .34, .36, .38},
  };
  private static final double SEVEN_DIGITS = 6e-8;
  private static final double HUGE = 1e30;

  @Test
  void sirilWithoutRejectionLeavesZerosOut() {
    assertSirilSigma(HUGE, .1600000, .4950000, .3422222, .3000000, .3170000, .2900000);
  }

  @Test
  void sirilSigmaOfThree() {
    assertSirilSigma(3, .1111111, .4950000, .3422222, .3000000, .3170000, .2900000);
  }

  @Test
  void sirilSigmaOfTwo() {
    assertSirilSigma(2, .1111111, .5000000, .2016667, .3000000, .2557143, .2900000);
  }

  @Test
  void sirilMad() {
    assertResults(
        new MadClipCombine().create(clip(3, Compatibility.SIRIL)),
        .1111111,
        .5000000,
        .2042857,
        .3000000,
        .2557143,
        .2900000);
  }

  @Test
  void sirilSigmaMedian() {
    assertResults(
        new SigmaMedianCombine()
            .create(new SigmaMedianCombine.Replacing(2, 2, 0, Compatibility.SIRIL)),
        .1090000,
        .5000000,
        .2077778,
        .3000000,
        .2590000,
        .2900000);
  }

  @Test
  void sirilWinsorizedSigmaOfThree() {
    assertResults(
        new WinsorizedSigmaClipCombine().create(clip(3, Compatibility.SIRIL)),
        .1111111,
        .5000000,
        .2042857,
        .3000000,
        .2557143,
        .2900000);
  }

  @Test
  void sirilWinsorizedSigmaOfTwo() {
    assertResults(
        new WinsorizedSigmaClipCombine().create(clip(2, Compatibility.SIRIL)),
        .1111111,
        .5000000,
        .2016667,
        .3000000,
        .2557143,
        .2900000);
  }

  @Test
  void sirilLinearFitOfFive() {
    assertResults(sirilLinear(5), .1600000, .4950000, .3422222, .3000000, .3170000, .2900000);
  }

  @Test
  void sirilLinearFitOfTwo() {
    assertResults(sirilLinear(2), .1071429, .4957143, .2016667, .3000000, .3222222, .2900000);
  }

  @Test
  void sirilGeneralizedEsd() {
    assertResults(
        esd(Compatibility.SIRIL), .1087500, .5462500, .2042857, .3012500, .2557143, .2700000);
  }

  @Test
  void linearFitByTheBookUnderSirilsRulesOfZerosAndOfHowManyStay() {
    StackCombiner keepingSeven =
        new LinearFitClipCombine()
            .create(
                new LinearFitClipCombine.LinearFit(
                    2, 2, 0, 7, RestResult.MEAN, Compatibility.NONE));
    double[][] frames = frames();
    frames[0][2] = Double.NaN;
    assertArrayEquals(
        new double[] {.1111111, .5000000, .3422222, .3000000, .3400000, .2900000},
        StackRunner.of(keepingSeven, SampleType.FLOAT32, frames).results(),
        SEVEN_DIGITS);
  }

  @Test
  void generalizedEsdByTheBook() {
    assertResults(
        esd(Compatibility.NONE), .1111111, .5000000, .2042857, .3000000, .2557143, .2900000);
  }

  @Test
  void astropySigmaOfThree() {
    assertAstropySigma(3, .1111111, .4950000, .3080000, .3000000, .3170000, .2900000);
  }

  @Test
  void astropySigmaOfTwo() {
    assertAstropySigma(2, .1087500, .5000000, .2016667, .3000000, .2583333, .2900000);
  }

  @Test
  void astropyMad() {
    assertResults(
        new MadClipCombine().create(clip(3, Compatibility.ASTROPY)),
        .1111111,
        .5000000,
        .2042857,
        .3000000,
        .2557143,
        .2900000);
  }

  private static void assertSirilSigma(double sigma, double... expected) {
    assertResults(
        rejecting(
            info -> new SirilRejection(info, new SirilSigmaClip(sigma, sigma, Integer.MAX_VALUE))),
        expected);
  }

  private static void assertAstropySigma(double sigma, double... expected) {
    assertResults(
        rejecting(
            info ->
                new AstropySigmaClip(info, sigma, sigma, 5, Centre.MEDIAN, Deviation.POPULATION)),
        expected);
  }

  private static StackCombiner rejecting(Function<StackInfo, Rejection> rejection) {
    return new RejectionCombiner(rejection, RestResult.MEAN);
  }

  private static ClipParameters clip(double sigma, Compatibility compatibility) {
    return new ClipParameters(sigma, sigma, 0, 3, RestResult.MEAN, compatibility);
  }

  private static StackCombiner sirilLinear(double sigma) {
    return new LinearFitClipCombine()
        .create(
            new LinearFitClipCombine.LinearFit(
                sigma, sigma, 0, 3, RestResult.MEAN, Compatibility.SIRIL));
  }

  private static StackCombiner esd(Compatibility compatibility) {
    return new GeneralizedEsdCombine()
        .create(new GeneralizedEsdCombine.Esd(.3, .05, 3, RestResult.MEAN, compatibility));
  }

  private static void assertResults(StackCombiner combiner, double... expected) {
    double[] results = StackRunner.of(combiner, SampleType.FLOAT32, frames()).results();
    assertArrayEquals(expected, results, SEVEN_DIGITS);
  }

  private static double[][] frames() {
    double[][] frames = new double[STACKS[0].length][STACKS.length];
    for (int frame = 0; frame < frames.length; frame++) {
      for (int stack = 0; stack < STACKS.length; stack++) {
        frames[frame][stack] = STACKS[stack][frame];
      }
    }
    return frames;
  }
}
