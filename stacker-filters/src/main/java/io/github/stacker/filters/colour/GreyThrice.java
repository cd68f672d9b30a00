package io.github.stacker.filters.colour;

import io.github.stacker.api.Band;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;

/** A grey image as one of red, green and blue, all three its grey; alpha stays. */
final class GreyThrice extends FilteredSource {
  private static final int COLOURS = 3;

  private final Tile grey = new Tile();

  GreyThrice(ImageSource source) {
    super(source, coloured(source.info()));
  }

  private static ImageInfo coloured(ImageInfo image) {
    return image.withBands(
        image.hasAlpha()
            ? List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA)
            : List.of(Band.RED, Band.GREEN, Band.BLUE));
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source().read(region, grey);
    into.reshape(region, info().bandCount(), info().sampleType());
    int pixels = (int) region.pixels();
    for (int band = 0; band < info().bandCount(); band++) {
      int from = band < COLOURS ? 0 : 1;
      switch (into.type()) {
        case UINT8 -> spread(grey.bytes(), from, into.bytes(), band, pixels);
        case UINT16 -> spread(grey.shorts(), from, into.shorts(), band, pixels);
        case FLOAT32 -> spread(grey.floats(), from, into.floats(), band, pixels);
        case FLOAT64 -> spread(grey.doubles(), from, into.doubles(), band, pixels);
      }
    }
  }

  private void spread(byte[] from, int first, byte[] into, int band, int pixels) {
    int step = source().info().bandCount();
    int stepInto = info().bandCount();
    for (int i = 0; i < pixels; i++) {
      into[i * stepInto + band] = from[i * step + first];
    }
  }

  private void spread(short[] from, int first, short[] into, int band, int pixels) {
    int step = source().info().bandCount();
    int stepInto = info().bandCount();
    for (int i = 0; i < pixels; i++) {
      into[i * stepInto + band] = from[i * step + first];
    }
  }

  private void spread(float[] from, int first, float[] into, int band, int pixels) {
    int step = source().info().bandCount();
    int stepInto = info().bandCount();
    for (int i = 0; i < pixels; i++) {
      into[i * stepInto + band] = from[i * step + first];
    }
  }

  private void spread(double[] from, int first, double[] into, int band, int pixels) {
    int step = source().info().bandCount();
    int stepInto = info().bandCount();
    for (int i = 0; i < pixels; i++) {
      into[i * stepInto + band] = from[i * step + first];
    }
  }
}
