package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * People on their way across the picture, as one frame sees them.
 *
 * <p>The width is divided into slots. A walker is inside one slot and a frame later in the next, so
 * a slot sees each walker in at most {@code ceil(frames / slots)} frames; there are only so many
 * walkers that this makes a third of the frames at most for all together.
 */
final class Walkers implements Layer {
  private static final double TALLEST = 0.165;
  private static final double HALF_WIDTH = 0.33 * TALLEST;

  private final List<Walker> walkers = new ArrayList<>();

  /**
   * Places the walkers of a frame.
   *
   * @param path where they put their feet
   */
  Walkers(Canvas canvas, long seed, Profile path, int frames, int frame) {
    int slots = slots(canvas);
    int number = number(slots, frames);
    double slotWidth = (double) canvas.width() / Math.max(1, slots);
    double half = canvas.pixels(HALF_WIDTH);
    for (int i = 0; i < number; i++) {
      long bits = Hash.of(seed, i);
      int way = i < number / 2 ? -1 : 1;
      int start = (int) (slots * (long) i / number) + (int) Math.floorMod(bits, 3L);
      long slot = Math.floorMod(start + (long) way * frame, (long) slots);
      float aside = Hash.unit(Hash.of(bits, frame));
      double x = slot * slotWidth + half + (slotWidth - 2 * half) * aside;
      double lane = canvas.pixels(0.014) * way;
      double size = canvas.pixels(TALLEST) * (0.86 + 0.14 * Hash.unit(Hash.mix(bits)));
      double phase = Hash.unit(Hash.of(bits + 1, frame));
      walkers.add(new Walker(x, path.at((int) x) + lane, size, way, phase, bits));
    }
  }

  /** Gives the number of slots: as many as are wide enough for a walker, up to 64. */
  static int slots(Canvas canvas) {
    return (int) Math.min(64, canvas.width() / canvas.pixels(2 * HALF_WIDTH));
  }

  /** Gives the number of walkers; 0 in less than three frames and in very narrow pictures. */
  static int number(int slots, int frames) {
    if (slots < 3) {
      return 0;
    }
    int visits = (frames + slots - 1) / slots;
    return Math.min(slots / 2, frames / 3 / visits);
  }

  @Override
  public void paint(PixelRow row) {
    for (Walker walker : walkers) {
      walker.paint(row);
    }
  }
}
