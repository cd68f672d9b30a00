package io.github.stacker.api;

import java.io.IOException;

/**
 * An image behind a {@link NeighbourhoodFilter}.
 *
 * <p>Where rows are read from top to bottom, a few at a time, more of the result is computed at
 * once, since each block needs the rows of the halo anew. What is around them comes from the last
 * rows of the source, which are kept in their own type, or from a source that is read in place.
 * Other regions are computed of what is around them. Either way in blocks of {@link BlockComputer}.
 */
final class NeighbourhoodSource extends FilteredSource {
  /** What rows of the result that are computed at once take at most, if they are many. */
  private static final long AHEAD_BYTES = 8 << 20;

  private static final int LEAST_AHEAD = 8;

  /** So many rows are computed at once of those kept, however wide, if the halo is higher. */
  private static final int ENOUGH_AHEAD = 64;

  private final Halo halo;
  private final BlockComputer blocks;
  private final Tile around = new Tile();
  private final KeptRows kept;
  private final int rowsAhead;

  /** Whole rows of the result that are computed. */
  private final Tile ahead = new Tile();

  private int nextRow;

  NeighbourhoodSource(ImageSource source, NeighbourhoodFilter filter) {
    super(source, filter.resultOf(source.info()));
    ResultRows.requireSizeAndBands(source.info(), info());
    halo = filter.haloOf(source.info());
    blocks = new BlockComputer(source.info(), info(), halo, filter);
    rowsAhead =
        Math.min(info().height(), Math.max(LEAST_AHEAD, Math.min(2 * halo.rows(), mostAhead())));
    kept = new KeptRows(source, rowsAhead + 2 * halo.rows());
  }

  private int mostAhead() {
    long fitting = AHEAD_BYTES / info().bytesPerRow();
    int least = keepsRows() ? ENOUGH_AHEAD : LEAST_AHEAD;
    return (int) Math.max(least, Math.min(fitting, BlockComputer.MOST_ROWS));
  }

  /** What is around a region costs more than the region. */
  @Override
  public Access access() {
    return super.access() == Access.ROWS ? Access.ROWS : Access.RANDOM;
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public long workingBytes() {
    long rows = keepsRows() ? kept.workingBytes() : 0;
    long ahead = rowsAhead * info().bytesPerRow();
    return source().workingBytes() + rows + ahead + blocks.workingBytes();
  }

  private boolean keepsRows() {
    return source().access() != Access.IN_PLACE;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (access() == Access.ROWS) {
      requireNextRows(region);
    }
    into.reshape(region, info().bandCount(), info().sampleType());
    boolean whole = region.x() == 0 && region.width() == info().width();
    if (whole && (keepsRows() || isFewRowsMore(region))) {
      readRows(region, into);
    } else {
      computeBlocks(region, into);
    }
    nextRow = region.bottom();
  }

  private void requireNextRows(Region region) {
    if (region.x() != 0 || region.width() != info().width() || region.y() != nextRow) {
      throw new IllegalStateException(
          "%s was asked for, not whole rows from row %d on".formatted(region, nextRow));
    }
  }

  private boolean isFewRowsMore(Region region) {
    return region.y() == nextRow && region.height() < rowsAhead;
  }

  private void readRows(Region region, Tile into) throws IOException {
    int y = region.y();
    while (y < region.bottom()) {
      if (y < ahead.region().y() || y >= ahead.region().bottom()) {
        computeAhead(y);
      }
      into.copyFrom(ahead);
      y = ahead.region().bottom();
    }
  }

  private void computeAhead(int y) throws IOException {
    int rows = Math.min(rowsAhead, info().height() - y);
    Region region = new Region(0, y, info().width(), rows);
    if (keepsRows()) {
      computeOfKept(region);
    } else {
      computeBlocks(region, ahead);
    }
  }

  private void computeOfKept(Region region) throws IOException {
    Tile from = kept.rowsFor(halo.around(region).intersection(source().info().region()));
    ahead.reshape(region, info().bandCount(), info().sampleType());
    for (Region block : blocks.of(region)) {
      blocks.compute(from, block, ahead);
    }
  }

  private void computeBlocks(Region region, Tile into) throws IOException {
    into.reshape(region, info().bandCount(), info().sampleType());
    for (Region block : blocks.of(region)) {
      source().read(halo.around(block).intersection(source().info().region()), around);
      blocks.compute(around, block, into);
    }
  }
}
