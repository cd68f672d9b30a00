package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** Writes segments as they are: samples go from the tile to the output's buffer at once. */
final class RawSegments implements SegmentSink {
  private final int pixelBytes;
  private final TiffOutput out;

  RawSegments(WritePlan plan, TiffOutput out) {
    this.pixelBytes = plan.grid().pixelBits() / 8;
    this.out = out;
  }

  @Override
  public void write(Tile rows, Region pixels, SegmentPlaces places, int segment)
      throws IOException {
    SegmentGrid grid = places.grid();
    long start = out.position();
    if (pixels.width() == rows.region().width() && pixels.width() == grid.segmentWidth()) {
      int count = pixels.height() * pixels.width() * rows.bands();
      out.write(rows, rows.index(pixels.x(), pixels.y()), count);
    } else {
      int missing = (grid.segmentWidth() - pixels.width()) * pixelBytes;
      for (int y = pixels.y(); y < pixels.bottom(); y++) {
        out.write(rows, rows.index(pixels.x(), y), pixels.width() * rows.bands());
        out.writeZeros(missing);
      }
    }
    if (grid.tiled()) {
      out.writeZeros((int) grid.rowBytes() * (grid.segmentHeight() - pixels.height()));
    }
    places.put(segment, start, out.position() - start);
  }
}
