package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rosner's generalised extreme Studentised deviate test.
 *
 * <p>Extremes are taken from either end of the sorted samples, so what is left always holds the
 * core between the most that can go at each end. Sums are therefore built from the core outwards,
 * of differences from the middle sample: one pass, and nothing large is ever subtracted again.
 */
final class GeneralizedEsd implements Rejection {
  /** Makes 0.29 of 100 samples 29, though 0.29 * 100 is a little less. */
  private static final double ROUNDING = 1e-9;

  private static final int TWO = 2;

  private final GeneralizedEsdParameters parameters;
  private final SortedStack sorted;
  private final double[] critical;
  private final double[] apart;
  private final double[] lowSum;
  private final double[] lowSquares;
  private final double[] highSum;
  private final double[] highSquares;
  private final byte[] fates;

  GeneralizedEsd(int frames, GeneralizedEsdParameters parameters) {
    this.parameters = parameters;
    sorted = new SortedStack(frames);
    critical = criticalValues(frames, parameters.significance());
    apart = new double[frames];
    lowSum = new double[frames + 1];
    lowSquares = new double[frames + 1];
    highSum = new double[frames + 1];
    highSquares = new double[frames + 1];
    fates = new byte[frames];
  }

  /**
   * Gives, for each number of samples n, what the distance of the extreme from the mean, over the
   * standard deviation, exceeds with a probability of {@code significance} at most: (n - 1) t /
   * &radic;(n (n - 2 + t<sup>2</sup>)), where t is exceeded in size by Student's t of n - 2 degrees
   * of freedom with a probability of {@code significance} / n.
   */
  static double[] criticalValues(int most, double significance) {
    double[] critical = new double[most + 1];
    Arrays.fill(critical, Double.POSITIVE_INFINITY);
    for (int n = 3; n <= most; n++) {
      double t = new StudentT(n - 2).exceededWith(significance / n);
      critical[n] = (n - 1) * t / Math.sqrt(n * (n - 2 + t * t));
    }
    return critical;
  }

  /** Tells why nothing is rejected of so many samples; empty if something can be. */
  static Optional<String> futility(int frames, GeneralizedEsdParameters parameters) {
    if (frames > 1 && mostOutliers(frames, parameters) < 1) {
      return Optional.of(
          "the share that \"outliers\" allows is less than one sample of %d; give more frames or raise it"
              .formatted(frames));
    }
    if (frames == TWO && parameters.minKept() < TWO) {
      return Optional.of("of two samples none is further out than the other; give more frames");
    }
    return FewSamples.futility(frames, parameters.minKept());
  }

  private static int mostOutliers(int count, GeneralizedEsdParameters parameters) {
    return (int) Math.floor(parameters.outliers() * count + ROUNDING);
  }

  @Override
  public boolean usesOrder() {
    return true;
  }

  @Override
  public void reject(Stack stack) {
    int count = stack.count();
    int most = Math.min(mostOutliers(count, parameters), count - parameters.minKept());
    if (most < 1) {
      return;
    }
    sorted.load(stack);
    sumOutwards(most);
    test(stack, most);
  }

  /**
   * Sums differences from the middle sample. Entry i of the low sums is that of ranks i and above,
   * entry i of the high sums that of all but the highest i, each from or up to the core, which is
   * in the low ones.
   */
  private void sumOutwards(int most) {
    double[] values = sorted.values();
    int count = sorted.count();
    double middle = values[count / 2];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      apart[i] = values[i] - middle;
    }
    for (int i = most; i < count - most; i++) {
      sum += apart[i];
      squares += apart[i] * apart[i];
    }
    lowSum[most] = sum;
    lowSquares[most] = squares;
    highSum[most] = 0;
    highSquares[most] = 0;
    for (int i = most - 1; i >= 0; i--) {
      double low = apart[i];
      double high = apart[count - 1 - i];
      lowSum[i] = lowSum[i + 1] + low;
      lowSquares[i] = lowSquares[i + 1] + low * low;
      highSum[i] = highSum[i + 1] + high;
      highSquares[i] = highSquares[i + 1] + high * high;
    }
  }

  private void test(Stack stack, int most) {
    int last = sorted.count() - 1;
    int low = 0;
    int high = 0;
    int outliersLow = 0;
    int outliersHigh = 0;
    for (int removed = 0; removed < most; removed++) {
      if (apart[low] == apart[last - high]) {
        break;
      }
      double count = last + 1 - removed;
      double sum = lowSum[low] + highSum[high];
      double squares = lowSquares[low] + highSquares[high];
      double deviation = Math.sqrt((count * squares - sum * sum) / (count * (count - 1)));
      double below = sum / count - apart[low];
      double above = apart[last - high] - sum / count;
      if (above > below) {
        high++;
      } else {
        low++;
      }
      if (Math.max(above, below) / deviation > critical[last + 1 - removed]) {
        outliersLow = low;
        outliersHigh = high;
      }
    }
    reject(stack, outliersLow, outliersHigh);
  }

  private void reject(Stack stack, int low, int high) {
    int end = sorted.count() - high;
    if (partsEqualSamples(low) || partsEqualSamples(end)) {
      Arrays.fill(fates, 0, low, (byte) -1);
      Arrays.fill(fates, low, end, (byte) 0);
      Arrays.fill(fates, end, sorted.count(), (byte) 1);
      sorted.rejectRanks(stack, fates);
    } else {
      sorted.keepValues(stack, low, end);
    }
  }

  /** Tells whether the samples of a rank and of the one below are equal. */
  private boolean partsEqualSamples(int rank) {
    return rank > 0 && rank < sorted.count() && apart[rank - 1] == apart[rank];
  }
}
