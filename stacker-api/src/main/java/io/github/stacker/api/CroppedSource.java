package io.github.stacker.api;

import java.io.IOException;
import java.util.Optional;

/**
 * The pixels of an image inside a box.
 *
 * <p>A source of random access is asked for what is needed. A source of rows is read whole rows at
 * a time, a piece of bounded size after the other; it is never asked for rows below the box.
 */
public final class CroppedSource extends FilteredSource {
  /** How much is read from a source of rows at once, if a row is not larger. */
  private static final long PIECE_BYTES = 1 << 18;

  private final Region box;
  private final Tile piece = new Tile();
  private final int pieceRows;
  private int nextRow;

  /**
   * Takes over an image.
   *
   * @param source the image
   * @param box a region of it; its first pixel becomes pixel 0, 0
   */
  public CroppedSource(ImageSource source, Region box) {
    super(source, infoOf(source.info(), box));
    this.box = box;
    long rows = PIECE_BYTES / source.info().bytesPerRow();
    this.pieceRows = (int) Math.max(1, Math.min(rows, source.info().height()));
  }

  private static ImageInfo infoOf(ImageInfo image, Region box) {
    Metadata placed =
        image
            .metadata()
            .withPlacement(image.metadata().placement().map(p -> p.translate(box.x(), box.y())))
            .withKeywords(PlaceKeywords.cropped(image, box));
    return image.withSize(box.width(), box.height()).withMetadata(placed);
  }

  @Override
  public Region covered() {
    Region shared = source().covered().intersection(box);
    return shared.isEmpty() ? Region.of(0, 0) : shared.translate(-box.x(), -box.y());
  }

  @Override
  public Optional<Tiling> tiling() {
    return source().tiling().map(tiles -> tiles.translate(-box.x(), -box.y()));
  }

  @Override
  public long workingBytes() {
    long pieceBytes = access() == Access.ROWS ? pieceRows * source().info().bytesPerRow() : 0;
    return source().workingBytes() + pieceBytes;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    Region wanted = region.translate(box.x(), box.y());
    if (access() == Access.ROWS) {
      requireNextRows(region);
      readRows(wanted, into);
    } else {
      source().read(wanted, into);
    }
    into.moveTo(region.x(), region.y());
  }

  private void requireNextRows(Region region) {
    int expected = Math.max(0, nextRow - box.y());
    if (region.x() != 0 || region.width() != box.width() || region.y() != expected) {
      throw new IllegalStateException(
          "%s was asked for, not whole rows from row %d on".formatted(region, expected));
    }
  }

  private void readRows(Region wanted, Tile into) throws IOException {
    while (nextRow < wanted.y()) {
      readPiece(wanted.y());
    }
    into.reshape(wanted, info().bandCount(), info().sampleType());
    while (nextRow < wanted.bottom()) {
      readPiece(wanted.bottom());
      into.copyFrom(piece);
    }
  }

  /** Reads the next rows, at most up to {@code bottom}. */
  private void readPiece(int bottom) throws IOException {
    int rows = Math.min(pieceRows, bottom - nextRow);
    source().read(new Region(0, nextRow, source().info().width(), rows), piece);
    nextRow += rows;
  }
}
