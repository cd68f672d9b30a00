package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;

/**
 * The GESDT rejection of Siril 1.0: Rosner's test as {@link GeneralizedEsd} makes it, except that
 *
 * <ul>
 *   <li>the most outliers, and the numbers of samples that belong to the critical values, are those
 *       of all frames; zeros count among the outliers already found;
 *   <li>the first two samples taken away are always rejected, if so many may be;
 *   <li>a high sample is remembered by its place among those left, not among all, so after low ones
 *       were taken away a lesser sample is rejected in its stead;
 *   <li>means, distances and critical values are in single precision.
 * </ul>
 *
 * <p>Outliers count as high if they are not below the median, as low otherwise.
 */
final class SirilGeneralizedEsd implements SirilRejection.Rule {
  private static final int SURE = 2;

  private final int frames;
  private final int mostOutliers;
  private final float[] critical;
  private final float[] left;
  private final float[] taken;
  private final int[] places;

  SirilGeneralizedEsd(StackInfo stack, GeneralizedEsdParameters parameters) {
    frames = stack.frames();
    mostOutliers = (int) (frames * (float) parameters.outliers());
    critical = new float[mostOutliers];
    for (int i = 0; i < mostOutliers; i++) {
      critical[i] = critical(frames - i, (float) parameters.significance());
    }
    left = new float[frames];
    taken = new float[mostOutliers];
    places = new int[mostOutliers];
  }

  /** Gives the critical value for a number of samples; NaN if there is none. */
  private static float critical(int count, float significance) {
    float probability = 1 - significance / (2 * count);
    if (count < 3 || probability == 1) {
      return Float.NaN;
    }
    float t = (float) new StudentT(count - 2).exceededWith(2 * (1.0 - probability));
    return (count - 1) * t / (root(count) * root(count - 2 + t * t));
  }

  private static float root(float number) {
    return (float) Math.sqrt(number);
  }

  @Override
  public void reject(SirilStack stack) {
    int zeros = frames - stack.count();
    int most = mostOutliers - zeros;
    if (most > 0) {
      stack.sort();
      float median = stack.middle();
      int outliers = Math.max(take(stack, most, zeros), Math.min(SURE, most));
      for (int i = outliers - 1; i >= 0; i--) {
        if (taken[i] >= median) {
          stack.rejectHigh(places[i]);
        } else {
          stack.rejectLow(places[i]);
        }
      }
      stack.dropRejected();
    }
  }

  /** Takes samples away, and gives the number of outliers that the test finds among them. */
  private int take(SirilStack stack, int most, int zeros) {
    System.arraycopy(stack.values(), 0, left, 0, stack.count());
    int count = stack.count();
    int low = 0;
    int outliers = 0;
    for (int i = 0; i < most; i++, count--) {
      float mean = SirilStack.mean(left, count);
      float below = mean - left[0];
      float above = left[count - 1] - mean;
      float deviation = SirilStack.deviation(left, count, mean);
      if (Math.max(below, above) / deviation > critical[i + zeros]) {
        outliers = i + 1;
      }
      if (above > below) {
        taken[i] = left[count - 1];
        places[i] = count - 1;
      } else {
        taken[i] = left[0];
        places[i] = low++;
        System.arraycopy(left, 1, left, 0, count - 1);
      }
    }
    return outliers;
  }
}
