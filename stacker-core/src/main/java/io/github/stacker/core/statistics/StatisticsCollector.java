package io.github.stacker.core.statistics;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;

/**
 * Measures a frame that is passing by, for whoever reads it anyway. Belongs to one thread.
 *
 * <p>See {@link FrameStatistics} for what is measured.
 */
public final class StatisticsCollector {
  private final ImageInfo info;
  private final RowCollector rows;
  private int nextRow;

  /**
   * Starts with no row.
   *
   * @param info the frame
   * @param zeros what samples of exactly 0 are
   */
  public StatisticsCollector(ImageInfo info, Zeros zeros) {
    this.info = info;
    this.rows =
        info.sampleType().isInteger()
            ? new IntegerCollector(info, zeros)
            : new FloatingCollector(info, zeros);
  }

  /**
   * Takes the next rows.
   *
   * @param tile rows as wide as the frame, starting where those before ended; not kept
   * @throws IllegalArgumentException if they are not that
   */
  public void add(Tile tile) {
    Region region = tile.region();
    if (region.x() != 0 || region.width() != info.width() || region.y() != nextRow) {
      throw new IllegalArgumentException(
          "%s is not the rows from %d on of %s".formatted(region, nextRow, info.region()));
    }
    while (nextRow < region.bottom()) {
      rows.add(tile, nextRow++);
    }
  }

  /**
   * Gives the statistics of the rows taken.
   *
   * @return the frame's statistics once all rows were added
   */
  public FrameStatistics finish() {
    return rows.finish();
  }

  /**
   * Tells how much memory a collector takes.
   *
   * @param info the frame
   * @return an upper estimate in bytes
   */
  public static long workingBytes(ImageInfo info) {
    boolean integers = info.sampleType().isInteger();
    long counts = integers ? IntegerHistogram.BYTES : FloatHistogram.MOST_BYTES;
    long line = (long) info.width() * (integers ? Integer.BYTES : Double.BYTES);
    return info.colourBandCount() * (counts + RowNoise.MOST_BYTES) + 3 * line;
  }
}
