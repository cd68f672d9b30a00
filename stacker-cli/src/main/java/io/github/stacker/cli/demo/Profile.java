package io.github.stacker.cli.demo;

/** The upper edge of something that stands on the ground. */
interface Profile {
  /** Gives the row of the edge at the centre of a column; rows count downwards. */
  double at(int x);

  /** Gives an edge that is level. */
  static Profile level(double row) {
    return x -> row;
  }

  /** Gives the rounded outline of hills, {@code amplitude} above and below a row. */
  static Profile hills(long seed, double row, double amplitude, double length) {
    return x -> {
      double height = 0;
      double size = amplitude * 0.6;
      double cell = length;
      for (int k = 0; k < 10 && cell >= 2; k++) {
        height += size * noise(Hash.of(seed, k), x / cell, true);
        cell /= 2.1;
        size *= 0.42;
      }
      return row - height;
    };
  }

  /** Gives the jagged outline of mountains, up to {@code amplitude} above a row. */
  static Profile crags(long seed, double row, double amplitude, double length) {
    return x -> {
      double height = 0;
      double size = amplitude * 0.62;
      double cell = length;
      for (int k = 0; k < 12 && cell >= 1.5; k++) {
        double n = noise(Hash.of(seed, k), x / cell, k == 0);
        height += size * (k == 0 ? 0.5 + 0.5 * n : 0.6 - Math.abs(n));
        cell /= 2.07;
        size *= 0.47;
      }
      return row - height;
    };
  }

  /**
   * Gives the outline of a row of conifers that stand on an edge.
   *
   * @param spacing mean distance of the trees in pixels
   * @param treeHeight height of the tallest in pixels
   */
  static Profile conifers(long seed, Profile ground, double spacing, double treeHeight) {
    return x -> {
      double top = ground.at(x);
      int near = (int) Math.floor((x + 0.5) / spacing);
      for (int tree = near - 2; tree <= near + 2; tree++) {
        long bits = Hash.of(seed, tree);
        double trunk = (tree + 0.5 + 0.45 * Hash.signed(bits)) * spacing;
        double height = treeHeight * (0.45 + 0.55 * Hash.unit(Hash.mix(bits + 1)));
        double aside = Math.abs(x + 0.5 - trunk);
        double branch = treeHeight * 0.035;
        double ragged = tooth(aside, branch) + tooth(aside + 0.3 * branch, branch / 7);
        double drop = Math.max(0, aside * 4.2 - 1.3 * ragged);
        top = Math.min(top, ground.at((int) trunk) - height + drop);
      }
      return top;
    };
  }

  private static double tooth(double place, double length) {
    return place - length * Math.floor(place / length);
  }

  private static double noise(long seed, double place, boolean rounded) {
    double cell = Math.floor(place);
    double t = place - cell;
    float left = Hash.signed(Hash.of(seed, (long) cell));
    float right = Hash.signed(Hash.of(seed, (long) cell + 1));
    return left + (right - left) * (rounded ? t * t * (3 - 2 * t) : t);
  }
}
