package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.FileBytes;
import java.io.IOException;

/**
 * Reads uncompressed samples that the file stores as a tile does: from the file into the tile's
 * array, without a step between. Rows that lie side by side in both are read as one.
 */
final class DirectReader implements RegionReader {
  private final SampleFile file;
  private final Picture picture;
  private final SegmentGrid grid;
  private final int bands;
  private final int sampleBytes;

  /** The run that was found but not yet read. */
  private long runPosition;

  private int runAt;
  private int runCount;

  DirectReader(SampleFile file, Picture picture) {
    this.file = file;
    this.picture = picture;
    grid = picture.grid();
    bands = picture.pixels().samples();
    sampleBytes = picture.pixels().sampleBytes();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    runCount = 0;
    for (Segments.Part part : Segments.of(grid, region)) {
      readPart(part, into);
    }
    readRun(into);
  }

  private void readPart(Segments.Part part, Tile into) throws IOException {
    Region pixels = part.pixels();
    int count = pixels.width() * bands;
    long first = picture.table().offset(part.segment());
    long start =
        first
            + (pixels.y() - part.top()) * grid.rowBytes()
            + (long) (pixels.x() - part.left()) * bands * sampleBytes;
    int at = into.index(pixels.x(), pixels.y());
    int atStride = into.region().width() * bands;
    if (atStride > count && areClose((long) count * sampleBytes)) {
      int stride = (int) grid.rowBytes();
      file.readRows(start, stride, pixels.height(), picture.order(), into, at, atStride, count);
      return;
    }
    for (int row = 0; row < pixels.height(); row++) {
      addToRun(start + row * grid.rowBytes(), at + row * atStride, count, into);
    }
  }

  /** Tells whether reading some rows of a segment at once reads little more than is wanted. */
  private boolean areClose(long wantedBytes) {
    return grid.rowBytes() <= FileBytes.BUFFER_BYTES / 4 && grid.rowBytes() <= 2 * wantedBytes;
  }

  private void addToRun(long position, int at, int count, Tile into) throws IOException {
    if (position != runPosition + (long) runCount * sampleBytes || at != runAt + runCount) {
      readRun(into);
      runPosition = position;
      runAt = at;
    }
    runCount += count;
  }

  private void readRun(Tile into) throws IOException {
    if (runCount > 0) {
      file.readSamples(runPosition, picture.order(), into, runAt, runCount);
    }
    runCount = 0;
  }

  @Override
  public ImageSource.Access access() {
    return ImageSource.Access.IN_PLACE;
  }

  @Override
  public long workingBytes() {
    return 0;
  }
}
