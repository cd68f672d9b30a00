package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** A railing with lamp posts along a level edge. */
final class Railing implements Layer {
  private static final Colour IRON = new Colour(58, 64, 70);
  private static final Colour GLASS = new Colour(244, 238, 222);
  private static final double HEIGHT = 0.0165;
  private static final double LAMP_HEIGHT = 0.085;
  private static final int RODS_PER_LAMP = 14;

  private final Canvas canvas;
  private final double foot;
  private final List<Shape> shapes = new ArrayList<>();

  /**
   * Puts it up.
   *
   * @param foot row on which it stands
   */
  Railing(Canvas canvas, double foot) {
    this.canvas = canvas;
    this.foot = foot;
    double spacing = canvas.pixels(0.019);
    for (int rod = 0; (rod - 1) * spacing < canvas.width(); rod++) {
      double x = (rod + 0.5) * spacing;
      boolean isLamp = rod % RODS_PER_LAMP == RODS_PER_LAMP / 2;
      rod(x, isLamp ? LAMP_HEIGHT : HEIGHT, isLamp ? 0.0013 : 0.0006);
      if (isLamp) {
        lamp(x);
      }
    }
    bar(HEIGHT, 0.0009);
    bar(0.2 * HEIGHT, 0.0005);
  }

  @Override
  public void paint(PixelRow row) {
    for (Shape shape : shapes) {
      shape.paint(row);
    }
  }

  private void lamp(double x) {
    double top = foot - canvas.pixels(LAMP_HEIGHT);
    double radius = canvas.pixels(0.0055);
    shapes.add(Shape.dot(GLASS, x, top - radius, radius));
    shapes.add(Shape.dot(IRON, x, top - 2.1 * radius, 0.35 * radius));
  }

  private void rod(double x, double height, double halfWidth) {
    double half = canvas.pixels(halfWidth);
    shapes.add(new Shape(IRON, x, foot, 1.3 * half, x, foot - canvas.pixels(height), half));
  }

  private void bar(double height, double halfWidth) {
    double y = foot - canvas.pixels(height);
    double half = canvas.pixels(halfWidth);
    shapes.add(new Shape(IRON, 0, y, half, canvas.width(), y, half));
  }
}
