package io.github.stacker.cli.demo;

/** A dark hut with two lit windows, whose light falls on the ground before it. */
final class Hut implements Layer {
  private static final Colour WALL = new Colour(38, 29, 26);
  private static final Colour ROOF = new Colour(47, 52, 66);
  private static final Colour LAMPLIGHT = new Colour(236, 168, 78);

  private final double left;
  private final double ground;
  private final double size;

  /**
   * Builds a hut.
   *
   * @param left column of its left wall
   * @param ground row on which it stands
   * @param size its width in pixels
   */
  Hut(double left, double ground, double size) {
    this.left = left;
    this.ground = ground;
    this.size = size;
  }

  @Override
  public void paint(PixelRow row) {
    double up = (ground - row.y() - 0.5) / size;
    if (up > 0.85 || up < -0.5) {
      return;
    }
    int end = row.firstIndex(left + 2 * size);
    for (int i = row.firstIndex(left - size); i < end; i++) {
      paint(row, i, (row.x() + i + 0.5 - left) / size, up);
    }
  }

  private void paint(PixelRow row, int i, double across, double up) {
    double eaves = 0.8 - 0.72 * Math.abs(across - 0.5);
    if (up > 0.4 && up < eaves && across > -0.1 && across < 1.1) {
      row.cover(i, ROOF, 1);
      return;
    }
    boolean inWall = up >= 0 && up <= 0.42 && across > 0 && across < 1;
    if (inWall) {
      row.cover(i, isPane(across, up) ? LAMPLIGHT : WALL, 1);
    }
    double dx = across - 0.5;
    double dy = (up - 0.15) * (up < 0 ? 1.6 : 1);
    double part = 0.5 * (1 - 1.1 * dx * dx - 4 * dy * dy);
    if (part > 0) {
      row.add(i, LAMPLIGHT, (float) (part * part));
    }
  }

  private static boolean isPane(double across, double up) {
    double inWindow = across < 0.5 ? across - 0.18 : across - 0.6;
    boolean inside = inWindow > 0 && inWindow < 0.2 && up > 0.14 && up < 0.31;
    boolean onBar = Math.abs(inWindow - 0.1) < 0.008 || Math.abs(up - 0.225) < 0.008;
    return inside && !onBar;
  }
}
