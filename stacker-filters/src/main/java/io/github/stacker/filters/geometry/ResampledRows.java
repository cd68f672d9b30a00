package io.github.stacker.filters.geometry;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Arrays;

/**
 * Rows of an image whose columns are resampled already, as many as a row of the result is made of.
 * Row y lies at y modulo their number.
 */
final class ResampledRows {
  private final ImageSource source;
  private final Axis across;
  private final Axis down;
  private final PixelKind kind;
  private final int rowsAtOnce;
  private final PixelColumns turned;
  private final Tile piece = new Tile();

  /** Sums of one column of the result in all rows of a piece. */
  private final double[] column;

  private final double[][] rows;

  /** The weights that are missing from {@link #rows}. */
  private final double[][] missing;

  private final boolean[] hasMissing;
  private double[] sums = {};
  private double[] missingSums = {};

  /** Columns of the result that are held. */
  private int left;

  private int right;

  /** The first row of the source that was kept, though rows may have been forgotten since. */
  private int first;

  /** The row of the source that is read next. */
  private int next;

  ResampledRows(ImageSource source, Axis across, Axis down, PixelKind kind, int rowsAtOnce) {
    this.source = source;
    this.across = across;
    this.down = down;
    this.kind = kind;
    this.rowsAtOnce = rowsAtOnce;
    this.turned = new PixelColumns(kind, across.mostTaps(), rowsAtOnce);
    this.column = new double[PixelColumns.numbers(kind, rowsAtOnce)];
    int held = down.mostTaps() + rowsAtOnce - 1;
    this.rows = new double[held][];
    this.missing = new double[held][];
    this.hasMissing = new boolean[held];
  }

  /** Prepares for rows of a region, from the first on. */
  void begin(Region region) {
    boolean sameColumns = region.x() == left && region.right() == right;
    int needed = down.first(region.y());
    boolean held = needed >= Math.max(first, next - rows.length);
    if (sameColumns && held && (isOrdered() || needed <= next)) {
      return;
    }
    if (isOrdered() && (next > 0 || region.x() != 0 || region.right() != across.length())) {
      throw new IllegalStateException(
          "%s was asked for, not whole rows that follow those before".formatted(region));
    }
    left = region.x();
    right = region.right();
    first = isOrdered() ? 0 : needed;
    next = first;
    int samples = (right - left) * kind.bands();
    if (sums.length < samples) {
      makeRoom(samples);
    }
  }

  private boolean isOrdered() {
    return source.access() == ImageSource.Access.ROWS;
  }

  private void makeRoom(int samples) {
    int gaps = kind.hasGaps() ? samples : 0;
    sums = new double[samples];
    missingSums = new double[gaps];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[samples];
      missing[i] = new double[gaps];
    }
  }

  /**
   * Computes a row of the result.
   *
   * @param y which
   * @param bottom the row of the result before which reading is to end
   * @param into gets it
   */
  void give(int y, int bottom, Tile into) throws IOException {
    skipTo(down.first(y));
    int end = neededWithoutGap(y, bottom);
    while (next < down.end(y)) {
      read(Math.min(rowsAtOnce, end - next));
    }
    int count = (right - left) * kind.bands();
    WeightedSum.of(down, y, rows, sums, count);
    boolean gaps = anyMissing(y);
    if (gaps) {
      WeightedSum.of(down, y, missing, missingSums, count);
    }
    kind.store(sums, missingSums, gaps, count, into, into.index(left, y));
  }

  private boolean anyMissing(int y) {
    for (int row = down.first(y); row < down.end(y); row++) {
      if (hasMissing[row % rows.length]) {
        return true;
      }
    }
    return false;
  }

  /** Passes rows that no row of the result is made of. */
  private void skipTo(int row) throws IOException {
    if (row <= next) {
      return;
    }
    while (isOrdered() && next < row) {
      int count = Math.min(rowsAtOnce, row - next);
      source.read(new Region(0, next, source.info().width(), count), piece);
      next += count;
    }
    next = row;
    first = row;
  }

  /** Gives the row before which all those from the first of row y are needed. */
  private int neededWithoutGap(int y, int bottom) {
    int end = down.end(y);
    for (int i = y + 1; i < bottom && down.first(i) <= end; i++) {
      end = down.end(i);
    }
    return end;
  }

  /** Reads some rows and resamples their columns. */
  private void read(int count) throws IOException {
    int from = isOrdered() ? 0 : across.first(left);
    int end = isOrdered() ? source.info().width() : across.end(right - 1);
    source.read(new Region(from, next, end - from, count), piece);
    resample();
    next += count;
  }

  private void resample() {
    turned.begin(piece);
    for (int row = next; row < piece.region().bottom(); row++) {
      noteMissing(row % rows.length);
    }
    int loaded = 0;
    for (int x = left; x < right; x++) {
      loaded = Math.max(loaded, across.first(x));
      for (; loaded < across.end(x); loaded++) {
        turned.load(loaded);
      }
      WeightedSum.of(across, x, turned.ring(), column, turned.length());
      put(x);
    }
  }

  /** Where nothing is missing the weights of what is are 0. */
  private void noteMissing(int slot) {
    if (hasMissing[slot] && !turned.hasMissing()) {
      Arrays.fill(missing[slot], 0);
    }
    hasMissing[slot] = turned.hasMissing();
  }

  /** Turns a column of the result back. */
  private void put(int x) {
    int count = piece.region().height();
    int samples = kind.bands() * count;
    if (kind.isInteger()) {
      clamp(samples);
    }
    for (int r = 0; r < count; r++) {
      int slot = (next + r) % rows.length;
      double[] row = rows[slot];
      int at = (x - left) * kind.bands();
      for (int i = r; i < samples; i += count) {
        row[at++] = column[i];
      }
      if (turned.hasMissing()) {
        at = (x - left) * kind.bands();
        for (int i = r; i < samples; i += count) {
          missing[slot][at++] = column[samples + i];
        }
      }
    }
  }

  private void clamp(int samples) {
    double white = kind.white();
    for (int i = 0; i < samples; i++) {
      column[i] = Math.max(0, Math.min(white, column[i]));
    }
  }
}
