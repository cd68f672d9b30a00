package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A picture reduced while it is read. Rows from top to bottom are computed once; regions narrower
 * than the picture come from the rows of the last such region if those hold them; anything else is
 * computed anew from the top.
 */
public final class ReducedSource implements ImageSource {
  /** What is read of the whole picture at once, unless one row has more. */
  private static final int BAND_BYTES = 1 << 20;

  private final ImageSource picture;
  private final Supplier<RowReducer> makers;
  private final Tile band = new Tile();

  /** Whole rows around the last narrow region. */
  private final Tile held = new Tile();

  private RowReducer reducer;
  private int nextRow;

  /** Reduced rows of the last band, of which those from {@link #at} on were not given out yet. */
  private Tile reduced = new Tile();

  private int at;

  /**
   * Makes a reduced picture.
   *
   * @param picture what is reduced; not closed with this
   * @param makers makes reducers of that picture, all alike
   */
  public ReducedSource(ImageSource picture, Supplier<RowReducer> makers) {
    this.picture = picture;
    this.makers = makers;
    this.reducer = makers.get();
  }

  /**
   * Tells how many rows are read at once.
   *
   * @param picture what is reduced
   * @return at least 1
   */
  public static int bandRows(ImageInfo picture) {
    return (int) Math.max(1, Math.min(picture.height(), BAND_BYTES / picture.bytesPerRow()));
  }

  @Override
  public ImageInfo info() {
    return reducer.info();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (region.width() == info().width()) {
      readRows(region, into);
      return;
    }
    if (!held.region().contains(region)) {
      readRows(new Region(0, region.y(), info().width(), region.height()), held);
    }
    into.reshape(region, info().bandCount(), info().sampleType());
    into.copyFrom(held);
  }

  private void readRows(Region rows, Tile into) throws IOException {
    into.reshape(rows, info().bandCount(), info().sampleType());
    if (rows.y() < at) {
      restart();
    }
    at = rows.y();
    while (at < rows.bottom()) {
      while (at >= reduced.region().bottom()) {
        advance();
      }
      into.copyFrom(reduced);
      at = Math.min(rows.bottom(), reduced.region().bottom());
    }
  }

  private void restart() {
    reducer = makers.get();
    reduced = new Tile();
    nextRow = 0;
    at = 0;
  }

  private void advance() throws IOException {
    ImageInfo whole = picture.info();
    int rows = Math.min(bandRows(whole), whole.height() - nextRow);
    picture.read(new Region(0, nextRow, whole.width(), rows), band);
    nextRow += rows;
    reduced = reducer.reduce(band);
  }
}
