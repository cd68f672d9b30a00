package io.github.stacker.core.statistics;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * The statistics of one frame.
 *
 * <p>Left out are pixels whose alpha is below white, NaN, what is infinite (also as a {@code
 * float}), and zeros where that is wished. The numbers do not depend on how the frame is cut into
 * bands: they come from counts and from whole rows, taken from top to bottom.
 *
 * <p>The noise is that of CFITSIO's {@code fits_img_stats} called {@code noise1}: 1/&radic;2 times
 * the standard deviation of the differences between neighbours in a row, missing samples skipped,
 * after up to three rounds that leave out differences 5 or more standard deviations from their
 * mean; then the median over the rows. In frames higher than 65536 rows, every second, third, ...
 * row stands for all, so that no more than that are remembered. Source: W. D. Pence, CFITSIO {@code
 * quantize.c} (function {@code FnNoise1}), after R. White.
 *
 * @param bands one for each band that is not alpha
 */
public record FrameStatistics(List<BandStatistics> bands) {
  private static final long TILE_BYTES = 1 << 20;

  /** Copies the list. */
  public FrameStatistics {
    bands = List.copyOf(bands);
  }

  /**
   * Describes a frame without samples.
   *
   * @param bandCount its bands that are not alpha
   * @return statistics of no samples
   */
  public static FrameStatistics ofNothing(int bandCount) {
    return new FrameStatistics(Collections.nCopies(bandCount, BandStatistics.EMPTY));
  }

  /**
   * Measures a frame, reading it once from top to bottom in bands of rows.
   *
   * @param frame what to measure; stays open
   * @param zeros what samples of exactly 0 are
   * @return its statistics
   * @throws IOException if the frame cannot be read
   */
  public static FrameStatistics of(ImageSource frame, Zeros zeros) throws IOException {
    return of(frame, zeros, rowsAtOnce(frame.info()));
  }

  static FrameStatistics of(ImageSource frame, Zeros zeros, int rowsAtOnce) throws IOException {
    ImageInfo info = frame.info();
    StatisticsCollector collector = new StatisticsCollector(info, zeros);
    Tile tile = new Tile();
    for (int y = 0; y < info.height(); y += rowsAtOnce) {
      int rows = Math.min(rowsAtOnce, info.height() - y);
      frame.read(new Region(0, y, info.width(), rows), tile);
      collector.add(tile);
    }
    return collector.finish();
  }

  /**
   * Tells how much memory measuring a frame takes, that of the frame's source not counted.
   *
   * @param info the frame
   * @return an upper estimate in bytes; floating frames of few different samples take far less
   */
  public static long workingBytes(ImageInfo info) {
    return rowsAtOnce(info) * info.bytesPerRow() + StatisticsCollector.workingBytes(info);
  }

  private static int rowsAtOnce(ImageInfo info) {
    return (int) Math.max(1, Math.min(info.height(), TILE_BYTES / info.bytesPerRow()));
  }
}
