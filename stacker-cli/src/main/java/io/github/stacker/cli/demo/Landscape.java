package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Mountains behind a meadow in the morning, and people on a footpath. */
final class Landscape {
  private static final double TALLEST_WALKER = 0.165;
  private static final Colour MIST = new Colour(196, 208, 214);
  private static final Range.Surface PEAKS =
      new Range.Surface(
          new Colour(168, 166, 170), new Colour(92, 106, 138), MIST, 0.36, 0.4, 1.2, 0.3);
  private static final Range.Surface SLOPES =
      new Range.Surface(new Colour(128, 140, 112), new Colour(62, 84, 90), MIST, 0.24, 0.26, 1, 0);
  private static final Range.Surface WOODS =
      new Range.Surface(
          new Colour(88, 112, 74),
          new Colour(40, 66, 58),
          new Colour(150, 172, 150),
          0.2,
          0.05,
          2.2,
          0);
  private static final Range.Surface NEAR_WOODS =
      new Range.Surface(
          new Colour(74, 96, 44),
          new Colour(20, 42, 30),
          new Colour(70, 92, 50),
          0.3,
          0.04,
          2.5,
          0);

  private Landscape() {}

  /** Gives what never changes. */
  static List<Layer> still(Canvas canvas, long seed) {
    Profile peaks = crags(canvas, Hash.of(seed, 1), 0.47, 0.33, 0.62);
    Profile slopes = crags(canvas, Hash.of(seed, 2), 0.53, 0.17, 0.5);
    Profile hill = hills(canvas, Hash.of(seed, 3), 0.575, 0.05, 0.7);
    Profile woods =
        Profile.conifers(Hash.of(seed, 4), hill, canvas.pixels(0.011), canvas.pixels(0.045));
    Profile bank = rising(canvas, hills(canvas, Hash.of(seed, 5), 0.655, 0.02, 0.5));
    Profile trees =
        Profile.conifers(Hash.of(seed, 6), bank, canvas.pixels(0.024), canvas.pixels(0.12));
    Profile edge = edge(canvas, seed);
    Sky.Glow sun =
        new Sky.Glow(
            canvas.column(0.2), canvas.row(0.16), canvas.pixels(0.16), new Colour(104, 70, 30));
    return List.of(
        new Sky(
            new Colour(82, 132, 190),
            new Colour(150, 188, 218),
            new Colour(222, 222, 214),
            canvas.row(0.5),
            sun),
        new Clouds(
            canvas,
            Hash.of(seed, 7),
            0.04,
            canvas.row(0.5),
            new Colour(236, 234, 230),
            new Colour(150, 164, 186)),
        new Range(canvas, Hash.of(seed, 8), peaks, woods, PEAKS),
        new Range(canvas, Hash.of(seed, 9), slopes, woods, SLOPES),
        new Range(canvas, Hash.of(seed, 10), woods, edge, WOODS),
        new Range(canvas, Hash.of(seed, 11), trees, edge, NEAR_WOODS),
        new Meadow(canvas, Hash.of(seed, 12), edge, path(canvas, seed)));
  }

  /** Gives a frame. */
  static List<Layer> frame(Canvas canvas, long seed, int frames, int frame) {
    List<Layer> layers = new ArrayList<>(still(canvas, seed));
    layers.add(
        new Walkers(canvas, Hash.of(seed, 14), path(canvas, seed), TALLEST_WALKER, frames, frame));
    return layers;
  }

  private static Profile edge(Canvas canvas, long seed) {
    return hills(canvas, Hash.of(seed, 5), 0.64, 0.02, 0.9);
  }

  private static Profile path(Canvas canvas, long seed) {
    return hills(canvas, Hash.of(seed, 13), 0.85, 0.02, 1.1);
  }

  /** Lifts an edge at the sides of the picture and lowers it in the middle. */
  private static Profile rising(Canvas canvas, Profile profile) {
    return x -> {
      double aside = 2.0 * x / canvas.width() - 1.1;
      return profile.at(x) - canvas.row(0.1) * (aside * aside - 0.55);
    };
  }

  private static Profile hills(
      Canvas canvas, long seed, double row, double amplitude, double length) {
    return Profile.hills(seed, canvas.row(row), canvas.row(amplitude), canvas.pixels(length));
  }

  private static Profile crags(
      Canvas canvas, long seed, double row, double amplitude, double length) {
    return Profile.crags(seed, canvas.row(row), canvas.row(amplitude), canvas.pixels(length));
  }
}
