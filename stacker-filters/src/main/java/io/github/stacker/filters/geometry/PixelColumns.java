package io.github.stacker.filters.geometry;

import io.github.stacker.api.Tile;

/**
 * Columns of pixels of some rows, turned over: each column is one array, the samples of all rows
 * for the first band, then those for the next, so that columns are added up as rows are. Where
 * samples are missing, as many numbers follow that are 1 for a missing sample and 0 for others.
 */
final class PixelColumns {
  private final PixelKind kind;
  private final double[][] ring;
  private Tile piece = new Tile();
  private int rows;
  private boolean missing;

  /**
   * Makes room.
   *
   * @param kind says what becomes of samples
   * @param columns how many are held, at least as many as are added up at once
   * @param mostRows how many rows there are at most
   */
  PixelColumns(PixelKind kind, int columns, int mostRows) {
    this.kind = kind;
    this.ring = new double[columns][numbers(kind, mostRows)];
  }

  /** Gives the length of one column's array. */
  static int numbers(PixelKind kind, int rows) {
    return kind.bands() * rows * (kind.hasGaps() ? 2 : 1);
  }

  /** Gives the columns, that at x of the image at x modulo their number. */
  double[][] ring() {
    return ring;
  }

  /** Tells how many numbers of the arrays are in use. */
  int length() {
    return kind.bands() * rows * (missing ? 2 : 1);
  }

  boolean hasMissing() {
    return missing;
  }

  /** Begins with other rows, of which no column is held yet. */
  void begin(Tile newPiece) {
    piece = newPiece;
    rows = newPiece.region().height();
    missing = kind.hasGaps() && hasNan(newPiece);
  }

  private static boolean hasNan(Tile tile) {
    int count = tile.sampleCount();
    double sum = 0;
    switch (tile.type()) {
      case FLOAT32 -> {
        float[] floats = tile.floats();
        for (int i = 0; i < count; i++) {
          sum += floats[i] * 0f;
        }
      }
      case FLOAT64 -> {
        double[] doubles = tile.doubles();
        for (int i = 0; i < count; i++) {
          sum += doubles[i] * 0;
        }
      }
      default -> {
        return false;
      }
    }
    return sum != sum;
  }

  /** Turns one column of the piece over. */
  void load(int x) {
    double[] into = ring[x % ring.length];
    int at = (x - piece.region().x()) * kind.bands();
    int step = piece.region().width() * kind.bands();
    for (int b = 0; b < kind.bands(); b++) {
      switch (piece.type()) {
        case UINT8 -> widen(piece.bytes(), at + b, step, into, b * rows);
        case UINT16 -> widen(piece.shorts(), at + b, step, into, b * rows);
        case FLOAT32 -> widen(piece.floats(), at + b, step, into, b * rows);
        case FLOAT64 -> widen(piece.doubles(), at + b, step, into, b * rows);
      }
    }
    if (kind.premultiplied()) {
      premultiply(into);
    } else if (missing) {
      tellMissing(into);
    }
  }

  private void widen(byte[] from, int at, int step, double[] into, int intoAt) {
    int f = at;
    for (int i = intoAt; i < intoAt + rows; i++, f += step) {
      into[i] = from[f] & 0xff;
    }
  }

  private void widen(short[] from, int at, int step, double[] into, int intoAt) {
    int f = at;
    for (int i = intoAt; i < intoAt + rows; i++, f += step) {
      into[i] = from[f] & 0xffff;
    }
  }

  private void widen(float[] from, int at, int step, double[] into, int intoAt) {
    int f = at;
    for (int i = intoAt; i < intoAt + rows; i++, f += step) {
      into[i] = from[f];
    }
  }

  private void widen(double[] from, int at, int step, double[] into, int intoAt) {
    int f = at;
    for (int i = intoAt; i < intoAt + rows; i++, f += step) {
      into[i] = from[f];
    }
  }

  private void premultiply(double[] column) {
    int colours = (kind.bands() - 1) * rows;
    for (int r = 0; r < rows; r++) {
      double share = column[colours + r] / kind.white();
      boolean present = share == share;
      for (int i = r; i < colours; i += rows) {
        column[i] *= share;
        present &= column[i] == column[i];
      }
      if (!present) {
        for (int i = r; i < colours + rows; i += rows) {
          column[i] = 0;
        }
      }
    }
  }

  private void tellMissing(double[] column) {
    int count = kind.bands() * rows;
    for (int i = 0; i < count; i++) {
      boolean absent = column[i] != column[i];
      column[count + i] = absent ? 1 : 0;
      column[i] = absent ? 0 : column[i];
    }
  }
}
