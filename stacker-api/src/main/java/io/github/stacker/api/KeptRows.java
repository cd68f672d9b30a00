package io.github.stacker.api;

import java.io.IOException;

/** The last rows of a source that is read from top to bottom, whole and in their own type. */
final class KeptRows {
  /** How much is read from the source at once, if a row is not larger. */
  private static final long PIECE_BYTES = 1 << 18;

  private final ImageSource source;
  private final int pieceRows;
  private final int mostRows;
  private final Tile piece = new Tile();
  private final Tile rows = new Tile();
  private int nextRow;

  /**
   * Keeps nothing yet.
   *
   * @param source what to read
   * @param mostRows how many rows will be asked for at most
   */
  KeptRows(ImageSource source, int mostRows) {
    this.source = source;
    this.mostRows = Math.min(mostRows, source.info().height());
    long fitting = PIECE_BYTES / source.info().bytesPerRow();
    this.pieceRows = (int) Math.max(1, Math.min(fitting, source.info().height()));
  }

  /** Tells how much memory the rows take while the next ones are read. */
  long workingBytes() {
    return (mostRows + pieceRows) * source.info().bytesPerRow();
  }

  /**
   * Gives rows, those of them that the call before gave not read again.
   *
   * @param wanted whole rows; if the source is one of rows, none of them above those that were
   *     given before
   * @return a tile that has them, until the next call
   */
  Tile rowsFor(Region wanted) throws IOException {
    boolean follows = wanted.y() >= rows.region().y() && wanted.y() <= nextRow;
    int next = follows ? Math.min(nextRow, wanted.bottom()) : wanted.y();
    nextRow = wanted.y(); // nothing is kept should reading fail
    moveUp(wanted, follows);
    while (next < wanted.bottom()) {
      int count = Math.min(pieceRows, wanted.bottom() - next);
      source.read(new Region(0, next, wanted.width(), count), piece);
      rows.copyFrom(piece);
      next += count;
    }
    nextRow = next;
    return rows;
  }

  /** Makes the tile one of other rows, with those it has already where they belong. */
  private void moveUp(Region wanted, boolean follows) {
    ImageInfo info = source.info();
    if (rows.region().isEmpty()) {
      rows.reshape(Region.of(info.width(), mostRows), info.bandCount(), info.sampleType());
    } else if (follows) {
      Region shared = rows.region().intersection(wanted);
      int from = rows.index(0, shared.y());
      int count = shared.height() * info.width() * info.bandCount();
      System.arraycopy(rows.array(), from, rows.array(), 0, count);
    }
    rows.reshape(wanted, info.bandCount(), info.sampleType());
  }
}
