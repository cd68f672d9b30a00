package io.github.stacker.cli.demo;

/** Mountains, hills or woods in one distance: a skyline, slopes lit from the left, mist below. */
final class Range implements Layer {
  private final Skyline skyline;
  private final Skyline front;
  private final Surface surface;
  private final Fractal relief;
  private final int lightColumns;
  private final float mistPerRow;
  private float[] slopes = {};

  /**
   * Makes a range.
   *
   * @param profile its upper edge
   * @param front upper edge of what stands before it and hides it from there on
   */
  Range(Canvas canvas, long seed, Profile profile, Profile front, Surface surface) {
    skyline = new Skyline(profile);
    this.front = new Skyline(front);
    this.surface = surface;
    double grain = canvas.pixels(surface.grain());
    relief = Fractal.folded(seed, grain, grain * surface.stretch(), 13, 0.6);
    lightColumns = (int) Math.max(1, grain * 0.04);
    mistPerRow = (float) (1 / canvas.pixels(surface.mistDepth()));
  }

  /**
   * What a range looks like.
   *
   * @param lit colour of slopes towards the light
   * @param shaded colour of slopes away from it
   * @param mist colour that it takes on below its edge
   * @param mistDepth units below the edge at which all is mist
   * @param grain units that the largest detail measures across
   * @param stretch how much taller than wide details are
   * @param snow how far down from the edge snow lies, in mist depths; 0 for none
   */
  record Surface(
      Colour lit,
      Colour shaded,
      Colour mist,
      double mistDepth,
      double grain,
      double stretch,
      double snow) {}

  @Override
  public void paint(PixelRow row) {
    if (skyline.isBelow(row) || front.covers(row)) {
      return;
    }
    int count = row.count();
    if (slopes.length < count + lightColumns) {
      slopes = new float[count + lightColumns];
    }
    relief.row(row.x(), row.y(), count + lightColumns, slopes);
    float[] edge = skyline.rows(row.x(), count);
    float snow = (float) surface.snow();
    Colour lit = surface.lit();
    Colour shaded = surface.shaded();
    Colour mist = surface.mist();
    for (int i = 0; i < count; i++) {
      float below = row.y() + 1 - edge[i];
      if (below <= 0) {
        continue;
      }
      float light = clamp(0.5f + 2.6f * (slopes[i] - slopes[i + lightColumns]));
      float depth = Math.min(1, below * mistPerRow);
      float white = snow > 0 ? clamp((snow - depth + 0.7f * slopes[i]) * 6) : 0;
      float haze = depth * depth;
      float red = shaded.red() + (lit.red() - shaded.red()) * light;
      float green = shaded.green() + (lit.green() - shaded.green()) * light;
      float blue = shaded.blue() + (lit.blue() - shaded.blue()) * light;
      red += (150 + 84 * light - red) * white;
      green += (168 + 66 * light - green) * white;
      blue += (196 + 40 * light - blue) * white;
      row.cover(
          i,
          red + (mist.red() - red) * haze,
          green + (mist.green() - green) * haze,
          blue + (mist.blue() - blue) * haze,
          Math.min(1, below));
    }
  }

  private static float clamp(float t) {
    return Math.max(0, Math.min(1, t));
  }
}
