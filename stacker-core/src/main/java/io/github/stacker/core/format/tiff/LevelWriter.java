package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * Cuts a picture, whose rows come from top to bottom, into segments. Rows that are not those of
 * whole segments wait until they are.
 */
final class LevelWriter {
  private final ImageInfo image;
  private final SegmentPlaces places;
  private final SegmentSink sink;
  private final Tile waiting = new Tile();

  /** The next row of the picture. */
  private int next;

  /**
   * Makes a writer.
   *
   * @param image the whole picture
   * @param grid how it is cut
   * @param sink takes the segments
   */
  LevelWriter(ImageInfo image, SegmentGrid grid, SegmentSink sink) {
    this.image = image;
    this.sink = sink;
    this.places = new SegmentPlaces(grid);
  }

  SegmentPlaces places() {
    return places;
  }

  /** Takes the next rows; they are free again afterwards. */
  void take(Tile rows) throws IOException {
    while (next < rows.region().bottom()) {
      Region row = rowOfSegments();
      if (rows.region().equals(row)) {
        write(rows);
      } else {
        collect(rows, row);
      }
    }
  }

  /** Gives the pixels of the segments side by side that hold the next row. */
  private Region rowOfSegments() {
    int segmentHeight = places.grid().segmentHeight();
    int top = next / segmentHeight * segmentHeight;
    int height = Math.min(segmentHeight, image.height() - top);
    return new Region(0, top, image.width(), height);
  }

  private void collect(Tile rows, Region row) throws IOException {
    if (next == row.y()) {
      waiting.reshape(row, image.bandCount(), image.sampleType());
    }
    waiting.copyFrom(rows);
    next = Math.min(row.bottom(), rows.region().bottom());
    if (next == row.bottom()) {
      write(waiting);
    }
  }

  private void write(Tile rows) throws IOException {
    for (Segments.Part part : Segments.of(places.grid(), rows.region())) {
      sink.write(rows, part.pixels(), places, part.segment());
    }
    next = rows.region().bottom();
  }
}
