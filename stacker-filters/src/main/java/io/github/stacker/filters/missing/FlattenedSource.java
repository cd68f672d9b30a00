package io.github.stacker.filters.missing;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * An image over a background, without alpha. It covers all, since outside of what is covered is the
 * background. Samples are mixed some hundred pixels at a time.
 */
final class FlattenedSource extends FilteredSource {
  private static final int ROUND_PIXELS = 512;

  private final double[] background;
  private final boolean hasAlpha;
  private final Tile before = new Tile();
  private final double[] round;

  /**
   * Takes over an image.
   *
   * @param background the sample of each band but alpha
   */
  FlattenedSource(ImageSource source, double[] background) {
    super(source, opaque(source.info()));
    this.background = background;
    this.hasAlpha = source.info().hasAlpha();
    this.round = new double[ROUND_PIXELS * source.info().bandCount()];
  }

  private static ImageInfo opaque(ImageInfo image) {
    return image.withBands(image.bands().subList(0, image.colourBandCount()));
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source().read(region, before);
    into.reshape(region, info().bandCount(), info().sampleType());
    int pixels = (int) region.pixels();
    for (int start = 0; start < pixels; start += ROUND_PIXELS) {
      int count = Math.min(ROUND_PIXELS, pixels - start);
      before.copyTo(start * before.bands(), round, count * before.bands());
      flatten(count);
      store(into, start * into.bands(), count * into.bands());
    }
  }

  private void flatten(int pixels) {
    int bands = background.length;
    int step = before.bands();
    double white = info().white();
    for (int i = 0; i < pixels; i++) {
      double alpha = hasAlpha ? round[i * step + bands] : white;
      for (int band = 0; band < bands; band++) {
        round[i * bands + band] = over(round[i * step + band], alpha, white, background[band]);
      }
    }
  }

  /** What is below alpha 0, and missing, may be no number. */
  private static double over(double sample, double alpha, double white, double behind) {
    if (!(alpha > 0) || Double.isNaN(sample)) {
      return behind;
    }
    return alpha >= white ? sample : (alpha * sample + (white - alpha) * behind) / white;
  }

  private void store(Tile into, int start, int count) {
    switch (into.type()) {
      case UINT8 -> roundTo(into.bytes(), start, count);
      case UINT16 -> roundTo(into.shorts(), start, count);
      case FLOAT32 -> narrowTo(into.floats(), start, count);
      case FLOAT64 -> System.arraycopy(round, 0, into.doubles(), start, count);
    }
  }

  private void roundTo(byte[] into, int start, int count) {
    for (int i = 0; i < count; i++) {
      into[start + i] = (byte) (int) (round[i] + 0.5);
    }
  }

  private void roundTo(short[] into, int start, int count) {
    for (int i = 0; i < count; i++) {
      into[start + i] = (short) (int) (round[i] + 0.5);
    }
  }

  private void narrowTo(float[] into, int start, int count) {
    for (int i = 0; i < count; i++) {
      into[start + i] = (float) round[i];
    }
  }
}
