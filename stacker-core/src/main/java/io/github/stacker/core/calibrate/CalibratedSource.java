package io.github.stacker.core.calibrate;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** A frame that is calibrated while it is read, some thousand samples at a time. */
final class CalibratedSource extends FilteredSource {
  private static final int PIECE_SAMPLES = 4096;

  private final Calibration calibration;
  private final double factor;
  private final int piecePixels;
  private final Tile frame = new Tile();
  private final Tile master = new Tile();
  private final double[] light;
  private final double[] first;
  private final double[] second;

  /**
   * Takes over a frame.
   *
   * @param factor what the dark is multiplied by
   */
  CalibratedSource(ImageSource source, Calibration calibration, double factor) {
    super(source, source.info().withFloatingSamples());
    this.calibration = calibration;
    this.factor = factor;
    this.piecePixels = Math.max(1, PIECE_SAMPLES / info().bandCount());
    this.light = new double[piecePixels * info().bandCount()];
    this.first = new double[piecePixels * info().colourBandCount()];
    this.second = new double[first.length];
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public long workingBytes() {
    return source().workingBytes() + (light.length + 3L * first.length) * Double.BYTES;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source().read(region, frame);
    into.reshape(region, info().bandCount(), info().sampleType());
    for (int y = region.y(); y < region.bottom(); y++) {
      for (int x = region.x(); x < region.right(); x += piecePixels) {
        Region piece = new Region(x, y, Math.min(piecePixels, region.right() - x), 1);
        calibrate(piece);
        store(into, into.index(x, y), piece.width() * info().bandCount());
      }
    }
  }

  /** Calibrates pixels of one row, from {@code frame} to {@code light}. */
  private void calibrate(Region piece) {
    int count = piece.width() * info().bandCount();
    frame.copyTo(frame.index(piece.x(), piece.y()), light, count);
    if (calibration.bias().isPresent()) {
      read(calibration.bias().get(), piece, first);
      subtract(first, 1, piece.width());
    }
    calibration.dark().ifPresent(dark -> subtract(dark, piece));
    calibration.flat().ifPresent(flat -> divide(flat, piece));
    calibration
        .hotPixels()
        .filter(hot -> hot.fate() == HotPixels.Fate.MISSING)
        .ifPresent(hot -> leaveOut(hot, piece));
  }

  /** What of the bias is in the dark has been subtracted from the light already. */
  private void subtract(Dark dark, Region piece) {
    read(dark.picture(), piece, second);
    if (calibration.bias().isPresent() && dark.bias() == Dark.Bias.INCLUDED) {
      for (int i = 0; i < piece.width() * info().colourBandCount(); i++) {
        second[i] -= first[i];
      }
    }
    subtract(second, factor, piece.width());
  }

  private void subtract(double[] samples, double times, int pixels) {
    int colours = info().colourBandCount();
    int bands = info().bandCount();
    for (int band = 0; band < colours; band++) {
      for (int i = 0; i < pixels; i++) {
        light[i * bands + band] -= times * samples[i * colours + band];
      }
    }
  }

  private void divide(Flat flat, Region piece) {
    double[][] levels = flat.levels();
    read(flat.picture(), piece, second);
    int colours = info().colourBandCount();
    int bands = info().bandCount();
    for (int i = 0; i < piece.width(); i++) {
      double[] level = levels[flat.mosaic().kindAt(piece.x() + i, piece.y())];
      for (int band = 0; band < colours; band++) {
        double sample = second[i * colours + band];
        light[i * bands + band] =
            sample > 0 ? light[i * bands + band] / (sample / level[band]) : Double.NaN;
      }
    }
  }

  private void leaveOut(HotPixels hot, Region piece) {
    double[][] limits = hot.limits();
    read(calibration.dark().orElseThrow().picture(), piece, second);
    int colours = info().colourBandCount();
    int bands = info().bandCount();
    for (int i = 0; i < piece.width(); i++) {
      double[] most = limits[hot.mosaic().kindAt(piece.x() + i, piece.y())];
      for (int band = 0; band < colours; band++) {
        if (second[i * colours + band] > most[band]) {
          light[i * bands + band] = Double.NaN;
        }
      }
    }
  }

  private void read(Picture picture, Region piece, double[] into) {
    picture.read(piece, master);
    master.copyTo(0, into, master.sampleCount());
  }

  private void store(Tile into, int from, int count) {
    if (into.type() == SampleType.FLOAT64) {
      System.arraycopy(light, 0, into.doubles(), from, count);
      return;
    }
    float[] floats = into.floats();
    for (int i = 0; i < count; i++) {
      floats[from + i] = (float) light[i];
    }
  }
}
