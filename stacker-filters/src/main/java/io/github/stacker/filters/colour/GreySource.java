package io.github.stacker.filters.colour;

import io.github.stacker.api.Band;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The grey of an image of red, green and blue, in any order, and perhaps alpha. */
final class GreySource extends FilteredSource {
  private final int red;
  private final int green;
  private final int blue;
  private final long[] fixed;
  private final long half;
  private final double[] factors;
  private final double divisor;
  private final Tile before = new Tile();

  GreySource(ImageSource source, Weights weights) {
    super(source, grey(source.info()));
    Colours colours = Colours.of(source.info());
    red = colours.red();
    green = colours.green();
    blue = colours.blue();
    fixed = weights.fixedPoint();
    half = weights.half();
    factors = weights.factors();
    divisor = weights.divisor();
  }

  private static ImageInfo grey(ImageInfo image) {
    return image
        .withBands(image.hasAlpha() ? List.of(Band.GREY, Band.ALPHA) : List.of(Band.GREY))
        .withMetadata(image.metadata().withColourProfile(Optional.empty()));
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source().read(region, before);
    into.reshape(region, info().bandCount(), info().sampleType());
    int pixels = (int) region.pixels();
    switch (into.type()) {
      case UINT8 -> mix(before.bytes(), into.bytes(), pixels);
      case UINT16 -> mix(before.shorts(), into.shorts(), pixels);
      case FLOAT32 -> mix(before.floats(), into.floats(), pixels);
      case FLOAT64 -> mix(before.doubles(), into.doubles(), pixels);
    }
  }

  private void mix(byte[] from, byte[] into, int pixels) {
    int step = before.bands();
    int stepInto = info().bandCount();
    int alpha = step - 1;
    boolean hasAlpha = stepInto == 2;
    long wr = fixed[0];
    long wg = fixed[1];
    long wb = fixed[2];
    for (int i = 0, f = 0, t = 0; i < pixels; i++, f += step, t += stepInto) {
      long sum = (from[f + red] & 0xff) * wr;
      sum += (from[f + green] & 0xff) * wg;
      sum += (from[f + blue] & 0xff) * wb;
      into[t] = (byte) ((sum + half) >> 32);
      if (hasAlpha) {
        into[t + 1] = from[f + alpha];
      }
    }
  }

  private void mix(short[] from, short[] into, int pixels) {
    int step = before.bands();
    int stepInto = info().bandCount();
    int alpha = step - 1;
    boolean hasAlpha = stepInto == 2;
    long wr = fixed[0];
    long wg = fixed[1];
    long wb = fixed[2];
    for (int i = 0, f = 0, t = 0; i < pixels; i++, f += step, t += stepInto) {
      long sum = (from[f + red] & 0xffff) * wr;
      sum += (from[f + green] & 0xffff) * wg;
      sum += (from[f + blue] & 0xffff) * wb;
      into[t] = (short) ((sum + half) >> 32);
      if (hasAlpha) {
        into[t + 1] = from[f + alpha];
      }
    }
  }

  private void mix(float[] from, float[] into, int pixels) {
    int step = before.bands();
    int stepInto = info().bandCount();
    int alpha = step - 1;
    boolean hasAlpha = stepInto == 2;
    double wr = factors[0];
    double wg = factors[1];
    double wb = factors[2];
    for (int i = 0, f = 0, t = 0; i < pixels; i++, f += step, t += stepInto) {
      double sum = from[f + red] * wr + from[f + green] * wg + from[f + blue] * wb;
      into[t] = (float) (sum / divisor);
      if (hasAlpha) {
        into[t + 1] = from[f + alpha];
      }
    }
  }

  private void mix(double[] from, double[] into, int pixels) {
    int step = before.bands();
    int stepInto = info().bandCount();
    int alpha = step - 1;
    boolean hasAlpha = stepInto == 2;
    double wr = factors[0];
    double wg = factors[1];
    double wb = factors[2];
    for (int i = 0, f = 0, t = 0; i < pixels; i++, f += step, t += stepInto) {
      double sum = from[f + red] * wr + from[f + green] * wg + from[f + blue] * wb;
      into[t] = sum / divisor;
      if (hasAlpha) {
        into[t + 1] = from[f + alpha];
      }
    }
  }
}
