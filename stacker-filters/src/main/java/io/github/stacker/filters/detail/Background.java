package io.github.stacker.filters.detail;

import io.github.stacker.filters.detail.Surface.Knot;
import java.util.List;

/**
 * What the background of a colour is like.
 *
 * @param surface how bright it is where
 * @param level how bright it is on average
 */
record Background(Surface surface, double level) {
  private static final int MOST_ROUNDS = 8;
  private static final int PLACES = 64;
  private static final double MAD_TO_SIGMA = 1.4826;

  /**
   * Fits a surface to what is not much brighter or darker: what differs by more than so many sigmas
   * is left out, and the rest fitted anew, until nothing else differs or less than half would be
   * left.
   *
   * @param knots medians of cells
   * @param degree of the surface
   * @param sigmas how far is much
   * @return the background; 0 everywhere if there are no knots
   */
  static Background of(List<Knot> knots, int degree, double sigmas) {
    if (knots.isEmpty()) {
      return new Background(Surface.fit(List.of(new Knot(0, 0, 0)), 0), 0);
    }
    List<Knot> used = knots;
    Surface surface = Surface.fit(used, degree);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Knot> kept = within(knots, surface, sigmas * sigma(used, surface));
      int least = Math.max((degree + 1) * (degree + 2) / 2, (knots.size() + 1) / 2);
      if (kept.equals(used) || kept.size() < least) {
        break;
      }
      used = kept;
      surface = Surface.fit(used, degree);
    }
    return new Background(surface, level(surface));
  }

  /** Gives the mean of a surface over the image, wherever there were knots. */
  private static double level(Surface surface) {
    double sum = 0;
    for (int i = 0; i < PLACES; i++) {
      double[] row = surface.row(RemoveGradient.coordinate(i, PLACES));
      for (int j = 0; j < PLACES; j++) {
        sum += Surface.at(row, RemoveGradient.coordinate(j, PLACES));
      }
    }
    return sum / (PLACES * PLACES);
  }

  private static double value(Surface surface, Knot knot) {
    return Surface.at(surface.row(knot.y()), knot.x());
  }

  private static double sigma(List<Knot> knots, Surface surface) {
    double[] distances =
        knots.stream().mapToDouble(knot -> Math.abs(knot.value() - value(surface, knot))).toArray();
    return MAD_TO_SIGMA * new Selection().median(distances, distances.length);
  }

  private static List<Knot> within(List<Knot> knots, Surface surface, double limit) {
    return knots.stream()
        .filter(knot -> Math.abs(knot.value() - value(surface, knot)) <= limit)
        .toList();
  }
}
