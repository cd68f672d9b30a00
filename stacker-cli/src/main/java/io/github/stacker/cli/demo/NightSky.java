package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** A clear night over dark mountains and a hut: stars turn, a satellite and an aeroplane pass. */
final class NightSky {
  /** Seconds in which the sky turns by a degree: a sidereal day by 360. */
  private static final double SECONDS_PER_DEGREE = 86164.0905 / 360;

  private static final Range.Surface MOUNTAINS =
      new Range.Surface(
          new Colour(40, 46, 62),
          new Colour(16, 20, 34),
          new Colour(34, 42, 58),
          0.35,
          0.3,
          1.2,
          0);
  private static final Range.Surface WOODS =
      new Range.Surface(
          new Colour(25, 31, 36),
          new Colour(10, 13, 19),
          new Colour(30, 36, 44),
          0.24,
          0.05,
          2.2,
          0);
  private static final Range.Surface GROUND =
      new Range.Surface(
          new Colour(42, 48, 42),
          new Colour(16, 20, 20),
          new Colour(24, 26, 24),
          0.2,
          0.09,
          0.25,
          0);

  private NightSky() {}

  /** Gives what is seen by the sum of all frames, except what crosses the sky and hot pixels. */
  static List<Layer> trails(Canvas canvas, long seed, int frames) {
    List<Layer> layers = new ArrayList<>();
    layers.add(sky(canvas));
    layers.add(stars(canvas, seed, 0, frames * degreesPerFrame(frames)));
    addForeground(canvas, seed, layers);
    return layers;
  }

  /** Gives a frame. */
  static List<Layer> frame(Canvas canvas, long seed, int frames, int frame) {
    double step = degreesPerFrame(frames);
    List<Layer> layers = new ArrayList<>();
    layers.add(sky(canvas));
    layers.add(stars(canvas, seed, frame * step, (frame + 1) * step));
    layers.add(Crossings.few(canvas, Hash.of(seed, 2), frames, frame));
    addForeground(canvas, seed, layers);
    layers.add(new HotPixels(Hash.of(seed, 3)));
    return layers;
  }

  /** Gives the exposure of a frame; the next one follows at once. */
  static double exposureSeconds(int frames) {
    return degreesPerFrame(frames) * SECONDS_PER_DEGREE;
  }

  /** Gives the column of the pole. */
  static double poleX(Canvas canvas) {
    return canvas.column(0.42);
  }

  /** Gives the row of the pole. */
  static double poleY(Canvas canvas) {
    return canvas.row(0.3);
  }

  private static double degreesPerFrame(int frames) {
    return Math.min(2.25, 120.0 / frames);
  }

  private static Stars stars(Canvas canvas, long seed, double from, double to) {
    double radians = Math.PI / 180;
    return new Stars(
        canvas, Hash.of(seed, 1), poleX(canvas), poleY(canvas), from * radians, to * radians);
  }

  private static Sky sky(Canvas canvas) {
    return new Sky(
        new Colour(9, 13, 30),
        new Colour(19, 30, 54),
        new Colour(48, 56, 72),
        canvas.row(0.76),
        new Sky.Glow(
            canvas.column(0.86), canvas.row(0.82), canvas.pixels(0.3), new Colour(66, 40, 18)));
  }

  private static void addForeground(Canvas canvas, long seed, List<Layer> layers) {
    Profile peaks =
        Profile.crags(Hash.of(seed, 4), canvas.row(0.8), canvas.row(0.2), canvas.pixels(0.55));
    Profile hill =
        Profile.hills(Hash.of(seed, 5), canvas.row(0.86), canvas.row(0.04), canvas.pixels(0.7));
    Profile woods =
        Profile.conifers(Hash.of(seed, 6), hill, canvas.pixels(0.02), canvas.pixels(0.1));
    Profile ground =
        Profile.hills(Hash.of(seed, 7), canvas.row(0.91), canvas.row(0.015), canvas.pixels(0.8));
    double hut = canvas.column(0.66);
    double hutSize = canvas.pixels(0.11);
    double hutGround = ground.at((int) (hut + hutSize / 2)) + canvas.pixels(0.02);
    layers.add(new Range(canvas, Hash.of(seed, 8), peaks, woods, MOUNTAINS));
    layers.add(new Range(canvas, Hash.of(seed, 9), woods, ground, WOODS));
    layers.add(
        new Range(canvas, Hash.of(seed, 10), ground, Profile.level(canvas.height()), GROUND));
    layers.add(new Hut(hut, hutGround, hutSize));
  }
}
