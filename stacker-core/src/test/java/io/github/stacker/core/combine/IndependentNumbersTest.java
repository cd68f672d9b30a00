package io.github.stacker.core.combine;

import static io.github.stacker.core.combine.RestResult.MEAN;
import static io.github.stacker.core.combine.SirilCompatibility.NONE;

import io.github.stacker.api.StackCombiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What siril-cli 1.0.6, without normalisation, and astropy 5.2.1 make of {@link SixStacks}. */
class IndependentNumbersTest {
  /** The words are Siril's, see {@link SirilNumbersTest}; of huge limits nothing is rejected. */
  @ParameterizedTest
  @CsvSource({
    "'s,1e30,1e30', .1600000, .4950000, .3422222, .3000000, .3170000, .2900000",
    "'s,3,3',       .1111111, .4950000, .3422222, .3000000, .3170000, .2900000",
    "'s,2,2',       .1111111, .5000000, .2016667, .3000000, .2557143, .2900000",
    "'a,3,3',       .1111111, .5000000, .2042857, .3000000, .2557143, .2900000",
    "'m,2,2',       .1090000, .5000000, .2077778, .3000000, .2590000, .2900000",
    "'w,3,3',       .1111111, .5000000, .2042857, .3000000, .2557143, .2900000",
    "'w,2,2',       .1111111, .5000000, .2016667, .3000000, .2557143, .2900000",
    "'l,5,5',       .1600000, .4950000, .3422222, .3000000, .3170000, .2900000",
    "'l,2,2',       .1071429, .4957143, .2016667, .3000000, .3222222, .2900000",
    "'g,.3,.05',    .1087500, .5462500, .2042857, .3012500, .2557143, .2700000"
  })
  void siril(String rejection, double a, double b, double c, double d, double e, double f) {
    SixStacks.assertResults(SirilNumbersTest.combiner(rejection), a, b, c, d, e, f);
  }

  @ParameterizedTest
  @CsvSource({
    "3, population, .1111111, .4950000, .3080000, .3000000, .3170000, .2900000",
    "2, population, .1087500, .5000000, .2016667, .3000000, .2583333, .2900000",
    "3, mad,        .1111111, .5000000, .2042857, .3000000, .2557143, .2900000"
  })
  void astropy(
      double sigma, String of, double a, double b, double c, double d, double e, double f) {
    Deviation deviation = Deviation.valueOf(of.toUpperCase());
    StackCombiner combiner =
        new SigmaClipCombine()
            .create(
                new SigmaClipParameters(
                    sigma, sigma, Centre.MEDIAN, deviation, 5, 3, MEAN, Compatibility.ASTROPY));
    SixStacks.assertResults(combiner, a, b, c, d, e, f);
  }

  @Test
  void theRightLineUnderSirilsRuleOfHowManyStay() {
    LinearFitClipParameters keepingSeven = new LinearFitClipParameters(2, 2, 0, 7, MEAN, NONE);
    SixStacks.assertResults(
        new LinearFitClipCombine().create(keepingSeven), .1111111, .5, .308, .3, .34, .29);
  }

  @Test
  void generalizedEsdByTheBook() {
    GeneralizedEsdParameters parameters = new GeneralizedEsdParameters(.3, .05, 3, MEAN, NONE);
    SixStacks.assertResults(
        new GeneralizedEsdCombine().create(parameters),
        .1111111,
        .5000000,
        .2042857,
        .3000000,
        .2557143,
        .2900000);
  }
}
