package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** One walker in one frame: a figure of a dozen shapes in the middle of a step. */
final class Walker {
  private static final Colour SKIN = new Colour(206, 158, 128);
  private static final Colour[] JACKETS = {
    new Colour(196, 52, 44),
    new Colour(34, 92, 168),
    new Colour(226, 168, 42),
    new Colour(40, 128, 112),
    new Colour(118, 62, 130)
  };
  private static final Colour[] TROUSERS = {
    new Colour(44, 48, 62), new Colour(92, 80, 62), new Colour(58, 70, 92)
  };
  private static final Colour[] HAIR = {
    new Colour(40, 30, 26), new Colour(104, 70, 38), new Colour(168, 136, 84)
  };
  private static final Colour SHOES = new Colour(46, 36, 32);

  private final double x;
  private final double feet;
  private final double size;
  private final int way;
  private final List<Shape> shapes = new ArrayList<>();

  /**
   * Draws a figure.
   *
   * @param x column of its middle
   * @param feet row of its feet
   * @param size its height in pixels
   * @param way 1 to walk right, -1 to walk left
   * @param phase how far the legs are apart, from 0 to 1
   * @param looks random bits that choose its clothes
   */
  Walker(double x, double feet, double size, int way, double phase, long looks) {
    this.x = x;
    this.feet = feet;
    this.size = size;
    this.way = way;
    Colour jacket = pick(JACKETS, looks);
    Colour trousers = pick(TROUSERS, Hash.mix(looks + 2));
    double swing = 2 * phase - 1;
    Colour sleeve = jacket.times(0.86);
    arm(sleeve.times(0.8), swing);
    leg(trousers.times(0.78), -swing);
    leg(trousers, swing);
    add(pick(JACKETS, Hash.mix(looks + 3)).times(0.8), -0.1, 0.76, 0.05, -0.11, 0.6, 0.065);
    add(jacket, 0.015, 0.775, 0.062, -0.005, 0.53, 0.072);
    add(SKIN, 0.025, 0.86, 0.03, 0.015, 0.8, 0.034);
    add(SKIN, 0.036, 0.915, 0.056, 0.036, 0.905, 0.054);
    add(pick(HAIR, Hash.mix(looks + 4)), 0.022, 0.945, 0.05, 0.0, 0.915, 0.046);
    arm(sleeve, -swing);
  }

  void paint(PixelRow row) {
    if (row.y() > feet + 0.06 * size || row.y() < feet - 1.02 * size) {
      return;
    }
    paintShadow(row);
    for (Shape shape : shapes) {
      shape.paint(row);
    }
  }

  private void leg(Colour colour, double swing) {
    double lift = Math.max(0, -swing) * 0.05;
    double kneeX = 0.09 * swing + 0.025;
    double footX = 0.2 * swing - 0.01;
    add(colour, 0, 0.5, 0.062, kneeX, 0.27, 0.046);
    add(colour, kneeX, 0.27, 0.046, footX, 0.05 + lift, 0.034);
    add(SHOES, footX, 0.03 + lift, 0.03, footX + 0.055, 0.024 + lift * 0.4, 0.024);
  }

  private void arm(Colour colour, double swing) {
    double elbowX = 0.08 * swing - 0.02;
    double handX = 0.17 * swing + 0.03;
    add(SKIN, handX, 0.48, 0.024, handX + 0.008, 0.465, 0.022);
    add(colour, elbowX, 0.62, 0.034, handX, 0.5, 0.026);
    add(colour, 0.005, 0.78, 0.044, elbowX, 0.62, 0.036);
  }

  /** Adds a shape given in heights of the figure, upwards from its feet and forwards. */
  private void add(
      Colour colour, double x0, double up0, double r0, double x1, double up1, double r1) {
    shapes.add(
        new Shape(
            colour,
            x + way * x0 * size,
            feet - up0 * size,
            r0 * size,
            x + way * x1 * size,
            feet - up1 * size,
            r1 * size));
  }

  private void paintShadow(PixelRow row) {
    double dy = (row.y() + 0.5 - feet) / (0.045 * size);
    double reach = 0.3 * size;
    int end = row.firstIndex(x + reach);
    for (int i = row.firstIndex(x - reach); i < end; i++) {
      double dx = (row.x() + i + 0.5 - x) / reach;
      double dark = 0.5 * (1 - dx * dx - dy * dy);
      if (dark > 0) {
        row.cover(i, 30, 34, 18, (float) dark);
      }
    }
  }

  private static Colour pick(Colour[] colours, long bits) {
    return colours[(int) ((bits >>> 40) % colours.length)];
  }
}
