package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The segments of a grid that a region touches: row after row, in a row column after column. */
final class Segments implements Iterable<Segments.Part> {
  /**
   * What a region and a segment share.
   *
   * @param segment number of the segment, that of the first plane
   * @param column its column in the grid
   * @param left the picture's column at which it begins
   * @param top the picture's row at which it begins
   * @param pixels the shared pixels
   */
  record Part(int segment, int column, int left, int top, Region pixels) {}

  private final SegmentGrid grid;
  private final Region region;

  private Segments(SegmentGrid grid, Region region) {
    this.grid = grid;
    this.region = region;
  }

  static Segments of(SegmentGrid grid, Region region) {
    return new Segments(grid, region);
  }

  @Override
  public Iterator<Part> iterator() {
    int firstColumn = region.x() / grid.segmentWidth();
    int lastColumn = (region.right() - 1) / grid.segmentWidth();
    int lastRow = (region.bottom() - 1) / grid.segmentHeight();
    return new Iterator<>() {
      private int column = firstColumn;
      private int row = region.y() / grid.segmentHeight();

      @Override
      public boolean hasNext() {
        return row <= lastRow;
      }

      @Override
      public Part next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Region whole = grid.region(column, row);
        int segment = grid.segment(column, row, 0);
        Part part = new Part(segment, column, whole.x(), whole.y(), whole.intersection(region));
        column++;
        if (column > lastColumn) {
          column = firstColumn;
          row++;
        }
        return part;
      }
    };
  }
}
