package io.github.stacker.core.combine;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * What a rejection by distances cannot do where samples are few: one that is far out also stretches
 * what distances are measured in, so that there is a largest distance, whatever the samples are. It
 * grows with their number, so missing ones do not change that. Where samples differ in their last
 * bits alone, or lie on a line but for these, rounding decides.
 *
 * @param distance what is measured, as messages say: {@code sigma from their median}
 * @param farthest the largest distance that one of so many samples can have; infinite if none is
 *     known
 */
record FewSamples(String distance, IntToDoubleFunction farthest) {
  /** Leaves it open what becomes of a sample that is exactly at the limit, but for rounding. */
  private static final double ALMOST = 1 - 1e-6;

  private static final int MOST_TO_ASK_FOR = 10_000;
  private static final int FEWEST_FOR_WINSORIZED = 4;
  private static final int FEWEST_WITH_A_MIDDLE = 3;

  /**
   * The largest residual from the line of least squares, in means of all: n/2, since residuals add
   * up to 0, and so a single one to no more than all others. One in the middle comes to it.
   */
  static final FewSamples FROM_LINE =
      new FewSamples("mean distances from the line through them", n -> n < 3 ? 0 : n / 2.0);

  /**
   * Gives what cannot be where distances are measured in standard deviations.
   *
   * <p>From the mean, it is the lone sample that is farthest: (n - 1)/&radic;n deviations of the
   * sample, &radic;(n - 1) of the population (P. A. Samuelson 1968, J. Am. Stat. Assoc. 63, 1522).
   *
   * <p>From the median, let that be 0 and the far sample 1. The squared deviations are the least
   * where all below the median are at it, and all above, but for that one, at the mean of all,
   * which is 1/(h + 2) then, with h for n/2 rounded down: (h + 1)/(h + 2). It is a minimum of a
   * convex function on a convex set, so there is no other, and the square of the distance is n - 1,
   * or n, times (h + 2)/(h + 1).
   *
   * <p>The median absolute deviation is 0 where more than half of the samples are equal. Of two
   * samples it is their distance from the centre.
   */
  static FewSamples ofSigma(Centre centre, Deviation deviation) {
    String distance = "sigma from their " + (centre == Centre.MEAN ? "mean" : "median");
    return new FewSamples(distance, n -> farthest(n, centre, deviation));
  }

  private static double farthest(int n, Centre centre, Deviation deviation) {
    if (n == 1) {
      return 0;
    }
    if (deviation == Deviation.MAD) {
      return n == 2 ? 1 / 1.4826 : Double.POSITIVE_INFINITY;
    }
    double divisor = deviation == Deviation.SAMPLE ? n - 1 : n;
    boolean lone = centre == Centre.MEAN || n == 2;
    double half = n / 2;
    return Math.sqrt(divisor * (lone ? (n - 1.0) / n : (half + 2) / (half + 1)));
  }

  /**
   * Tells why nothing is rejected.
   *
   * @param frames how many samples there are at most
   * @param lowSigma how far below the centre samples are kept
   * @param highSigma how far above the centre samples are kept
   * @param minKept how many are kept at least
   * @return the reason and what to do; empty if something can be rejected
   */
  Optional<String> futility(int frames, double lowSigma, double highSigma, int minKept) {
    double limit = Math.min(lowSigma, highSigma);
    if (frames > 1 && isOutOfReach(frames, limit)) {
      return Optional.of(
          "no sample of %d can be further than %s %s, \"lowSigma\" is %s and \"highSigma\" %s; %slower these%s"
              .formatted(
                  frames,
                  shown(farthest.applyAsDouble(frames)),
                  distance,
                  shown(lowSigma),
                  shown(highSigma),
                  moreFrames(frames, limit, minKept),
                  others(frames)));
    }
    return futility(frames, minKept);
  }

  /**
   * Tells why nothing is rejected, wherever samples are.
   *
   * @param frames how many samples there are at most
   * @param minKept how many are kept at least
   * @return the reason and what to do; empty if something can be rejected
   */
  static Optional<String> futility(int frames, int minKept) {
    if (frames == 1) {
      return Optional.of("a single frame has nothing to be compared with; give more");
    }
    return frames > minKept
        ? Optional.empty()
        : Optional.of(
            "at least %d samples are kept, and there are %d frames; give more, lower \"minKept\"%s"
                .formatted(minKept, frames, median(frames)));
  }

  private boolean isOutOfReach(int frames, double limit) {
    return farthest.applyAsDouble(frames) < limit * ALMOST;
  }

  private boolean isWithinReach(int frames, double limit) {
    return farthest.applyAsDouble(frames) * ALMOST > limit;
  }

  private String moreFrames(int frames, double limit, int minKept) {
    int enough = Math.max(frames, minKept) + 1;
    while (enough <= MOST_TO_ASK_FOR && !isWithinReach(enough, limit)) {
      enough++;
    }
    return enough > MOST_TO_ASK_FOR ? "" : "give %d frames or more, ".formatted(enough);
  }

  /** Names what finds a bad sample among so few. */
  private static String others(int frames) {
    if (frames < FEWEST_FOR_WINSORIZED) {
      return median(frames);
    }
    return ", or combine by \"winsorized-sigma-clip\", \"percentile-clip\" or \"median\"";
  }

  private static String median(int frames) {
    return frames < FEWEST_WITH_A_MIDDLE ? "" : ", or combine by \"median\"";
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, "%.2f", number).replaceFirst("\\.?0+$", "");
  }
}
