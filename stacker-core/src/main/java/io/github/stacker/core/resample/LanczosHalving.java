package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Reduces to half the size with the Lanczos kernel of three lobes, columns first.
 *
 * <p>Reduced pixel x lies between pixels 2x and 2x + 1 and weighs pixels 2x - 5 to 2x + 6, at
 * distances of 0.25, 0.75 to 2.75 reduced pixels, by sinc(d) sinc(d / 3). Weights of pixels outside
 * the picture are left out and the rest brought to a sum of 1. Source of the kernel: Duchon (1979),
 * J. Appl. Meteorol. 18, 1016.
 */
final class LanczosHalving implements RowReducer {
  private static final int TAPS = 12;
  private static final int BEFORE = 5;
  private static final double[] WEIGHTS = weights();

  private final ImageInfo picture;
  private final ImageInfo half;
  private final RowOrder order;
  private final int bands;
  private final RowSamples samples;
  private final RowSamples reducedSamples;
  private final CoveredMean covered;

  /** A row with pixels of zeros on both sides, so that all columns are computed alike. */
  private final double[] padded;

  /** The last rows as they came and with half their columns, row y at y modulo {@link #TAPS}. */
  private final Tile[] rows;

  private final double[][] narrowed;
  private final double[] sum;
  private final Tile reduced = new Tile();

  LanczosHalving(ImageInfo picture) {
    this.picture = picture;
    this.half = Halving.half(picture);
    this.order = new RowOrder(picture);
    this.bands = picture.bandCount();
    this.samples = new RowSamples(picture);
    this.reducedSamples = new RowSamples(half);
    this.covered = new CoveredMean(picture);
    this.padded = new double[Math.toIntExact((2L * half.width() + TAPS) * bands)];
    this.rows =
        Stream.generate(Tile::new).limit(covered.mayBeNeeded() ? TAPS : 0).toArray(Tile[]::new);
    int count = Math.toIntExact(half.samplesPerRow());
    this.narrowed = new double[TAPS][count];
    this.sum = new double[count];
  }

  @Override
  public ImageInfo info() {
    return half;
  }

  @Override
  public Tile reduce(Tile band) {
    int first = finished(order.taken());
    order.take(band);
    int end = finished(order.taken());
    reduced.reshape(
        new Region(0, first, half.width(), end - first), half.bandCount(), half.sampleType());
    int next = first;
    for (int y = band.region().y(); y < band.region().bottom(); y++) {
      take(band, y);
      for (; next < finished(y + 1); next++) {
        emit(next);
      }
    }
    return reduced;
  }

  /** Tells how many reduced rows are known when so many rows have arrived. */
  private int finished(int arrived) {
    return arrived == picture.height() ? half.height() : Math.max(0, (arrived - BEFORE) / 2);
  }

  private void take(Tile band, int y) {
    if (covered.mayBeNeeded()) {
      Tile row = rows[y % TAPS];
      row.reshape(new Region(0, y, picture.width(), 1), bands, picture.sampleType());
      row.copyFrom(band);
    }
    samples.load(band, band.index(0, y), padded, BEFORE * bands);
    narrow(narrowed[y % TAPS]);
  }

  private void narrow(double[] into) {
    double[] p = padded;
    int n = bands;
    for (int b = 0; b < n; b++) {
      int at = b;
      for (int i = b; i < into.length; i += n) {
        double far =
            WEIGHTS[0] * (p[at] + p[at + 11 * n]) + WEIGHTS[1] * (p[at + n] + p[at + 10 * n]);
        double mid =
            WEIGHTS[2] * (p[at + 2 * n] + p[at + 9 * n])
                + WEIGHTS[3] * (p[at + 3 * n] + p[at + 8 * n]);
        double near =
            WEIGHTS[4] * (p[at + 4 * n] + p[at + 7 * n])
                + WEIGHTS[5] * (p[at + 5 * n] + p[at + 6 * n]);
        into[i] = far + mid + near;
        at += 2 * n;
      }
    }
    for (int x = 0; x < half.width(); x = x == 2 ? Math.max(3, half.width() - 4) : x + 1) {
      double present = present(x, picture.width());
      for (int b = 0; b < n; b++) {
        into[x * n + b] /= present;
      }
    }
  }

  private void emit(int y) {
    Arrays.fill(sum, 0);
    int first = 2 * y - BEFORE;
    for (int k = Math.max(0, -first); k < TAPS && first + k < picture.height(); k++) {
      add(narrowed[(first + k) % TAPS], WEIGHTS[k], sum);
    }
    scale(sum, 1 / present(y, picture.height()));
    if (covered.mayBeNeeded()) {
      mend(y);
    }
    reducedSamples.store(sum, reduced, reduced.index(0, y));
  }

  private static void add(double[] row, double weight, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * row[i];
    }
  }

  private static void scale(double[] row, double factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] *= factor;
    }
  }

  private void mend(int y) {
    Tile top = rows[2 * y % TAPS];
    Tile low = rows[Math.min(2 * y + 1, picture.height() - 1) % TAPS];
    for (int i = 0; i < sum.length; i++) {
      if (sum[i] != sum[i]) {
        int band = i % bands;
        double mean = covered.of(top, 0, low, 0, i / bands, band);
        boolean none = mean == 0 && picture.hasAlpha() && band == bands - 1;
        sum[i] = none ? Double.NaN : mean;
      }
    }
  }

  /** Gives the sum of those weights of a reduced column or row that lie in the picture. */
  private static double present(int at, int length) {
    double present = 0;
    int first = 2 * at - BEFORE;
    for (int k = 0; k < TAPS; k++) {
      present += first + k >= 0 && first + k < length ? WEIGHTS[k] : 0;
    }
    return present;
  }

  private static double[] weights() {
    double[] weights = new double[TAPS];
    for (int k = 0; k < TAPS; k++) {
      double distance = Math.abs(k - BEFORE - 0.5) / 2;
      weights[k] = sinc(distance) * sinc(distance / 3);
    }
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / total).toArray();
  }

  /** StrictMath gives the same bits everywhere; the argument is never 0. */
  private static double sinc(double x) {
    return StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }

  @Override
  public long workingBytes(int bandRows) {
    long taps = TAPS * (8L * half.samplesPerRow() + (rows.length > 0 ? picture.bytesPerRow() : 0));
    long out = (bandRows / 2 + 4) * half.bytesPerRow();
    return taps + out + 8L * (padded.length + sum.length);
  }
}
