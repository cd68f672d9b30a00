package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** A promenade by a lake in the afternoon, seen from a balcony, and the people on it. */
final class Promenade {
  private static final double NEAREST = 0.207;

  /** Heights of the tallest in each row of people, each row clear of those before and behind. */
  private static final double[] TALLEST = {0.03, 0.057, 0.109, NEAREST};

  /** How many times their own height people are below the eyes of the viewer. */
  private static final double BELOW_EYES = 2.5;

  /** Units from the lower border up to the feet of the nearest people. */
  private static final double MARGIN = 0.03;

  /** Units from the lower border up to the level of the viewer's eyes, and to the railing. */
  private static final double EYES = MARGIN + BELOW_EYES * NEAREST;

  private static final double EDGE = EYES - 0.067;
  private static final double WATERLINE = 0.46;

  private static final Range.Surface MOUNTAINS =
      new Range.Surface(
          new Colour(176, 168, 172),
          new Colour(110, 122, 152),
          new Colour(206, 210, 210),
          0.3,
          0.34,
          1.2,
          0.16);
  private static final Range.Surface HILLS =
      new Range.Surface(
          new Colour(124, 138, 96),
          new Colour(58, 84, 78),
          new Colour(150, 170, 158),
          0.2,
          0.09,
          1.2,
          0);
  private static final Range.Surface WOODS =
      new Range.Surface(
          new Colour(88, 110, 58),
          new Colour(32, 56, 44),
          new Colour(96, 120, 84),
          0.08,
          0.03,
          1.6,
          0);

  private Promenade() {}

  /** Gives what never changes. */
  static List<Layer> still(Canvas canvas, long seed) {
    List<Layer> layers = new ArrayList<>(shore(canvas, seed));
    layers.add(
        new Water(canvas, Hash.of(seed, 1), canvas.row(WATERLINE), shore(canvas, seed), 0.35));
    layers.add(
        new Paving(canvas, Hash.of(seed, 2), fromBelow(canvas, EDGE), fromBelow(canvas, EYES)));
    layers.add(new Railing(canvas, fromBelow(canvas, EDGE)));
    return layers;
  }

  /** Gives a frame. */
  static List<Layer> frame(Canvas canvas, long seed, int frames, int frame) {
    List<Layer> layers = new ArrayList<>(still(canvas, seed));
    layers.addAll(people(canvas, seed, frames, frame));
    return layers;
  }

  /** Gives the people of a frame, a layer for each row of them. */
  static List<Layer> people(Canvas canvas, long seed, int frames, int frame) {
    List<Layer> rows = new ArrayList<>();
    for (int i = 0; i < TALLEST.length; i++) {
      Profile path = Profile.level(fromBelow(canvas, EYES - BELOW_EYES * TALLEST[i]));
      rows.add(new Walkers(canvas, Hash.of(seed, 20 + i), path, TALLEST[i], frames, frame));
    }
    return rows;
  }

  private static double fromBelow(Canvas canvas, double units) {
    return canvas.height() - canvas.pixels(units);
  }

  /** Gives everything beyond the water. */
  private static List<Layer> shore(Canvas canvas, long seed) {
    Profile edge = Profile.level(canvas.row(WATERLINE));
    Profile peaks =
        Profile.crags(Hash.of(seed, 3), canvas.row(0.44), canvas.row(0.3), canvas.pixels(0.6));
    Profile hills =
        Profile.hills(Hash.of(seed, 4), canvas.row(0.42), canvas.row(0.04), canvas.pixels(0.6));
    Profile bank =
        Profile.hills(Hash.of(seed, 5), canvas.row(0.458), canvas.row(0.012), canvas.pixels(0.5));
    Profile woods =
        Profile.conifers(Hash.of(seed, 6), bank, canvas.pixels(0.007), canvas.pixels(0.026));
    Sky.Glow sun =
        new Sky.Glow(
            canvas.column(0.8), canvas.row(0.2), canvas.pixels(0.2), new Colour(86, 64, 30));
    return List.of(
        new Sky(
            new Colour(74, 134, 196),
            new Colour(146, 190, 220),
            new Colour(228, 222, 204),
            canvas.row(WATERLINE),
            sun),
        new Clouds(
            canvas,
            Hash.of(seed, 7),
            0.1,
            canvas.row(0.42),
            new Colour(244, 238, 230),
            new Colour(168, 176, 194)),
        new Range(canvas, Hash.of(seed, 8), peaks, edge, MOUNTAINS),
        new Range(canvas, Hash.of(seed, 9), hills, edge, HILLS),
        new Range(canvas, Hash.of(seed, 10), woods, edge, WOODS));
  }
}
