package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.filters.Range;
import java.util.List;

/**
 * Draws a smooth curve through points: {@code out = white * curve(in / white)}.
 *
 * <pre>{@code
 * { "filter": "curve", "points": [0, 0, 0.25, 0.2, 0.75, 0.85, 1, 1] }
 * }</pre>
 *
 * <p>{@code points} are pairs of a share of white before and the share of white it becomes, here an
 * S that raises contrast. Between two points the curve is a cubic that rises where the points rise
 * and falls where they fall, so it never leaves the range between them. Before the first point and
 * behind the last the curve is level. The result has floating samples.
 *
 * <p>Source: Fritsch and Carlson (1980), SIAM J. Numer. Anal. 17, 238.
 */
public final class Curve implements FilterProvider<Curve.Parameters> {
  private static final double WHITE = 1;

  /**
   * Where the curve goes through.
   *
   * @param points x, y, x, y and so on, at least two points, x rising
   */
  public record Parameters(
      @Parameter(
              value = "Points of the curve, x and y by turns: what share of white becomes which.",
              unit = "shares of white",
              min = 0,
              max = WHITE)
          List<Double> points) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a number is outside its limits, one is left over, there
     *     are fewer than two points or x does not rise
     */
    public Parameters {
      points = List.copyOf(points);
      if (points.size() < 4 || points.size() % 2 != 0) {
        throw new IllegalArgumentException(
            "points has %d numbers; give x and y of two points or more".formatted(points.size()));
      }
      for (double number : points) {
        new Range(0, WHITE).require("a number of points", number);
      }
      for (int i = 2; i < points.size(); i += 2) {
        if (!(points.get(i - 2) < points.get(i))) {
          throw new IllegalArgumentException(
              "x is %s in one of points and %s in the next; give points from left to right"
                  .formatted(Range.plain(points.get(i - 2)), Range.plain(points.get(i))));
        }
      }
    }

    private MonotoneCubic curve() {
      int count = points.size() / 2;
      double[] x = new double[count];
      double[] y = new double[count];
      for (int i = 0; i < count; i++) {
        x[i] = points.get(2 * i);
        y[i] = points.get(2 * i + 1);
      }
      return new MonotoneCubic(x, y);
    }
  }

  @Override
  public String name() {
    return "curve";
  }

  @Override
  public String description() {
    return "Bends brightness by a smooth curve through points.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public PointFilter create(Parameters parameters) {
    return new ShareCurve(parameters.curve());
  }
}
