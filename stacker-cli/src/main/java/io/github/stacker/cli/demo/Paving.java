package io.github.stacker.cli.demo;

/**
 * Flagstones of a level place in perspective, from an edge down to the lower border. Lengths on the
 * place are in metres.
 */
final class Paving implements Layer {
  private static final Colour STONE = new Colour(208, 192, 166);
  private static final Colour JOINT = new Colour(120, 108, 94);
  private static final float STONE_LENGTH = 1.2f;
  private static final float JOINT_WIDTH = 0.03f;

  /** Height of the viewer's eyes above the place. */
  private static final double EYE_HEIGHT = 4.2;

  private final long seed;
  private final double edge;
  private final double horizon;
  private final double middle;
  private final double focalLength;
  private final Fractal wear;
  private float[] worn = {};

  /**
   * Paves a place.
   *
   * @param edge row of its far edge
   * @param horizon row of the viewer's eyes, above the edge
   */
  Paving(Canvas canvas, long seed, double edge, double horizon) {
    this.seed = seed;
    this.edge = edge;
    this.horizon = horizon;
    middle = canvas.column(0.5);
    focalLength = canvas.pixels(1.2);
    wear = Fractal.smooth(Hash.of(seed, 1), canvas.pixels(0.4), canvas.pixels(0.05), 10, 0.66);
  }

  @Override
  public void paint(PixelRow row) {
    float cover = (float) Math.min(1, row.y() + 1 - edge);
    if (cover <= 0) {
      return;
    }
    if (worn.length < row.count()) {
      worn = new float[row.count()];
    }
    wear.row(row.x(), row.y(), row.count(), worn);
    double below = Math.max(row.y() + 0.5, edge) - horizon;
    double metresPerColumn = EYE_HEIGHT / below;
    double distance = focalLength * metresPerColumn;
    double metresPerRow = distance / below;
    float across = joint(distance / STONE_LENGTH, metresPerRow);
    int course = (int) (distance / STONE_LENGTH);
    float contrast = (float) Math.max(0, 1 - metresPerRow / STONE_LENGTH);
    double shift = course % 2 * 0.5;
    for (int i = 0; i < row.count(); i++) {
      double place = (row.x() + i + 0.5 - middle) * metresPerColumn / STONE_LENGTH + shift;
      float joint = contrast * Math.max(across, joint(place, metresPerColumn));
      long bits = Hash.of(seed, (int) Math.floor(place), course);
      float light = 1 + 0.09f * contrast * Hash.signed(bits) + 0.16f * worn[i];
      float stone = light * (1 - joint);
      row.cover(
          i,
          STONE.red() * stone + JOINT.red() * joint,
          STONE.green() * stone + JOINT.green() * joint,
          STONE.blue() * stone + JOINT.blue() * joint,
          cover);
    }
  }

  /**
   * Gives how much of a pixel is joint.
   *
   * @param place in stones; joints are at whole numbers
   * @param pixel size of the pixel in metres
   */
  private static float joint(double place, double pixel) {
    double offset = Math.abs(place - Math.rint(place)) * STONE_LENGTH;
    double part = (0.5 * (JOINT_WIDTH + pixel) - offset) / pixel;
    return (float) Math.max(0, Math.min(part, Math.min(1, JOINT_WIDTH / pixel)));
  }
}
