package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Satellites and aeroplanes that cross the night sky of one frame in a straight line. */
final class Crossings implements Layer {
  private static final Colour SUNLIT = new Colour(214, 220, 226);
  private static final Colour LAMP = new Colour(104, 96, 84);
  private static final Colour RED_FLASH = new Colour(250, 84, 64);
  private static final Colour WHITE_FLASH = new Colour(250, 250, 244);

  private final Canvas canvas;
  private final double lowest;
  private final List<Streak> streaks = new ArrayList<>();

  /**
   * Makes an empty sky.
   *
   * @param lowest the row below which nothing crosses, as a part of the height
   */
  private Crossings(Canvas canvas, double lowest) {
    this.canvas = canvas;
    this.lowest = lowest;
  }

  /**
   * Gives what now and then crosses the sky above a landscape: every set of frames has a satellite
   * and an aeroplane.
   */
  static Crossings few(Canvas canvas, long seed, int frames, int frame) {
    Crossings crossings = new Crossings(canvas, 0.55);
    int withSatellite = (int) Math.floorMod(Hash.of(seed, 1), (long) frames);
    int withAeroplane = (withSatellite + (frames + 2) / 3) % frames;
    long bits = Hash.of(seed, 2L + frame);
    if (frame == withSatellite || Hash.unit(bits) < 0.15f) {
      crossings.addSatellite(Hash.mix(bits), 0.75);
    }
    if (frame == withAeroplane) {
      crossings.addAeroplane(Hash.mix(bits + 1));
    }
    return crossings;
  }

  /** Gives what crosses all of a busy sky: one or two lights in most frames. */
  static Crossings many(Canvas canvas, long seed, int frame) {
    Crossings crossings = new Crossings(canvas, 0.95);
    long bits = Hash.of(seed, frame);
    float chance = Hash.unit(bits);
    if (chance < 0.8f) {
      crossings.addSatellite(Hash.mix(bits + 1), 1.1);
    }
    if (chance < 0.3f) {
      crossings.addSatellite(Hash.mix(bits + 2), 0.9);
    }
    if (chance > 0.65f && chance < 0.9f) {
      crossings.addAeroplane(Hash.mix(bits + 3));
    }
    return crossings;
  }

  @Override
  public void paint(PixelRow row) {
    for (Streak streak : streaks) {
      streak.paint(row);
    }
  }

  private void addSatellite(long bits, double brightness) {
    double left = canvas.row(0.05 + (lowest - 0.05) * Hash.unit(bits));
    double right = canvas.row(0.05 + (lowest - 0.05) * Hash.unit(Hash.mix(bits)));
    double radius = 0.7 + canvas.pixels(0.0006);
    streaks.add(new Streak(canvas, left, right, radius, 0, 1, SUNLIT.times(brightness)));
  }

  private void addAeroplane(long bits) {
    double left = canvas.row(0.1 + (lowest - 0.2) * Hash.unit(bits));
    double right = canvas.row(0.1 + (lowest - 0.2) * Hash.unit(Hash.mix(bits)));
    double radius = 0.7 + canvas.pixels(0.0005);
    double wing = canvas.pixels(0.0035);
    streaks.add(new Streak(canvas, left - wing, right - wing, radius, 0, 1, LAMP));
    streaks.add(new Streak(canvas, left + wing, right + wing, radius, 0, 1, LAMP));
    streaks.add(new Streak(canvas, left, right, 2 * radius, 0.05, 0.12, RED_FLASH));
    streaks.add(new Streak(canvas, left, right, 2 * radius, 0.55, 0.08, WHITE_FLASH));
  }

  /** A line from the left to the right border, steady or flashing. */
  private static final class Streak {
    private static final double FLASH_UNITS = 0.055;

    private final double y0;
    private final double y1;
    private final double rise;
    private final double radius;
    private final double flashLength;
    private final double phase;
    private final double lit;
    private final Colour colour;

    /**
     * Makes a line.
     *
     * @param left row at the left border
     * @param right row at the right border
     * @param phase where in its period a flash begins, from 0 to 1
     * @param lit part of a period that is lit, 1 for a steady light
     */
    Streak(
        Canvas canvas,
        double left,
        double right,
        double radius,
        double phase,
        double lit,
        Colour colour) {
      this.y0 = left;
      this.y1 = right;
      this.rise = (right - left) / canvas.width();
      this.radius = radius;
      this.flashLength = canvas.pixels(FLASH_UNITS);
      this.phase = phase;
      this.lit = lit;
      this.colour = colour;
    }

    void paint(PixelRow row) {
      double y = row.y() + 0.5;
      if (y < Math.min(y0, y1) - 2 * radius || y > Math.max(y0, y1) + 2 * radius) {
        return;
      }
      double across = 1 / Math.sqrt(1 + rise * rise);
      for (int i = 0; i < row.count(); i++) {
        double x = row.x() + i + 0.5;
        double aside = (y - y0 - rise * x) * across / radius;
        double part = 1 - aside * aside;
        if (part > 0 && isLit(x)) {
          row.lighten(i, colour, (float) part);
        }
      }
    }

    private boolean isLit(double x) {
      double period = x / flashLength - phase;
      return period - Math.floor(period) < lit;
    }
  }
}
