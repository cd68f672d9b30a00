package io.github.stacker.cli.demo;

import java.util.List;

/**
 * Water that mirrors what is painted above its edge. Waves make each frame's water brighter or
 * darker by a texture of its own whose mean is 0: the mean of many frames is a smooth mirror.
 */
final class Water implements Layer {
  private static final Colour DEPTH = new Colour(26, 44, 62);
  private static final float CLARITY = 0.8f;

  private final double edge;
  private final int height;
  private final List<Layer> above;
  private final Fractal farWaves;
  private final Fractal nearWaves;
  private final float strength;
  private final PixelRow mirrored = new PixelRow();
  private float[] far = {};
  private float[] near = {};

  /**
   * Makes the water of a frame.
   *
   * @param edge row at which it begins
   * @param above what it mirrors; used by this layer alone
   * @param strength of the waves, 0 for a smooth mirror
   */
  Water(Canvas canvas, long seed, double edge, List<Layer> above, double strength) {
    this.edge = edge;
    this.height = canvas.height();
    this.above = above;
    this.strength = (float) strength;
    farWaves = Fractal.smooth(Hash.of(seed, 1), canvas.pixels(0.05), canvas.pixels(0.008), 8, 0.7);
    nearWaves = Fractal.smooth(Hash.of(seed, 2), canvas.pixels(0.3), canvas.pixels(0.05), 10, 0.68);
  }

  @Override
  public void paint(PixelRow row) {
    if (row.y() + 1 <= edge) {
      return;
    }
    double below = row.y() + 0.5 - edge;
    int mirror = (int) Math.max(0, Math.min(edge - 1, edge - 1.15 * below));
    mirrored.moveTo(row.x(), mirror, row.count());
    for (Layer layer : above) {
      layer.paint(mirrored);
    }
    float depth = (float) Math.max(0, Math.min(1, below / (height - edge)));
    fillWaves(row, depth);
    float cover = (float) Math.min(1, row.y() + 1 - edge);
    float[] red = mirrored.red();
    float[] green = mirrored.green();
    float[] blue = mirrored.blue();
    float clarity = CLARITY - 0.2f * depth;
    Colour own = DEPTH.times(1 - clarity);
    for (int i = 0; i < row.count(); i++) {
      float light = 1 + strength * far[i];
      row.cover(
          i,
          (own.red() + clarity * red[i]) * light,
          (own.green() + clarity * green[i]) * light,
          (own.blue() + clarity * blue[i]) * light,
          cover);
    }
  }

  /** Fills {@link #far} with waves that grow towards the viewer. */
  private void fillWaves(PixelRow row, float depth) {
    int count = row.count();
    if (far.length < count) {
      far = new float[count];
      near = new float[count];
    }
    farWaves.row(row.x(), row.y(), count, far);
    nearWaves.row(row.x(), row.y(), count, near);
    for (int i = 0; i < count; i++) {
      far[i] += (near[i] - far[i]) * depth;
    }
  }
}
