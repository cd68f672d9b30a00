package io.github.stacker.api.contract;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * A small image held in memory, for tests: a frame, or a picture beside the frames that a parameter
 * names. Threads may share it, since nothing changes it.
 */
public final class MemoryImage implements ImageSource, Picture {
  private final ImageInfo info;
  private final Tile all;

  private MemoryImage(ImageInfo info, Tile all) {
    this.info = info;
    this.all = all;
  }

  /** Gives an image whose sample number i (interleaved, row after row) is {@code samples(i)}. */
  public static MemoryImage of(ImageInfo info, IntToDoubleFunction samples) {
    Tile all = Tile.of(info.region(), info.bandCount(), info.sampleType());
    for (int i = 0; i < all.sampleCount(); i++) {
      all.set(i, samples.applyAsDouble(i));
    }
    return new MemoryImage(info, all);
  }

  /**
   * Gives an image of samples from 0 to white; alpha, where there is a band of it, is full in most
   * pixels.
   */
  public static MemoryImage random(ImageInfo info, long seed) {
    Random random = new Random(seed);
    int bands = info.bandCount();
    return of(
        info,
        i -> {
          boolean alpha = info.hasAlpha() && i % bands == bands - 1;
          if (alpha && random.nextInt(4) > 0) {
            return info.white();
          }
          double sample = random.nextDouble() * info.white();
          return info.sampleType().isInteger() ? Math.rint(sample) : sample;
        });
  }

  /** Reads a whole source, {@code rowsAtOnce} rows at a time from top to bottom, and keeps it. */
  public static MemoryImage copyOf(ImageSource source, int rowsAtOnce) throws IOException {
    ImageInfo info = source.info();
    Tile all = Tile.of(info.region(), info.bandCount(), info.sampleType());
    Tile part = new Tile();
    for (int y = 0; y < info.height(); y += rowsAtOnce) {
      int rows = Math.min(rowsAtOnce, info.height() - y);
      source.read(new Region(0, y, info.width(), rows), part);
      all.copyFrom(part);
    }
    return new MemoryImage(info, all);
  }

  /** Gives the samples, which are only to be read. */
  Tile all() {
    return all;
  }

  /** Gives one sample. */
  public double get(int x, int y, int band) {
    return all.get(all.index(x, y) + band);
  }

  /** Gives a copy of all samples, interleaved. */
  public double[] toArray() {
    double[] samples = new double[all.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = all.get(i);
    }
    return samples;
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) {
    if (!info.region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info.region());
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    into.copyFrom(all);
  }

  /** Is what messages call a picture. */
  @Override
  public String toString() {
    return "the image in memory";
  }
}
