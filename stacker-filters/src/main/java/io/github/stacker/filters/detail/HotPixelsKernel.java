package io.github.stacker.filters.detail;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;

/**
 * The arithmetic of {@link HotPixels}.
 *
 * <p>Medians are found for many places at once, where nothing is missing. Few samples differ from
 * them by much; of these, most have too many neighbours that differ nearly as much: they are
 * counted, until they are too many, before anything is sorted.
 */
final class HotPixelsKernel implements WindowKernel {
  /** How far the square of the neighbours reaches. */
  static final int RADIUS = 2;

  private static final double MAD_TO_SIGMA = 1.4826;

  private final HotPixels.Parameters parameters;
  private final double least;
  private final Square neighbours = Square.around(RADIUS);
  private final MiddleLines lines;
  private final Selection selection = new Selection();
  private final double[] around = new double[neighbours.size()];

  /**
   * Prepares.
   *
   * @param parameters what stands out
   * @param white of the image
   * @param type of the samples of windows
   */
  HotPixelsKernel(HotPixels.Parameters parameters, double white, SampleType type) {
    this.parameters = parameters;
    this.least = parameters.least() * white;
    this.lines = MiddleLines.of(neighbours.size(), type);
  }

  @Override
  public void compute(Tile window, Tile result) {
    int length = result.region().width() * result.bands();
    for (int y = result.region().y(); y < result.region().bottom(); y++) {
      int from = window.index(result.region().x(), y);
      int to = result.index(result.region().x(), y);
      System.arraycopy(window.array(), from, result.array(), to, length);
      for (int i = 0; i < length; i += lines.length()) {
        mendLine(window, from + i, result, to + i, Math.min(lines.length(), length - i));
      }
    }
  }

  private void mendLine(Tile window, int from, Tile result, int to, int places) {
    lines.select(window.array(), from, neighbours.offsets(window), places);
    for (int i = 0; i < places; i++) {
      double sample = window.get(from + i);
      double median = lines.median(i);
      if (median != median && sample == sample) {
        median = medianOfWhatIsThere(window, from + i);
      }
      // False where there is no median.
      if (mayStandOut(sample - median) && standsOut(window, from + i, sample - median, median)) {
        result.set(to + i, median);
      }
    }
  }

  private double medianOfWhatIsThere(Tile window, int at) {
    int count = neighbours.gather(window, at, around);
    return count == 0 ? Double.NaN : selection.median(around, count);
  }

  private boolean mayStandOut(double difference) {
    return Math.abs(difference) > least && parameters.looksAt(difference);
  }

  private boolean standsOut(Tile window, int at, double difference, double median) {
    double distance = Math.abs(difference);
    if (mostAreFar(window, at, distance, median)) {
      return false;
    }
    int count = neighbours.gather(window, at, around);
    for (int i = 0; i < count; i++) {
      around[i] = Math.abs(around[i] - median);
    }
    return sigmas(selection.median(around, count)) < distance;
  }

  /**
   * Tells whether so many neighbours differ so much that their MAD has to be too large, whichever
   * others are missing: it is at least the lower of the two distances in the middle.
   */
  private boolean mostAreFar(Tile window, int at, double distance, double median) {
    int[] offsets = neighbours.offsets(window);
    int rest = neighbours.size() / 2;
    for (int i = 0; i < offsets.length && rest >= 0; i++) {
      rest -= sigmas(Math.abs(window.get(at + offsets[i]) - median)) >= distance ? 1 : 0;
    }
    return rest < 0;
  }

  private double sigmas(double medianDistance) {
    return parameters.sigmas() * (MAD_TO_SIGMA * medianDistance);
  }
}
