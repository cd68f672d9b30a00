package io.github.stacker.filters.geometry;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.Region;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image with other numbers of columns and rows: first the columns of each row are resampled,
 * then the rows. Integer samples are clamped in between, as Pillow clamps them.
 *
 * <p>A few rows are read at a time. Of those, resampled rows are held as long as a later row needs
 * them, so that reading from top to bottom reads the source once, from top to bottom. Any other
 * region is computed from its own part of the source, to the same bits.
 */
final class ResizedSource extends FilteredSource {
  private static final int MOST_ROWS = 48;

  /** So much is held of each: rows as read, rows resampled, columns turned over. */
  private static final long HELD_BYTES = 4 << 20;

  private final Side columns;
  private final Side rows;
  private final PixelKind kind;
  private final int rowsAtOnce;
  private Optional<ResampledRows> window = Optional.empty();

  /**
   * Takes over an image.
   *
   * @param source the image
   * @param columns what becomes of its columns
   * @param rows what becomes of its rows
   */
  ResizedSource(ImageSource source, Side columns, Side rows) {
    super(source, infoOf(source.info(), columns, rows));
    this.columns = columns;
    this.rows = rows;
    this.kind = new PixelKind(source.info(), columns.mixes() || rows.mixes());
    this.rowsAtOnce = rowsAtOnce();
  }

  /** Resizes an image, unless it has that size already. */
  static ImageSource of(ImageSource source, Side columns, Side rows) {
    return columns.isKept() && rows.isKept() ? source : new ResizedSource(source, columns, rows);
  }

  private static ImageInfo infoOf(ImageInfo image, Side columns, Side rows) {
    Metadata metadata = image.metadata();
    Optional<Resolution> resolution =
        metadata
            .resolution()
            .map(one -> new Resolution(one.x() / columns.scale(), one.y() / rows.scale()));
    List<Keyword> keywords =
        PlaceKeywords.resized(image, rows.into(), columns.scale(), rows.scale());
    return image
        .withMetadata(metadata.withResolution(resolution).withKeywords(keywords))
        .withSize(columns.into(), rows.into());
  }

  private int rowsAtOnce() {
    long largest = Math.max(source().info().bytesPerRow(), bytesPerResampledRow());
    largest = Math.max(largest, 8L * columns.mostTaps() * PixelColumns.numbers(kind, 1));
    return (int) Math.max(1, Math.min(MOST_ROWS, HELD_BYTES / largest));
  }

  private long bytesPerResampledRow() {
    return 8L * columns.into() * PixelColumns.numbers(kind, 1);
  }

  @Override
  public Access access() {
    return source().access() == Access.ROWS ? Access.ROWS : Access.RANDOM;
  }

  @Override
  public Optional<Tiling> tiling() {
    return Optional.empty();
  }

  @Override
  public long workingBytes() {
    long weights = 8L * (columns.into() + 1L) * (columns.mostTaps() + 2);
    weights += 8L * (rows.into() + 1L) * (rows.mostTaps() + 2);
    long piece = rowsAtOnce * source().info().bytesPerRow();
    long turned = 8L * columns.mostTaps() * PixelColumns.numbers(kind, rowsAtOnce);
    long held = (rows.mostTaps() + rowsAtOnce + 1L) * bytesPerResampledRow();
    return source().workingBytes() + weights + piece + turned + held;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    into.reshape(region, info().bandCount(), info().sampleType());
    if (region.isEmpty()) {
      return;
    }
    ResampledRows resampled = windowFor(region);
    for (int y = region.y(); y < region.bottom(); y++) {
      resampled.give(y, region.bottom(), into);
    }
  }

  private ResampledRows windowFor(Region region) {
    if (window.isEmpty()) {
      Axis across = Axis.of(columns);
      Axis down = Axis.of(rows);
      window = Optional.of(new ResampledRows(source(), across, down, kind, rowsAtOnce));
    }
    window.get().begin(region);
    return window.get();
  }
}
