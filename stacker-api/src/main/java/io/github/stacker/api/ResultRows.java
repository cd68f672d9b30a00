package io.github.stacker.api;

/** Stores what kernels computed in tiles of the type of the result. */
final class ResultRows {
  private ResultRows() {}

  /** Refuses results that are no image of the same size and bands. */
  static void requireSizeAndBands(ImageInfo image, ImageInfo result) {
    if (!result.region().equals(image.region()) || !result.bands().equals(image.bands())) {
      throw new IllegalStateException(
          "its result has to have the size and bands of the image, %dx%d of %s, and it said %dx%d of %s"
              .formatted(
                  image.width(),
                  image.height(),
                  image.bands(),
                  result.width(),
                  result.height(),
                  result.bands()));
    }
  }

  /**
   * Stores samples of an image without alpha.
   *
   * @param result what was computed, with the bands of {@code into}
   * @param into gets the samples of the region of {@code result}
   */
  static void store(Tile result, Tile into) {
    Region region = result.region();
    int count = region.width() * result.bands();
    for (int y = region.y(); y < region.bottom(); y++) {
      int from = result.index(region.x(), y);
      int at = into.index(region.x(), y);
      if (result.type() == SampleType.FLOAT32) {
        store(result.floats(), from, count, into, at);
      } else {
        store(result.doubles(), from, count, into, at);
      }
    }
  }

  private static void store(float[] from, int start, int count, Tile into, int at) {
    switch (into.type()) {
      case UINT8 -> round(from, start, count, into.bytes(), at);
      case UINT16 -> round(from, start, count, into.shorts(), at);
      case FLOAT32 -> System.arraycopy(from, start, into.floats(), at, count);
      case FLOAT64 -> widen(from, start, count, into.doubles(), at);
    }
  }

  private static void round(float[] from, int start, int count, byte[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (byte) (Math.max(0, Math.min(255, (double) from[start + i])) + 0.5);
    }
  }

  private static void round(float[] from, int start, int count, short[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (short) (Math.max(0, Math.min(65535, (double) from[start + i])) + 0.5);
    }
  }

  private static void widen(float[] from, int start, int count, double[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = from[start + i];
    }
  }

  private static void store(double[] from, int start, int count, Tile into, int at) {
    switch (into.type()) {
      case UINT8 -> round(from, start, count, into.bytes(), at);
      case UINT16 -> round(from, start, count, into.shorts(), at);
      case FLOAT32 -> narrow(from, start, count, into.floats(), at);
      case FLOAT64 -> System.arraycopy(from, start, into.doubles(), at, count);
    }
  }

  private static void round(double[] from, int start, int count, byte[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (byte) (Math.max(0, Math.min(255, from[start + i])) + 0.5);
    }
  }

  private static void round(double[] from, int start, int count, short[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (short) (Math.max(0, Math.min(65535, from[start + i])) + 0.5);
    }
  }

  private static void narrow(double[] from, int start, int count, float[] into, int at) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (float) from[start + i];
    }
  }
}
