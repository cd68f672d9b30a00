package io.github.stacker.api;

import java.util.Arrays;

/** Fills windows with the colours of an image: what has no sample becomes NaN. */
final class WindowFiller {
  private final ImageInfo image;
  private final int colours;
  private final SampleType arithmetic;

  WindowFiller(ImageInfo image, SampleType arithmetic) {
    if (arithmetic.isInteger()) {
      throw new IllegalArgumentException(
          "kernels compute with floating samples, not " + arithmetic);
    }
    this.image = image;
    this.colours = image.colourBandCount();
    this.arithmetic = arithmetic;
  }

  /** Makes a tile one of samples to compute with. */
  void reshape(Tile tile, Region region) {
    tile.reshape(region, colours, arithmetic);
  }

  /**
   * Fills a window; beyond the edges of the image with the nearest samples inside.
   *
   * @param from has all of the window that is inside the image
   */
  void fillReplicated(Tile from, Region region, Tile window) {
    reshape(window, region);
    Region inside = region.intersection(image.region());
    int stride = region.width() * colours;
    for (int y = inside.y(); y < inside.bottom(); y++) {
      copy(from, y, inside, window);
      replicateColumns(window, y, inside);
    }
    Object samples = window.array();
    for (int y = region.y(); y < inside.y(); y++) {
      System.arraycopy(
          samples,
          window.index(region.x(), inside.y()),
          samples,
          window.index(region.x(), y),
          stride);
    }
    int last = window.index(region.x(), inside.bottom() - 1);
    for (int y = inside.bottom(); y < region.bottom(); y++) {
      System.arraycopy(samples, last, samples, window.index(region.x(), y), stride);
    }
  }

  /** Fills a window; beyond the edges of the image with NaN. */
  void fillWithinEdges(Tile from, Region region, Tile window) {
    reshape(window, region);
    Region inside = region.intersection(image.region());
    if (!inside.equals(region)) {
      fillNan(window);
    }
    for (int y = inside.y(); y < inside.bottom(); y++) {
      copy(from, y, inside, window);
    }
  }

  private static void fillNan(Tile window) {
    if (window.type() == SampleType.FLOAT32) {
      Arrays.fill(window.floats(), 0, window.sampleCount(), Float.NaN);
    } else {
      Arrays.fill(window.doubles(), 0, window.sampleCount(), Double.NaN);
    }
  }

  private void replicateColumns(Tile window, int y, Region inside) {
    Region region = window.region();
    Object samples = window.array();
    int left = window.index(inside.x(), y);
    for (int x = region.x(); x < inside.x(); x++) {
      System.arraycopy(samples, left, samples, window.index(x, y), colours);
    }
    int right = window.index(inside.right() - 1, y);
    for (int x = inside.right(); x < region.right(); x++) {
      System.arraycopy(samples, right, samples, window.index(x, y), colours);
    }
  }

  private void copy(Tile from, int y, Region columns, Tile window) {
    int start = from.index(columns.x(), y);
    int at = window.index(columns.x(), y);
    if (image.hasAlpha()) {
      copyOpaque(from, start, columns.width(), window, at);
    } else if (window.type() == SampleType.FLOAT32) {
      widen(from, start, columns.width() * colours, window.floats(), at);
    } else {
      widen(from, start, columns.width() * colours, window.doubles(), at);
    }
  }

  private void copyOpaque(Tile from, int start, int pixels, Tile window, int at) {
    for (int i = 0; i < pixels; i++) {
      int pixel = start + i * (colours + 1);
      boolean opaque = from.get(pixel + colours) >= image.white();
      for (int band = 0; band < colours; band++) {
        window.set(at + i * colours + band, opaque ? from.get(pixel + band) : Double.NaN);
      }
    }
  }

  private static void widen(Tile from, int start, int count, float[] into, int at) {
    switch (from.type()) {
      case UINT8 -> widen(from.bytes(), start, count, into, at);
      case UINT16 -> widen(from.shorts(), start, count, into, at);
      case FLOAT32 -> System.arraycopy(from.floats(), start, into, at, count);
      case FLOAT64 -> narrow(from.doubles(), start, count, into, at);
    }
  }

  private static void widen(byte[] from, int start, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = from[start + i] & 0xff;
    }
  }

  private static void widen(short[] from, int start, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = from[start + i] & 0xffff;
    }
  }

  private static void narrow(double[] from, int start, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (float) from[start + i];
    }
  }

  private static void widen(Tile from, int start, int count, double[] into, int at) {
    switch (from.type()) {
      case UINT8 -> widen(from.bytes(), start, count, into, at);
      case UINT16 -> widen(from.shorts(), start, count, into, at);
      case FLOAT32 -> widen(from.floats(), start, count, into, at);
      case FLOAT64 -> System.arraycopy(from.doubles(), start, into, at, count);
    }
  }

  private static void widen(byte[] from, int start, int count, double[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = from[start + i] & 0xff;
    }
  }

  private static void widen(short[] from, int start, int count, double[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = from[start + i] & 0xffff;
    }
  }

  private static void widen(float[] from, int start, int count, double[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = from[start + i];
    }
  }
}
