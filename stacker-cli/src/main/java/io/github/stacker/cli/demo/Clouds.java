package io.github.stacker.cli.demo;

/** Clouds that stand still, lit from above. */
final class Clouds implements Layer {
  private final Fractal density;
  private final float threshold;
  private final int lightRows;
  private final double lowestRow;
  private final Colour lit;
  private final Colour shaded;
  private float[] here = {};
  private float[] above = {};

  /**
   * Makes clouds.
   *
   * @param threshold density at which cloud begins, -1 for an overcast sky, 1 for a clear one
   * @param lowestRow the row above which they thin out towards the horizon
   */
  Clouds(Canvas canvas, long seed, double threshold, double lowestRow, Colour lit, Colour shaded) {
    density = Fractal.smooth(seed, canvas.pixels(0.42), canvas.pixels(0.13), 11, 0.54);
    this.threshold = (float) threshold;
    lightRows = (int) Math.max(1, canvas.pixels(0.02));
    this.lowestRow = lowestRow;
    this.lit = lit;
    this.shaded = shaded;
  }

  @Override
  public void paint(PixelRow row) {
    if (row.y() >= lowestRow) {
      return;
    }
    int count = row.count();
    if (here.length < count) {
      here = new float[count];
      above = new float[count];
    }
    density.row(row.x(), row.y(), count, here);
    density.row(row.x(), row.y() - lightRows, count, above);
    float fade = (float) Math.min(1, 3 * (1 - row.y() / lowestRow));
    for (int i = 0; i < count; i++) {
      float t = Math.min(1, (here[i] - threshold) * 3.2f);
      if (t > 0) {
        float light = Math.max(0, Math.min(1, 0.62f + 2.4f * (here[i] - above[i])));
        float dark = 1 - light;
        row.cover(
            i,
            lit.red() * light + shaded.red() * dark,
            lit.green() * light + shaded.green() * dark,
            lit.blue() * light + shaded.blue() * dark,
            t * t * (3 - 2 * t) * fade * 0.92f);
      }
    }
  }
}
