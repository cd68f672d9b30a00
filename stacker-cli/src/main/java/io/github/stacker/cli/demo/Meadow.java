package io.github.stacker.cli.demo;

/** Grass from a gentle edge down to the lower border, with flowers and a footpath across. */
final class Meadow implements Layer {
  private static final Colour FAR = new Colour(168, 176, 92);
  private static final Colour NEAR = new Colour(72, 108, 38);
  private static final Colour SAND = new Colour(203, 180, 138);
  private static final Colour[] PETALS = {
    new Colour(236, 226, 232), new Colour(226, 190, 60), new Colour(214, 92, 76)
  };

  private final Canvas canvas;
  private final long seed;
  private final Profile edgeProfile;
  private final Profile pathProfile;
  private final Skyline edge;
  private final Skyline path;
  private final Fractal patches;
  private final Fractal blades;
  private final int flowerCell;
  private final float highest;
  private float[] patch = {};
  private float[] blade = {};

  /**
   * Makes a meadow.
   *
   * @param edge its upper edge
   * @param path middle of the footpath
   */
  Meadow(Canvas canvas, long seed, Profile edge, Profile path) {
    this.canvas = canvas;
    this.seed = seed;
    edgeProfile = edge;
    pathProfile = path;
    this.edge = new Skyline(edge);
    this.path = new Skyline(path);
    highest = (float) canvas.row(0.58);
    patches = Fractal.smooth(Hash.of(seed, 1), canvas.pixels(0.5), canvas.pixels(0.07), 11, 0.6);
    blades = Fractal.smooth(Hash.of(seed, 2), canvas.pixels(0.01), canvas.pixels(0.026), 9, 0.75);
    flowerCell = (int) Math.max(3, canvas.pixels(0.02));
  }

  @Override
  public void paint(PixelRow row) {
    if (edge.isBelow(row)) {
      return;
    }
    int count = row.count();
    if (patch.length < count) {
      patch = new float[count];
      blade = new float[count];
    }
    patches.row(row.x(), row.y(), count, patch);
    blades.row(row.x(), row.y(), count, blade);
    float depth = (row.y() + 0.5f - highest) / (canvas.height() - highest);
    paintGrass(row, Math.max(0, Math.min(1, depth)));
    paintFlowers(row);
  }

  private void paintGrass(PixelRow row, float depth) {
    Colour grass = FAR.towards(NEAR, Math.sqrt(depth));
    float[] top = edge.rows(row.x(), row.count());
    float[] middle = path.rows(row.x(), row.count());
    float halfWidth = (float) canvas.pixels(0.034);
    float soft = (float) (1 / canvas.pixels(0.006));
    float ragged = (float) canvas.pixels(0.045);
    float tall = 0.12f + 0.8f * depth;
    for (int i = 0; i < row.count(); i++) {
      float cover = Math.min(1, row.y() + 1 - top[i]);
      if (cover <= 0) {
        continue;
      }
      float light = 1 + 0.6f * patch[i] + tall * blade[i];
      float aside = Math.abs(row.y() + 0.5f - middle[i]);
      float sand = (halfWidth - aside + ragged * (blade[i] + 0.5f * patch[i])) * soft;
      sand = Math.max(0, Math.min(1, sand));
      float ground = 0.96f + 0.3f * patch[i] + 0.07f * blade[i];
      float grassLight = light * (1 - sand);
      float sandLight = ground * sand;
      row.cover(
          i,
          (grass.red() + 46 * patch[i]) * grassLight + SAND.red() * sandLight,
          grass.green() * grassLight + SAND.green() * sandLight,
          (grass.blue() - 14 * patch[i]) * grassLight + SAND.blue() * sandLight,
          cover);
    }
  }

  /** Paints flowers, at most one to a cell and whole inside it. */
  private void paintFlowers(PixelRow row) {
    int cellRow = row.y() / flowerCell;
    float part = (float) cellRow * flowerCell / canvas.height();
    float radius = flowerCell * Math.max(0.08f, 0.62f * (part - 0.58f));
    float chance = 0.7f * (part - 0.6f);
    int last = (row.x() + row.count() - 1) / flowerCell;
    for (int cell = row.x() / flowerCell; cell <= last; cell++) {
      long bits = Hash.of(seed, cell, cellRow);
      if (Hash.unit(bits) < chance) {
        paintFlower(row, cell, radius, Hash.mix(bits));
      }
    }
  }

  private void paintFlower(PixelRow row, int cell, float radius, long bits) {
    int cellRow = row.y() / flowerCell;
    float room = flowerCell - 2 * radius - 2;
    float x = cell * flowerCell + 1 + radius + room * Hash.unit(bits);
    float y = cellRow * flowerCell + 1 + radius + room * Hash.unit(Hash.mix(bits + 1));
    float dy = row.y() + 0.5f - y;
    if (Math.abs(dy) > radius + 1 || !isOnGrass(x, y)) {
      return;
    }
    Colour petal = PETALS[(int) ((bits & 0xff) * PETALS.length >> 8)];
    int end = row.firstIndex(x + radius + 1);
    for (int i = row.firstIndex(x - radius - 1); i < end; i++) {
      float dx = row.x() + i + 0.5f - x;
      float cover = radius + 0.5f - (float) Math.sqrt(dx * dx + dy * dy);
      if (cover > 0) {
        row.cover(i, petal, Math.min(1, cover));
      }
    }
  }

  private boolean isOnGrass(float x, float y) {
    int column = (int) x;
    double toPath = Math.abs(y - pathProfile.at(column));
    return y > edgeProfile.at(column) + flowerCell && toPath > canvas.pixels(0.05);
  }
}
