package io.github.stacker.cli.demo;

/** Lamps along a shore, and their light in the air around them. */
final class Lamps implements Layer {
  private static final Colour[] COLOURS = {
    new Colour(250, 190, 96), new Colour(250, 226, 170), new Colour(240, 160, 76)
  };

  private final long seed;
  private final Profile shore;
  private final double spacing;
  private final double reach;
  private final double rise;
  private final double stretch;

  /**
   * Puts lamps up along an edge.
   *
   * @param stretch how much taller than wide their light is, as that in a mirror of waves
   */
  Lamps(Canvas canvas, long seed, Profile shore, double stretch) {
    this.seed = seed;
    this.shore = shore;
    this.stretch = stretch;
    spacing = canvas.pixels(0.062);
    reach = 1.5 + canvas.pixels(0.012);
    rise = canvas.pixels(0.03);
  }

  @Override
  public void paint(PixelRow row) {
    int last = (int) ((row.x() + row.count()) / spacing) + 1;
    for (int lamp = (int) (row.x() / spacing) - 1; lamp <= last; lamp++) {
      long bits = Hash.of(seed, lamp);
      if (Hash.unit(bits) < 0.75f) {
        double x = (lamp + Hash.unit(Hash.mix(bits))) * spacing;
        double y = shore.at((int) x) - rise * Hash.unit(Hash.mix(bits + 1));
        paint(row, x, y, COLOURS[(int) ((bits & 0xff) * COLOURS.length >> 8)]);
      }
    }
  }

  private void paint(PixelRow row, double x, double y, Colour colour) {
    double dy = (row.y() + 0.5 - y) / (reach * stretch);
    if (Math.abs(dy) >= 1) {
      return;
    }
    int end = row.firstIndex(x + reach);
    for (int i = row.firstIndex(x - reach); i < end; i++) {
      double dx = (row.x() + i + 0.5 - x) / reach;
      double part = 1 - dx * dx - dy * dy;
      if (part > 0) {
        part *= part * part;
        row.add(i, colour, (float) (part * part * part * 0.5 + part * 0.22));
      }
    }
  }
}
