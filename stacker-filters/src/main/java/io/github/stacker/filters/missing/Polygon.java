package io.github.stacker.filters.missing;

import io.github.stacker.api.BadSamples;
import io.github.stacker.api.Region;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The pixels outside a polygon: those whose middle is, by the even-odd rule, so that a polygon that
 * crosses itself has holes. Pixel (x, y) has its middle at (x + 0.5, y + 0.5).
 */
final class Polygon implements BadSamples {
  private final double[] points;

  /**
   * Takes the corners.
   *
   * @param points x and y by turns, from the upper left corner of the image; the last is joined to
   *     the first
   * @throws IllegalArgumentException if there are fewer than three or one has no y
   */
  Polygon(List<Double> points) {
    if (points.size() < 6 || points.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "polygon has %d numbers, not x and y of at least three points".formatted(points.size()));
    }
    this.points = points.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public void mark(Region region, int bands, BitSet marks) {
    double[] crossings = new double[points.length / 2];
    for (int y = region.y(); y < region.bottom(); y++) {
      int count = crossings(y + 0.5, crossings);
      int row = (y - region.y()) * region.width();
      int x = region.x();
      for (int i = 0; i <= count; i++) {
        int end = i < count ? firstBehind(crossings[i], region) : region.right();
        if (i % 2 == 0 && end > x) {
          marks.set((row + x - region.x()) * bands, (row + end - region.x()) * bands);
        }
        x = Math.max(x, end);
      }
    }
  }

  /** Gives the first column whose middle is not left of a place, within the region. */
  private static int firstBehind(double place, Region region) {
    double column = Math.ceil(place - 0.5);
    return (int) Math.max(region.x(), Math.min(region.right(), column));
  }

  /** Finds where the sides cross a row, in ascending order, and gives their number. */
  private int crossings(double y, double[] into) {
    int count = 0;
    for (int i = 0; i < points.length; i += 2) {
      int next = (i + 2) % points.length;
      double top = points[i + 1];
      double bottom = points[next + 1];
      if (top <= y != bottom <= y) {
        into[count++] = points[i] + (y - top) / (bottom - top) * (points[next] - points[i]);
      }
    }
    Arrays.sort(into, 0, count);
    return count;
  }
}
