package io.github.stacker.cli.demo;

/**
 * Lights of cars on a road along a shore. The pattern of lights repeats and moves on from frame to
 * frame by the golden section of its period, so that many frames together light the road evenly.
 */
final class Traffic implements Layer {
  private static final int SLOTS = 24;
  private static final double GOLDEN_SECTION = 0.6180339887498949;

  private final Skyline road;
  private final double halfHeight;
  private final double period;
  private final double shift;
  private final boolean moving;
  private final float[] lights = new float[SLOTS];
  private final float mean;
  private final Colour colour;

  private Traffic(
      Canvas canvas, long seed, Profile road, Colour colour, double shift, boolean moving) {
    this.road = new Skyline(road);
    this.colour = colour;
    this.moving = moving;
    halfHeight = 0.8 + canvas.pixels(0.0012);
    period = canvas.pixels(0.9);
    this.shift = (Hash.unit(Hash.of(seed, 99)) + shift) * period;
    float sum = 0;
    for (int i = 0; i < SLOTS; i++) {
      lights[i] = Hash.unit(Hash.of(seed, i)) < 0.3f ? 1 : 0;
      sum += lights[i];
    }
    mean = sum / SLOTS;
  }

  /** Gives the lights of a frame; {@code way} is 1 if they move to the right, -1 to the left. */
  static Traffic frame(Canvas canvas, long seed, Profile road, Colour colour, int way, int frame) {
    return new Traffic(canvas, seed, road, colour, way * GOLDEN_SECTION * frame, true);
  }

  /** Gives the mean of very many frames. */
  static Traffic mean(Canvas canvas, long seed, Profile road, Colour colour) {
    return new Traffic(canvas, seed, road, colour, 0, false);
  }

  @Override
  public void paint(PixelRow row) {
    float[] middle = road.rows(row.x(), row.count());
    for (int i = 0; i < row.count(); i++) {
      double aside = (row.y() + 0.5 - middle[i]) / halfHeight;
      double part = 1 - aside * aside;
      if (part > 0) {
        row.add(i, colour, (float) part * light(row.x() + i));
      }
    }
  }

  private float light(int x) {
    if (!moving) {
      return mean;
    }
    double place = (x + 0.5 - shift) / period;
    double slot = (place - Math.floor(place)) * SLOTS;
    int first = Math.min(SLOTS - 1, (int) slot);
    float t = (float) (slot - first);
    return lights[first] + (lights[(first + 1) % SLOTS] - lights[first]) * t * t * (3 - 2 * t);
  }
}
