package io.github.stacker.cli.demo;

/**
 * A line with round ends that tapers from one end to the other; a dot if both ends are one place.
 * Rows count downwards.
 */
record Shape(Colour colour, double x0, double y0, double r0, double x1, double y1, double r1) {
  /** Makes a dot. */
  static Shape dot(Colour colour, double x, double y, double radius) {
    return new Shape(colour, x, y, radius, x, y, radius);
  }

  /** Paints what is in a row. */
  void paint(PixelRow row) {
    double reach = Math.max(r0, r1) + 1;
    double y = row.y() + 0.5;
    if (y < Math.min(y0, y1) - reach || y > Math.max(y0, y1) + reach) {
      return;
    }
    int end = row.firstIndex(Math.max(x0, x1) + reach);
    for (int i = row.firstIndex(Math.min(x0, x1) - reach); i < end; i++) {
      double cover = 0.5 - distance(row.x() + i + 0.5, y);
      if (cover > 0) {
        row.cover(i, colour, (float) Math.min(1, cover));
      }
    }
  }

  /** Gives the distance of a place from the edge, negative inside. */
  double distance(double x, double y) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
    double t = Math.max(0, Math.min(1, along));
    double ax = x - x0 - t * dx;
    double ay = y - y0 - t * dy;
    return Math.sqrt(ax * ax + ay * ay) - (r0 + (r1 - r0) * t);
  }
}
