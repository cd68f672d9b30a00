package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Dusk at a bay: waves before the viewer, lamps and traffic along the far shore. */
final class Waterside {
  private static final double SHORE = 0.56;
  private static final Colour HEADLIGHTS = new Colour(186, 174, 142);
  private static final Colour TAIL_LIGHTS = new Colour(184, 44, 30);
  private static final Range.Surface MOUNTAINS =
      new Range.Surface(
          new Colour(112, 96, 122),
          new Colour(72, 70, 108),
          new Colour(172, 128, 128),
          0.3,
          0.3,
          1.2,
          0);
  private static final Range.Surface HILLS =
      new Range.Surface(
          new Colour(52, 50, 64),
          new Colour(30, 32, 48),
          new Colour(64, 56, 68),
          0.16,
          0.07,
          0.8,
          0);
  private static final Range.Surface ROCKS =
      new Range.Surface(
          new Colour(84, 74, 74),
          new Colour(20, 21, 28),
          new Colour(26, 28, 34),
          0.3,
          0.13,
          0.6,
          0);

  private Waterside() {}

  /** Gives the mean of very many frames. */
  static List<Layer> mean(Canvas canvas, long seed) {
    return layers(
        canvas,
        seed,
        Hash.of(seed, 1),
        0,
        (road, colour) -> Traffic.mean(canvas, Hash.of(seed, 2), road, colour));
  }

  /** Gives a frame. */
  static List<Layer> frame(Canvas canvas, long seed, int frame) {
    return layers(
        canvas,
        seed,
        Hash.of(Hash.of(seed, 1), frame),
        0.85,
        (road, colour) ->
            Traffic.frame(
                canvas, Hash.of(seed, 2), road, colour, colour.equals(HEADLIGHTS) ? 1 : -1, frame));
  }

  private static List<Layer> layers(
      Canvas canvas,
      long seed,
      long waveSeed,
      double waves,
      BiFunction<Profile, Colour, Layer> traffic) {
    Profile rocks = rocks(canvas, seed);
    List<Layer> layers = new ArrayList<>(shore(canvas, seed, traffic, 1));
    layers.add(
        new Water(canvas, waveSeed, canvas.row(SHORE), shore(canvas, seed, traffic, 6), waves));
    layers.add(new Range(canvas, Hash.of(seed, 9), rocks, Profile.level(canvas.height()), ROCKS));
    return layers;
  }

  /** Gives everything above the water. */
  private static List<Layer> shore(
      Canvas canvas, long seed, BiFunction<Profile, Colour, Layer> traffic, double stretch) {
    Profile edge = Profile.level(canvas.row(SHORE));
    Profile peaks =
        Profile.crags(Hash.of(seed, 3), canvas.row(0.52), canvas.row(0.16), canvas.pixels(0.6));
    Profile hills =
        Profile.hills(Hash.of(seed, 4), canvas.row(0.525), canvas.row(0.03), canvas.pixels(0.5));
    Sky.Glow sun =
        new Sky.Glow(
            canvas.column(0.68), canvas.row(0.53), canvas.pixels(0.2), new Colour(40, 58, 30));
    return List.of(
        new Sky(
            new Colour(40, 58, 106),
            new Colour(134, 106, 140),
            new Colour(214, 150, 112),
            canvas.row(0.52),
            sun),
        new Clouds(
            canvas,
            Hash.of(seed, 5),
            0.08,
            canvas.row(0.46),
            new Colour(220, 150, 132),
            new Colour(90, 82, 118)),
        new Range(canvas, Hash.of(seed, 6), peaks, edge, MOUNTAINS),
        new Range(canvas, Hash.of(seed, 7), hills, edge, HILLS),
        new Lamps(canvas, Hash.of(seed, 8), Profile.level(canvas.row(SHORE - 0.012)), stretch),
        traffic.apply(Profile.level(canvas.row(SHORE - 0.012)), HEADLIGHTS),
        traffic.apply(Profile.level(canvas.row(SHORE - 0.006)), TAIL_LIGHTS));
  }

  /** Gives rocks in the left and right corner. */
  private static Profile rocks(Canvas canvas, long seed) {
    Profile crags =
        Profile.crags(Hash.of(seed, 10), canvas.row(1.03), canvas.row(0.14), canvas.pixels(0.22));
    return x -> {
      double aside = 2.0 * x / canvas.width() - 0.75;
      return crags.at(x) - canvas.row(0.1) * (aside * aside - 0.5);
    };
  }
}
