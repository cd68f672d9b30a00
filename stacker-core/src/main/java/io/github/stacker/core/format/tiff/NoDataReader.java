package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Arrays;

/**
 * Marks what equals the no-data number of a file as no sample. A floating sample becomes NaN; a
 * pixel of integers, all of whose bands but alpha equal the number, gets an alpha of 0. Where the
 * file has no alpha the frame gets one, which is full elsewhere.
 */
final class NoDataReader implements RegionReader {
  /** How many samples are read at once, if a row has not more, before alpha is put between them. */
  private static final int PART_SAMPLES = 1 << 15;

  private final RegionReader reader;
  private final PixelFormat pixels;
  private final int width;

  /** What no-data samples of each band but alpha are in tiles. */
  private final double[] numbers;

  private final boolean addsAlpha;
  private final Tile part = new Tile();

  NoDataReader(RegionReader reader, Picture picture) {
    this.reader = reader;
    pixels = picture.pixels();
    width = picture.grid().width();
    addsAlpha = picture.addsAlpha();
    numbers = new double[pixels.bands().size() - (pixels.hasAlpha() ? 1 : 0)];
    double number = picture.noData().number();
    boolean scaled = pixels.format() == SampleFormat.UNSIGNED;
    Arrays.fill(numbers, scaled ? SampleFormat.scale(pixels.bits()) * number : number);
    if (pixels.photometric() == Photometric.MIN_IS_WHITE) {
      numbers[0] = pixels.white() - numbers[0];
    }
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (addsAlpha) {
      readWithAlpha(region, into);
      return;
    }
    reader.read(region, into);
    mark(into, 0, (int) region.pixels());
  }

  private void readWithAlpha(Region region, Tile into) throws IOException {
    int rows = (int) Math.max(1, PART_SAMPLES / ((long) region.width() * numbers.length));
    for (int y = region.y(); y < region.bottom(); y += rows) {
      int height = Math.min(rows, region.bottom() - y);
      Region read = new Region(region.x(), y, region.width(), height);
      part.reshape(read, numbers.length, pixels.type());
      reader.read(read, part);
      int at = into.index(read.x(), read.y());
      int count = (int) read.pixels();
      switch (pixels.type()) {
        case UINT8 -> spread(part.bytes(), count, into.bytes(), at);
        case UINT16 -> spread(part.shorts(), count, into.shorts(), at);
        case FLOAT32, FLOAT64 -> throw new IllegalStateException("floating samples have NaN");
      }
      mark(into, at, count);
    }
  }

  /** Copies pixels and puts full alpha behind each. */
  private void spread(byte[] from, int count, byte[] into, int at) {
    int bands = numbers.length;
    byte full = (byte) pixels.white();
    for (int pixel = 0, source = 0, target = at; pixel < count; pixel++) {
      for (int band = 0; band < bands; band++) {
        into[target++] = from[source++];
      }
      into[target++] = full;
    }
  }

  private void spread(short[] from, int count, short[] into, int at) {
    int bands = numbers.length;
    short full = (short) (int) pixels.white();
    for (int pixel = 0, source = 0, target = at; pixel < count; pixel++) {
      for (int band = 0; band < bands; band++) {
        into[target++] = from[source++];
      }
      into[target++] = full;
    }
  }

  private void mark(Tile into, int at, int count) {
    switch (into.type()) {
      case UINT8 -> markAlpha(into.bytes(), at, count);
      case UINT16 -> markAlpha(into.shorts(), at, count);
      case FLOAT32 -> markNan(into.floats(), at, count, into.bands());
      case FLOAT64 -> markNan(into.doubles(), at, count, into.bands());
    }
  }

  private void markAlpha(byte[] samples, int at, int count) {
    int colours = numbers.length;
    for (int pixel = 0, first = at; pixel < count; pixel++, first += colours + 1) {
      int band = 0;
      while (band < colours && (samples[first + band] & 0xff) == numbers[band]) {
        band++;
      }
      if (band == colours) {
        samples[first + colours] = 0;
      }
    }
  }

  private void markAlpha(short[] samples, int at, int count) {
    int colours = numbers.length;
    for (int pixel = 0, first = at; pixel < count; pixel++, first += colours + 1) {
      int band = 0;
      while (band < colours && (samples[first + band] & 0xffff) == numbers[band]) {
        band++;
      }
      if (band == colours) {
        samples[first + colours] = 0;
      }
    }
  }

  private void markNan(float[] samples, int at, int count, int bands) {
    for (int band = 0; band < numbers.length; band++) {
      float number = (float) numbers[band];
      for (int i = at + band, end = at + count * bands; i < end; i += bands) {
        samples[i] = samples[i] == number ? Float.NaN : samples[i];
      }
    }
  }

  private void markNan(double[] samples, int at, int count, int bands) {
    for (int band = 0; band < numbers.length; band++) {
      double number = numbers[band];
      for (int i = at + band, end = at + count * bands; i < end; i += bands) {
        samples[i] = samples[i] == number ? Double.NaN : samples[i];
      }
    }
  }

  @Override
  public ImageSource.Access access() {
    return reader.access();
  }

  @Override
  public long workingBytes() {
    return reader.workingBytes() + partBytes();
  }

  @Override
  public long columnBytes() {
    return reader.columnBytes() + partBytes();
  }

  private long partBytes() {
    long samples = Math.max(PART_SAMPLES, (long) width * numbers.length);
    return addsAlpha ? samples * pixels.type().bytes() : 0;
  }

  @Override
  public void close() {
    reader.close();
  }
}
