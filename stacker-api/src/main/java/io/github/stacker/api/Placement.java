package io.github.stacker.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a picture lies on a canvas that it shares with others, as the layers of a panorama do.
 *
 * @param x column of the canvas at which the picture's first column lies; negative to its left
 * @param y row of the canvas at which the picture's first row lies; negative above it
 * @param canvas the whole canvas, whose first pixel is 0, 0, where its size is known
 */
public record Placement(int x, int y, Optional<Region> canvas) {
  /** The place of a picture that says nothing of it. */
  public static final Placement ORIGIN = new Placement(0, 0, Optional.empty());

  /**
   * Checks that the canvas is one.
   *
   * @throws IllegalArgumentException if it is empty or does not begin at 0, 0
   */
  public Placement {
    Objects.requireNonNull(canvas, "canvas");
    canvas.ifPresent(Placement::requireCanvas);
  }

  private static void requireCanvas(Region canvas) {
    if (canvas.isEmpty() || canvas.x() != 0 || canvas.y() != 0) {
      throw new IllegalArgumentException("a canvas of " + canvas + " is none");
    }
  }

  /**
   * Gives the place of a part of the picture.
   *
   * @param dx column of the picture at which the part begins
   * @param dy row of the picture at which the part begins
   * @return its place on the same canvas
   */
  public Placement translate(int dx, int dy) {
    return new Placement(Math.addExact(x, dx), Math.addExact(y, dy), canvas);
  }

  /**
   * Gives the place of the picture when the canvas is turned with all that lies on it. A canvas of
   * unknown size is turned about its first corner, so that places may become negative; relative to
   * each other, pictures turned alike lie as they did.
   *
   * @param orientation how all is turned
   * @param width columns of the picture before
   * @param height rows of the picture before
   * @return its place on the turned canvas
   */
  public Placement turned(Orientation orientation, int width, int height) {
    Region before = canvas.orElse(Region.of(0, 0));
    Region after =
        orientation.turn(new Region(x, y, width, height), before.width(), before.height());
    return new Placement(
        after.x(),
        after.y(),
        canvas.map(whole -> orientation.turn(whole, whole.width(), whole.height())));
  }
}
