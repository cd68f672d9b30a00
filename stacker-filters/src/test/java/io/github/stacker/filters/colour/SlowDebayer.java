package io.github.stacker.filters.colour;

import io.github.stacker.api.contract.MemoryImage;

/** Develops mosaics slowly: by masks of five by five, as they are printed in the paper. */
final class SlowDebayer {
  /** Green at red and at blue, times 8. */
  private static final double[][] GREEN = {
    {0, 0, -1, 0, 0}, {0, 0, 2, 0, 0}, {-1, 2, 4, 2, -1}, {0, 0, 2, 0, 0}, {0, 0, -1, 0, 0}
  };

  /** At green, what is to the left and right of it, times 8. */
  private static final double[][] BESIDE = {
    {0, 0, 0.5, 0, 0}, {0, -1, 0, -1, 0}, {-1, 4, 5, 4, -1}, {0, -1, 0, -1, 0}, {0, 0, 0.5, 0, 0}
  };

  /** At green, what is above and below, times 8. */
  private static final double[][] ABOVE = {
    {0, 0, -1, 0, 0}, {0, -1, 4, -1, 0}, {0.5, 0, 5, 0, 0.5}, {0, -1, 4, -1, 0}, {0, 0, -1, 0, 0}
  };

  /** Blue at red and red at blue, times 8. */
  private static final double[][] OPPOSITE = {
    {0, 0, -1.5, 0, 0}, {0, 2, 0, 2, 0}, {-1.5, 0, 6, 0, -1.5}, {0, 2, 0, 2, 0}, {0, 0, -1.5, 0, 0}
  };

  private final MemoryImage mosaic;
  private final String pattern;

  SlowDebayer(MemoryImage mosaic, String pattern) {
    this.mosaic = mosaic;
    this.pattern = pattern;
  }

  /** Gives red (0), green (1) or blue (2) of a pixel by {@code malvar}. */
  double malvar(int x, int y, int colour) {
    double own = at(x, y);
    if (colour == colourAt(x, y) || Double.isNaN(own)) {
      return own;
    }
    double[][] mask = mask(x, y, colour);
    double sum = 0;
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 5; column++) {
        double weight = mask[row][column];
        sum += weight == 0 ? 0 : weight * at(x + column - 2, y + row - 2);
      }
    }
    return Double.isNaN(sum) ? bilinear(x, y, colour) : sum / 8;
  }

  private double[][] mask(int x, int y, int colour) {
    if (colour == 1) {
      return GREEN;
    }
    if (colourAt(x, y) != 1) {
      return OPPOSITE;
    }
    return colourAt(x + 1, y) == colour ? BESIDE : ABOVE;
  }

  /** Gives it by {@code bilinear}. */
  double bilinear(int x, int y, int colour) {
    double own = at(x, y);
    if (colour == colourAt(x, y) || Double.isNaN(own)) {
      return own;
    }
    double near = mean(x, y, colour, 1);
    return Double.isNaN(near) ? mean(x, y, colour, 2) : near;
  }

  /** Gives the mean of what there is of a colour in a square, NaN of nothing. */
  private double mean(int x, int y, int colour, int radius) {
    double sum = 0;
    int count = 0;
    for (int row = y - radius; row <= y + radius; row++) {
      for (int column = x - radius; column <= x + radius; column++) {
        if (colourAt(column, row) == colour && !Double.isNaN(at(column, row))) {
          sum += at(column, row);
          count++;
        }
      }
    }
    return sum / count;
  }

  private double at(int x, int y) {
    int column = mirrored(x, mosaic.info().width());
    int row = mirrored(y, mosaic.info().height());
    boolean opaque =
        !mosaic.info().hasAlpha() || mosaic.get(column, row, 1) == mosaic.info().white();
    return opaque ? mosaic.get(column, row, 0) : Double.NaN;
  }

  /** Walks to a place, turning at the first and the last pixel. */
  private static int mirrored(int place, int length) {
    int at = 0;
    int step = place < 0 ? -1 : 1;
    int direction = step;
    for (int i = 0; i != place; i += step) {
      if (at + direction < 0 || at + direction == length) {
        direction = -direction;
      }
      at += direction;
    }
    return at;
  }

  private int colourAt(int x, int y) {
    return "RGB".indexOf(pattern.charAt(2 * Math.floorMod(y, 2) + Math.floorMod(x, 2)));
  }
}
