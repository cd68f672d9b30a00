package io.github.stacker.core.calibrate;

import io.github.stacker.api.BadSamples;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.statistics.BandStatistics;
import java.util.BitSet;

/**
 * Samples that are hot in the dark: above its median by more than some sigma, where sigma is 1.4826
 * times the median absolute deviation, which hot samples do not inflate.
 */
public final class HotPixels implements BadSamples {
  private static final double SIGMA_PER_MAD = 1.482602218505602;
  private static final int PIECE_PIXELS = 4096;

  private final Picture dark;
  private final Fate fate;
  private final Mosaic mosaic;
  private final MeasuredMaster limits;

  /** What becomes of hot samples. */
  public enum Fate {
    /** They are no samples. */
    MISSING,
    /** They are replaced by the median of their neighbours. */
    MEDIAN
  }

  /**
   * Looks for them.
   *
   * @param dark where they are hot
   * @param sigma how far above the median they are
   * @param fate what becomes of them
   * @param mosaic which samples are of one kind, so that they compare
   */
  public HotPixels(Picture dark, double sigma, Fate fate, Mosaic mosaic) {
    this.dark = dark;
    this.fate = fate;
    this.mosaic = mosaic;
    this.limits = new MeasuredMaster(dark, mosaic, statistics -> limit(statistics, sigma));
  }

  private double limit(BandStatistics statistics, double sigma) {
    if (statistics.mad() > 0) {
      return statistics.median() + sigma * SIGMA_PER_MAD * statistics.mad();
    }
    throw new FrameException(
        "more than half of the samples of %s are %s, so it has no sigma to tell hot ones by; combine its frames by a mean, as float32"
            .formatted(dark, statistics.median()));
  }

  Fate fate() {
    return fate;
  }

  Mosaic mosaic() {
    return mosaic;
  }

  /** Gives for each kind the largest sample that is not hot, one number a band. */
  double[][] limits() {
    return limits.numbers();
  }

  @Override
  public void mark(Region region, int bands, BitSet marks) {
    double[][] most = limits();
    Tile piece = new Tile();
    for (int y = region.y(); y < region.bottom(); y++) {
      for (int x = region.x(); x < region.right(); x += PIECE_PIXELS) {
        int width = Math.min(PIECE_PIXELS, region.right() - x);
        dark.read(new Region(x, y, width, 1), piece);
        mark(piece, most, (y - region.y()) * region.width() + x - region.x(), bands, marks);
      }
    }
  }

  /** Marks samples of one row, of which the first pixel is number {@code first} of the region. */
  private void mark(Tile row, double[][] most, int first, int bands, BitSet marks) {
    int y = row.region().y();
    for (int i = 0; i < row.sampleCount(); i++) {
      int pixel = i / row.bands();
      int band = i % row.bands();
      if (row.get(i) > most[mosaic.kindAt(row.region().x() + pixel, y)][band]) {
        marks.set((first + pixel) * bands + band);
      }
    }
  }
}
