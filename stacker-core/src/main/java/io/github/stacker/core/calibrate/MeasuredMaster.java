package io.github.stacker.core.calibrate;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.statistics.BandStatistics;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.Zeros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A number of a whole master for each kind of its samples, measured once by the thread that asks
 * first; the others wait.
 */
final class MeasuredMaster {
  private final Picture picture;
  private final Mosaic mosaic;
  private final ToDoubleFunction<BandStatistics> number;
  private Optional<double[][]> measured = Optional.empty();

  /**
   * Prepares to measure.
   *
   * @param number what is to be known of the samples of one kind in one band
   */
  MeasuredMaster(Picture picture, Mosaic mosaic, ToDoubleFunction<BandStatistics> number) {
    this.picture = picture;
    this.mosaic = mosaic;
    this.number = number;
  }

  /**
   * Gives the numbers.
   *
   * @return for each kind an array of one number a band; not to be changed
   */
  synchronized double[][] numbers() {
    if (measured.isEmpty()) {
      measured = Optional.of(measure());
    }
    return measured.get();
  }

  private double[][] measure() {
    double[][] numbers = new double[mosaic.kinds()][picture.info().bandCount()];
    for (int kind = 0; kind < mosaic.kinds(); kind++) {
      int left = kind % mosaic.side();
      int top = kind / mosaic.side();
      if (left < picture.info().width() && top < picture.info().height()) {
        measure(new OneKind(picture, mosaic.side(), left, top), numbers[kind]);
      }
    }
    return numbers;
  }

  private void measure(ImageSource kind, double[] into) {
    try {
      FrameStatistics statistics = FrameStatistics.of(kind, Zeros.COUNT);
      for (int band = 0; band < into.length; band++) {
        BandStatistics each = statistics.bands().get(band);
        if (each.samples() == 0) {
          throw SampledMaster.unsampled(picture);
        }
        into[band] = number.applyAsDouble(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // pictures throw none
    }
  }

  /** Every second sample of every second row, or all of them, as an image. */
  private static final class OneKind implements ImageSource {
    private final Picture picture;
    private final int step;
    private final int left;
    private final int top;
    private final ImageInfo info;
    private final Tile row = new Tile();

    OneKind(Picture picture, int step, int left, int top) {
      this.picture = picture;
      this.step = step;
      this.left = left;
      this.top = top;
      ImageInfo whole = picture.info();
      this.info =
          whole.withSize(
              (whole.width() - left - 1) / step + 1, (whole.height() - top - 1) / step + 1);
    }

    @Override
    public ImageInfo info() {
      return info;
    }

    @Override
    public void read(Region region, Tile into) {
      if (step == 1) {
        picture.read(region, into);
        return;
      }
      into.reshape(region, info.bandCount(), info.sampleType());
      for (int y = region.y(); y < region.bottom(); y++) {
        int first = left + region.x() * step;
        int width = (region.width() - 1) * step + 1;
        picture.read(new Region(first, top + y * step, width, 1), row);
        for (int x = region.x(); x < region.right(); x++) {
          int from = row.index(left + x * step, top + y * step);
          int to = into.index(x, y);
          System.arraycopy(row.array(), from, into.array(), to, info.bandCount());
        }
      }
    }
  }
}
