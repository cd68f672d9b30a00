package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** Pictures to reduce, and reducing in bands of chance heights. */
final class Pictures {
  private Pictures() {}

  /** A picture that a formula gives, so that other programs can be given the same. */
  static Tile made(ImageInfo info) {
    Tile tile = Tile.of(info.region(), info.bandCount(), info.sampleType());
    for (int y = 0; y < info.height(); y++) {
      for (int x = 0; x < info.width(); x++) {
        for (int b = 0; b < info.bandCount(); b++) {
          tile.set(tile.index(x, y) + b, (x * 37 + y * 101 + b * 59 + x * y) % 256);
        }
      }
    }
    return tile;
  }

  /** A picture of noise; a tenth of the pixels without alpha or NaN if {@code gaps} says so. */
  static Tile noise(ImageInfo info, Random random, boolean gaps) {
    Tile tile = Tile.of(info.region(), info.bandCount(), info.sampleType());
    int bands = info.bandCount();
    for (int i = 0; i < tile.sampleCount(); i++) {
      boolean alpha = info.hasAlpha() && i % bands == bands - 1;
      boolean gap = gaps && random.nextInt(10) == 0;
      double sample = alpha ? info.white() : random.nextDouble() * info.white();
      double none = alpha ? info.white() * random.nextInt(2) / 2 : Double.NaN;
      tile.set(i, gap && (alpha || !info.sampleType().isInteger()) ? none : sample);
    }
    return tile;
  }

  /** Reduces in bands of 0 to {@code maximumRows} rows. */
  static Tile reduced(Tile picture, RowReducer reducer, Random random, int maximumRows) {
    ImageInfo small = reducer.info();
    Tile whole = Tile.of(small.region(), small.bandCount(), small.sampleType());
    Tile band = new Tile();
    int row = 0;
    int height = picture.region().height();
    for (int y = 0; y < height; ) {
      int rows = Math.min(height - y, random.nextInt(maximumRows + 1));
      band.reshape(
          new Region(0, y, picture.region().width(), rows), picture.bands(), picture.type());
      band.copyFrom(picture);
      Tile out = reducer.reduce(band);
      if (out.region().y() != row) {
        throw new AssertionError("row %d expected, got %s".formatted(row, out.region()));
      }
      row = out.region().bottom();
      whole.copyFrom(out);
      y += rows;
    }
    if (row != small.height()) {
      throw new AssertionError("%d of %d rows came".formatted(row, small.height()));
    }
    return whole;
  }

  /** All samples, for comparisons. */
  static double[] samples(Tile tile) {
    double[] samples = new double[tile.sampleCount()];
    Arrays.setAll(samples, tile::get);
    return samples;
  }

  /** SHA-256 of the samples of a UINT8 tile, in hexadecimal digits. */
  static String sha256(Tile tile) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.wrap(tile.bytes(), 0, tile.sampleCount()));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
