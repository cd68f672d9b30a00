package io.github.stacker.filters.colour;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** An image behind a {@link ColourMatrix}. Samples are mixed some hundred pixels at a time. */
final class MixedSource extends FilteredSource {
  private static final int ROUND_PIXELS = 512;

  private final Colours colours;
  private final double[] weights;
  private final Tile before = new Tile();
  private final double[] round;

  MixedSource(ImageSource source, ImageInfo result, double[] weights) {
    super(source, result);
    this.colours = Colours.of(result);
    this.weights = weights;
    this.round = new double[ROUND_PIXELS * result.bandCount()];
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source().read(region, before);
    into.reshape(region, info().bandCount(), info().sampleType());
    int total = into.sampleCount();
    for (int start = 0; start < total; start += round.length) {
      int count = Math.min(round.length, total - start);
      widen(start, count);
      mix(count);
      store(into, start, count);
    }
  }

  private void widen(int start, int count) {
    switch (before.type()) {
      case UINT8 -> widen(before.bytes(), start, count);
      case UINT16 -> widen(before.shorts(), start, count);
      case FLOAT32 -> widen(before.floats(), start, count);
      case FLOAT64 -> System.arraycopy(before.doubles(), start, round, 0, count);
    }
  }

  private void widen(byte[] from, int start, int count) {
    for (int i = 0; i < count; i++) {
      round[i] = from[start + i] & 0xff;
    }
  }

  private void widen(short[] from, int start, int count) {
    for (int i = 0; i < count; i++) {
      round[i] = from[start + i] & 0xffff;
    }
  }

  private void widen(float[] from, int start, int count) {
    for (int i = 0; i < count; i++) {
      round[i] = from[start + i];
    }
  }

  private void mix(int count) {
    int red = colours.red();
    int green = colours.green();
    int blue = colours.blue();
    int step = info().bandCount();
    for (int i = 0; i < count; i += step) {
      double r = round[i + red];
      double g = round[i + green];
      double b = round[i + blue];
      round[i + red] = weights[0] * r + weights[1] * g + weights[2] * b;
      round[i + green] = weights[3] * r + weights[4] * g + weights[5] * b;
      round[i + blue] = weights[6] * r + weights[7] * g + weights[8] * b;
    }
  }

  private void store(Tile into, int start, int count) {
    if (into.type() == SampleType.FLOAT64) {
      System.arraycopy(round, 0, into.doubles(), start, count);
      return;
    }
    float[] floats = into.floats();
    for (int i = 0; i < count; i++) {
      floats[start + i] = (float) round[i];
    }
  }
}
