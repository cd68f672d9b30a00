package io.github.stacker.cli.demo;

/** A {@link Profile} that remembers the columns it was asked for last. */
final class Skyline {
  private final Profile profile;
  private int x;
  private int count = -1;
  private float[] rows = {};
  private float top;
  private float bottom;

  Skyline(Profile profile) {
    this.profile = profile;
  }

  /** Gives the rows of the edge from a column on; only to be read, until the next call. */
  float[] rows(int newX, int newCount) {
    if (newX != x || newCount != count) {
      x = newX;
      count = newCount;
      fill();
    }
    return rows;
  }

  /** Tells whether a row has nothing of what is below the edge. */
  boolean isBelow(PixelRow row) {
    rows(row.x(), row.count());
    return row.y() + 1 <= top;
  }

  /** Tells whether every pixel of a row is below the edge. */
  boolean covers(PixelRow row) {
    rows(row.x(), row.count());
    return row.y() >= bottom;
  }

  private void fill() {
    if (rows.length < count) {
      rows = new float[count];
    }
    top = Float.POSITIVE_INFINITY;
    bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      float row = (float) profile.at(x + i);
      rows[i] = row;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
  }
}
