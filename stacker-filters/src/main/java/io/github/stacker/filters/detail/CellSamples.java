package io.github.stacker.filters.detail;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import io.github.stacker.filters.detail.Surface.Knot;
import java.util.ArrayList;
import java.util.List;

/**
 * Medians of the cells of a grid over an image whose rows come by from the top: of some thousand
 * samples of each cell, evenly spread, so that only those of one row of cells are held.
 */
final class CellSamples {
  /** Cells along the width and along the height, if they are not too small. */
  private static final int MOST_CELLS = 24;

  private static final int LEAST_SIDE = 8;
  private static final int SAMPLES = 4096;

  /** A cell counts if so many parts of its samples are there. */
  private static final int LEAST_PART = 4;

  private final ImageInfo image;
  private final int columns;
  private final int rows;
  private final int step;
  private final double[][] held;
  private final int[] counts;

  /** Sums of the columns and of the rows of the samples held. */
  private final long[] placeX;

  private final long[] placeY;
  private final List<List<Knot>> knots = new ArrayList<>();
  private final Selection selection = new Selection();
  private int seen;
  private int cellRow;

  CellSamples(ImageInfo image) {
    this.image = image;
    this.columns = cells(image.width());
    this.rows = cells(image.height());
    double area = (double) image.width() / columns * image.height() / rows;
    this.step = (int) Math.max(1, Math.ceil(Math.sqrt(area / SAMPLES)));
    int colours = image.colourBandCount();
    int across = (image.width() / columns) / step + 2;
    int down = (image.height() / rows) / step + 2;
    this.held = new double[columns * colours][across * down];
    this.counts = new int[columns * colours];
    this.placeX = new long[columns * colours];
    this.placeY = new long[columns * colours];
    for (int band = 0; band < colours; band++) {
      knots.add(new ArrayList<>());
    }
  }

  private static int cells(int side) {
    return Math.max(1, Math.min(MOST_CELLS, side / LEAST_SIDE));
  }

  /** Looks at rows that follow those before. */
  void add(Tile tile) {
    for (int y = tile.region().y(); y < tile.region().bottom(); y++) {
      if (cellAt(y, image.height(), rows) != cellRow) {
        endRow();
        cellRow++;
      }
      if (y % step == 0) {
        seen++;
        for (int x = 0; x < image.width(); x += step) {
          add(tile, x, y);
        }
      }
    }
  }

  private static int cellAt(int place, int side, int cells) {
    return (int) ((long) place * cells / side);
  }

  private void add(Tile tile, int x, int y) {
    int pixel = tile.index(x, y);
    int cell = cellAt(x, image.width(), columns);
    int colours = image.colourBandCount();
    if (image.hasAlpha() && tile.get(pixel + colours) < image.white()) {
      return;
    }
    for (int band = 0; band < colours; band++) {
      double sample = tile.get(pixel + band);
      int list = cell * colours + band;
      if (sample == sample) {
        held[list][counts[list]++] = sample;
        placeX[list] += x;
        placeY[list] += y;
      }
    }
  }

  /** Makes knots of a row of cells. */
  private void endRow() {
    int colours = image.colourBandCount();
    for (int list = 0; list < counts.length; list++) {
      int cell = list / colours;
      int across = (edge(cell + 1, image.width(), columns) - 1) / step + 1;
      across -= cell == 0 ? 0 : (edge(cell, image.width(), columns) - 1) / step + 1;
      if (counts[list] > 0 && LEAST_PART * counts[list] >= across * seen) {
        knots
            .get(list % colours)
            .add(
                new Knot(
                    middle(placeX[list], counts[list], image.width()),
                    middle(placeY[list], counts[list], image.height()),
                    selection.median(held[list], counts[list])));
      }
      counts[list] = 0;
      placeX[list] = 0;
      placeY[list] = 0;
    }
    seen = 0;
  }

  /** Gives the first pixel of a cell. */
  private static int edge(int cell, int side, int cells) {
    return (int) (((long) cell * side + cells - 1) / cells);
  }

  private static double middle(long places, int count, int side) {
    return RemoveGradient.coordinate((double) places / count, side);
  }

  /**
   * Gives the medians when all rows have come by.
   *
   * @return for each colour those of all cells that have samples
   */
  List<List<Knot>> knots() {
    endRow();
    return knots.stream().map(List::copyOf).toList();
  }
}
