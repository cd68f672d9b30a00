package io.github.stacker.cli.demo;

/** The glow of stars too faint to be seen one by one: a band from corner to corner, with dust. */
final class MilkyWay implements Layer {
  private static final Colour CORE = new Colour(70, 60, 46);
  private static final Colour RIM = new Colour(24, 29, 46);

  private final double centreX;
  private final double centreY;
  private final float perPixel;
  private final Fractal stars;
  private final Fractal dust;
  private float[] glow = {};
  private float[] dark = {};

  MilkyWay(Canvas canvas, long seed) {
    centreX = canvas.column(0.52);
    centreY = canvas.row(0.5);
    perPixel = (float) (1 / canvas.pixels(1));
    stars = Fractal.smooth(Hash.of(seed, 1), canvas.pixels(0.4), canvas.pixels(0.3), 11, 0.62);
    dust = Fractal.smooth(Hash.of(seed, 2), canvas.pixels(0.3), canvas.pixels(0.22), 11, 0.64);
  }

  @Override
  public void paint(PixelRow row) {
    int count = row.count();
    if (glow.length < count) {
      glow = new float[count];
      dark = new float[count];
    }
    stars.row(row.x(), row.y(), count, glow);
    dust.row(row.x(), row.y(), count, dark);
    float y = (float) (row.y() + 0.5 - centreY) * perPixel;
    for (int i = 0; i < count; i++) {
      float x = (float) (row.x() + i + 0.5 - centreX) * perPixel;
      float aside = 0.5f * x + 0.86f * y + 0.1f * glow[i];
      float rim = bell(aside, 0.34f);
      float core = bell(aside, 0.15f);
      float rift = bell(aside + 0.05f + 0.22f * dark[i], 0.07f);
      float clear = 1 - Math.max(0, Math.min(0.85f, 0.8f * rift + 1.1f * dark[i] * core));
      float light = (1 + 0.9f * glow[i]) * clear;
      row.add(i, RIM, rim * light);
      row.add(i, CORE, core * light);
    }
  }

  /** Gives 1 at 0, a quarter at {@code reach}, and next to nothing far away. */
  private static float bell(float distance, float reach) {
    float t = distance / reach;
    float half = 1 / (1 + t * t);
    return half * half;
  }
}
