package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.Arrays;

/**
 * Reduces to any smaller size: a reduced sample is the mean over the rectangle of the picture that
 * its pixel covers, pixels cut by its edges counted by the part that is inside. Sums are exact for
 * integers while pixels times white are below 2<sup>53</sup>, as all weights are integers: of a
 * picture of {@code W} columns reduced to {@code w}, pixel x covers {@code x w} to {@code (x + 1)
 * w} and reduced pixel i covers {@code i W} to {@code (i + 1) W}. Integers are rounded half up.
 */
public final class AreaAverage implements RowReducer {
  private final ImageInfo picture;
  private final ImageInfo small;
  private final RowOrder order;
  private final boolean complete;
  private final RowSamples samples;
  private final RowSamples smallSamples;
  private final double[] row;

  /** Sums of the rows of one reduced row, and of the weights of what was there. */
  private final double[] sums;

  private final double[] weights;
  private final double[] mean;
  private final Tile reduced = new Tile();

  /**
   * Makes a reducer.
   *
   * @param picture what is reduced
   * @param width columns wanted, from 1 to those of the picture
   * @param height rows wanted, from 1 to those of the picture
   * @throws IllegalArgumentException if the size is outside these limits
   */
  public AreaAverage(ImageInfo picture, int width, int height) {
    if (width > picture.width() || height > picture.height()) {
      throw new IllegalArgumentException(
          "%dx%d is larger than %dx%d".formatted(width, height, picture.width(), picture.height()));
    }
    this.picture = picture;
    this.small = picture.withSize(width, height);
    this.order = new RowOrder(picture);
    this.complete = picture.sampleType().isInteger() && !picture.hasAlpha();
    this.samples = new RowSamples(picture);
    this.smallSamples = new RowSamples(small);
    int count = Math.toIntExact(picture.samplesPerRow());
    this.row = new double[count];
    this.sums = new double[count];
    this.weights = new double[complete ? 0 : count];
    this.mean = new double[Math.toIntExact(small.samplesPerRow())];
  }

  @Override
  public ImageInfo info() {
    return small;
  }

  @Override
  public Tile reduce(Tile rows) {
    int first = finished(order.taken());
    order.take(rows);
    int end = finished(order.taken());
    reduced.reshape(
        new Region(0, first, small.width(), end - first), small.bandCount(), small.sampleType());
    for (int y = rows.region().y(); y < rows.region().bottom(); y++) {
      samples.load(rows, rows.index(0, y), row, 0);
      take(y);
    }
    return reduced;
  }

  /** Tells how many reduced rows are known when so many rows have arrived. */
  private int finished(int arrived) {
    return (int) ((long) arrived * small.height() / picture.height());
  }

  /** A row lies in one reduced row, or in two: the upper part finishes the first of them. */
  private void take(int y) {
    long top = (long) y * small.height();
    long bottom = top + small.height();
    int target = (int) (top / picture.height());
    long border = (target + 1L) * picture.height();
    add(Math.min(border, bottom) - top);
    if (border <= bottom) {
      emit(target);
      if (border < bottom) {
        add(bottom - border);
      }
    }
  }

  private void add(double weight) {
    if (complete) {
      addAll(row, weight, sums);
    } else {
      addPresent(row, weight, sums, weights);
    }
  }

  private static void addAll(double[] row, double weight, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * row[i];
    }
  }

  private static void addPresent(double[] row, double weight, double[] sums, double[] weights) {
    for (int i = 0; i < sums.length; i++) {
      double sample = row[i];
      if (sample == sample) {
        sums[i] += weight * sample;
        weights[i] += weight;
      }
    }
  }

  private void emit(int target) {
    int bands = small.bandCount();
    for (int x = 0; x < small.width(); x++) {
      for (int b = 0; b < bands; b++) {
        double weight =
            complete ? (double) picture.width() * picture.height() : across(weights, x, b, bands);
        mean[x * bands + b] = across(sums, x, b, bands) / weight;
      }
    }
    smallSamples.store(mean, reduced, reduced.index(0, target));
    Arrays.fill(sums, 0);
    Arrays.fill(weights, 0);
  }

  /** Sums the columns of one reduced pixel by their parts inside; 0 / 0 makes NaN of nothing. */
  private double across(double[] columns, int x, int band, int bands) {
    long left = (long) x * picture.width();
    long right = left + picture.width();
    int first = (int) (left / small.width());
    int last = (int) ((right - 1) / small.width());
    if (first == last) {
      return columns[first * bands + band] * picture.width();
    }
    double inside = 0;
    for (int i = (first + 1) * bands + band; i < last * bands; i += bands) {
      inside += columns[i];
    }
    double sum = columns[first * bands + band] * ((first + 1L) * small.width() - left);
    return sum
        + inside * small.width()
        + columns[last * bands + band] * (right - (long) last * small.width());
  }

  @Override
  public long workingBytes(int bandRows) {
    return workingBytes(picture, small, bandRows);
  }

  /**
   * Tells how much memory a reducer holds.
   *
   * @param picture what is reduced
   * @param small what is made of it
   * @param bandRows how many rows it is given at once, at most
   * @return bytes, from above, the reduced rows included
   */
  public static long workingBytes(ImageInfo picture, ImageInfo small, int bandRows) {
    long out = ((long) bandRows * small.height() / picture.height() + 1) * small.bytesPerRow();
    return Double.BYTES * (3 * picture.samplesPerRow() + small.samplesPerRow()) + out;
  }
}
