package io.github.stacker.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * People on their way across the picture, as one frame sees them.
 *
 * <p>The width is divided into slots, and these into stretches of at least as many slots as there
 * are frames (the last one may reach beyond the picture). A walker is inside one slot and a frame
 * later in the next, at the end of the stretch in its first, so nobody comes to the same slot
 * twice. As a stretch has a third as many walkers as there are frames, a place is free in two
 * thirds of them.
 */
final class Walkers implements Layer {
  /** Half the room that a walker takes, in heights of the tallest. */
  private static final double HALF_WIDTH = 0.33;

  /** How far the ways to the left and to the right are from the path, in heights likewise. */
  private static final double LANE = 0.014 / 0.165;

  private final List<Walker> walkers = new ArrayList<>();

  /**
   * Places the walkers of a frame.
   *
   * @param path where they put their feet
   * @param tallest height of the tallest in units
   */
  Walkers(Canvas canvas, long seed, Profile path, double tallest, int frames, int frame) {
    int slots = slots(canvas, tallest);
    int number = number(slots, frames);
    int stretches = Math.max(1, slots / frames);
    int length = Math.max(frames, (slots + stretches - 1) / stretches);
    double slotWidth = (double) canvas.width() / Math.max(1, slots);
    double half = canvas.pixels(HALF_WIDTH * tallest);
    for (int i = 0; i < stretches * number; i++) {
      int inStretch = i % number;
      long bits = Hash.of(seed, i);
      int way = inStretch < number / 2 ? -1 : 1;
      int start = (int) (length * (long) inStretch / number) + (int) Math.floorMod(bits, 3L);
      int first = i / number * length;
      long slot = first + Math.floorMod(start + (long) way * frame, (long) length);
      if (slot >= slots) {
        continue;
      }
      float aside = Hash.unit(Hash.of(bits, frame));
      double x = slot * slotWidth + half + (slotWidth - 2 * half) * aside;
      double lane = canvas.pixels(LANE * tallest) * way;
      double size = canvas.pixels(tallest) * (0.86 + 0.14 * Hash.unit(Hash.mix(bits)));
      double phase = Hash.unit(Hash.of(bits + 1, frame));
      walkers.add(new Walker(x, path.at((int) x) + lane, size, way, phase, bits));
    }
  }

  /** Gives the number of slots: as many as are wide enough for a walker, up to 64. */
  static int slots(Canvas canvas, double tallest) {
    return (int) Math.min(64, canvas.width() / canvas.pixels(2 * HALF_WIDTH * tallest));
  }

  /**
   * Gives the number of walkers of a stretch; 0 in less than three frames and in very narrow
   * pictures.
   */
  static int number(int slots, int frames) {
    return slots < 3 ? 0 : frames / 3;
  }

  @Override
  public void paint(PixelRow row) {
    for (Walker walker : walkers) {
      walker.paint(row);
    }
  }
}
