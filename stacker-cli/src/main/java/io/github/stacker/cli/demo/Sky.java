package io.github.stacker.cli.demo;

/** Sky from top to horizon, brighter around the sun or the moon. */
final class Sky implements Layer {
  private final Colour top;
  private final Colour middle;
  private final Colour horizon;
  private final double horizonRow;
  private final Glow glow;

  /** Makes a sky of three colours; below the horizon it keeps the last. */
  Sky(Colour top, Colour middle, Colour horizon, double horizonRow, Glow glow) {
    this.top = top;
    this.middle = middle;
    this.horizon = horizon;
    this.horizonRow = horizonRow;
    this.glow = glow;
  }

  /**
   * Light around a place.
   *
   * @param x column of its centre
   * @param y row of its centre
   * @param reach distance in pixels at which half is left
   * @param colour what it adds at the centre
   */
  record Glow(double x, double y, double reach, Colour colour) {}

  @Override
  public void paint(PixelRow row) {
    double t = Math.max(0, Math.min(1, (row.y() + 0.5) / horizonRow));
    Colour base = t < 0.6 ? top.towards(middle, t / 0.6) : middle.towards(horizon, (t - 0.6) / 0.4);
    float scale = (float) (1 / glow.reach());
    float centre = (float) glow.x();
    float dy = (float) (row.y() + 0.5 - glow.y()) * scale;
    float aside = 1 + dy * dy;
    Colour light = glow.colour();
    float[] red = row.red();
    float[] green = row.green();
    float[] blue = row.blue();
    for (int i = 0; i < row.count(); i++) {
      float dx = (row.x() + i + 0.5f - centre) * scale;
      float part = 1 / (aside + dx * dx);
      red[i] = base.red() + light.red() * part;
      green[i] = base.green() + light.green() * part;
      blue[i] = base.blue() + light.blue() * part;
    }
  }
}
