package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Stars before the Milky Way through a camera that follows them, and what crosses the sky. */
final class StarField {
  /** Seconds that the shutter is open. */
  static final double EXPOSURE_SECONDS = 60;

  private StarField() {}

  /** Gives what never changes. */
  static List<Layer> still(Canvas canvas, long seed) {
    return List.of(
        new Sky(
            new Colour(20, 24, 38),
            new Colour(22, 26, 40),
            new Colour(28, 30, 42),
            canvas.height(),
            new Sky.Glow(
                canvas.column(0.4), canvas.row(1.2), canvas.pixels(0.5), new Colour(22, 16, 12))),
        new MilkyWay(canvas, Hash.of(seed, 1)),
        stars(canvas, Hash.of(seed, 2)),
        stars(canvas, Hash.of(seed, 3)));
  }

  /** Gives a frame. */
  static List<Layer> frame(Canvas canvas, long seed, int frame) {
    List<Layer> layers = new ArrayList<>(still(canvas, seed));
    layers.add(Crossings.many(canvas, Hash.of(seed, 4), frame));
    return layers;
  }

  private static Stars stars(Canvas canvas, long seed) {
    return new Stars(canvas, seed, canvas.column(0.5), canvas.row(0.5), 0, 0);
  }
}
