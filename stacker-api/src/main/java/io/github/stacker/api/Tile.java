package io.github.stacker.api;

import java.util.Arrays;
import java.util.Objects;

/**
 * A rectangle of samples in memory, all of one type.
 *
 * <p>Samples lie band-interleaved by pixel, row after row without gaps: that of band {@code b} at
 * column {@code x}, row {@code y} of the region is number {@code ((y - region.y()) * region.width()
 * + x - region.x()) * bands + b} of the array of its type. Because most work is done sample by
 * sample, a tile is one flat array to most loops.
 *
 * <p>The maker of a tile owns it and uses it again: {@link #reshape} keeps the array while it is
 * large enough, so the array may be longer than {@link #sampleCount()}. A tile belongs to one
 * thread at a time.
 */
public final class Tile {
  private static final byte[] NO_BYTES = {};
  private static final short[] NO_SHORTS = {};
  private static final float[] NO_FLOATS = {};
  private static final double[] NO_DOUBLES = {};

  private Region region = Region.of(0, 0);
  private int bands = 1;
  private SampleType type = SampleType.UINT8;
  private byte[] bytes = NO_BYTES;
  private short[] shorts = NO_SHORTS;
  private float[] floats = NO_FLOATS;
  private double[] doubles = NO_DOUBLES;

  /** Makes a tile without samples; {@link #reshape} gives it some. */
  public Tile() {}

  /**
   * Makes a tile of zeros.
   *
   * @param region the pixels it covers
   * @param bands samples per pixel
   * @param type how samples are stored
   * @return a new tile
   */
  public static Tile of(Region region, int bands, SampleType type) {
    Tile tile = new Tile();
    tile.reshape(region, bands, type);
    return tile;
  }

  /**
   * Makes the tile one of another shape. The samples are undefined afterwards.
   *
   * @param newRegion the pixels to cover
   * @param newBands samples per pixel, at least 1
   * @param newType how samples are stored
   * @throws IllegalArgumentException if the samples do not fit one array (2<sup>31</sup>-9 of them)
   */
  public void reshape(Region newRegion, int newBands, SampleType newType) {
    Objects.requireNonNull(newType, "newType");
    long count = Math.multiplyExact(newRegion.pixels(), (long) newBands);
    if (newBands < 1 || count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a tile of %s with %d bands is too large".formatted(newRegion, newBands));
    }
    region = newRegion;
    bands = newBands;
    type = newType;
    int length = (int) count;
    switch (newType) {
      case UINT8 -> bytes = bytes.length < length ? new byte[length] : bytes;
      case UINT16 -> shorts = shorts.length < length ? new short[length] : shorts;
      case FLOAT32 -> floats = floats.length < length ? new float[length] : floats;
      case FLOAT64 -> doubles = doubles.length < length ? new double[length] : doubles;
    }
  }

  /**
   * Gives the pixels covered.
   *
   * @return the region, in the coordinates of the image
   */
  public Region region() {
    return region;
  }

  /**
   * Gives the samples per pixel.
   *
   * @return at least 1
   */
  public int bands() {
    return bands;
  }

  /**
   * Gives the type of the samples.
   *
   * @return the type
   */
  public SampleType type() {
    return type;
  }

  /**
   * Gives the number of samples in use.
   *
   * @return pixels times bands
   */
  public int sampleCount() {
    return (int) (region.pixels() * bands);
  }

  /**
   * Gives the index of the first sample of a pixel.
   *
   * @param x column in the image
   * @param y row in the image
   * @return index into the array of the tile's type
   */
  public int index(int x, int y) {
    return ((y - region.y()) * region.width() + x - region.x()) * bands;
  }

  /**
   * Gives the samples of a {@link SampleType#UINT8} tile.
   *
   * @return the array itself, at least {@link #sampleCount()} long
   * @throws IllegalStateException if the tile has another type
   */
  public byte[] bytes() {
    require(SampleType.UINT8);
    return bytes;
  }

  /**
   * Gives the samples of a {@link SampleType#UINT16} tile.
   *
   * @return the array itself, at least {@link #sampleCount()} long
   * @throws IllegalStateException if the tile has another type
   */
  public short[] shorts() {
    require(SampleType.UINT16);
    return shorts;
  }

  /**
   * Gives the samples of a {@link SampleType#FLOAT32} tile.
   *
   * @return the array itself, at least {@link #sampleCount()} long
   * @throws IllegalStateException if the tile has another type
   */
  public float[] floats() {
    require(SampleType.FLOAT32);
    return floats;
  }

  /**
   * Gives the samples of a {@link SampleType#FLOAT64} tile.
   *
   * @return the array itself, at least {@link #sampleCount()} long
   * @throws IllegalStateException if the tile has another type
   */
  public double[] doubles() {
    require(SampleType.FLOAT64);
    return doubles;
  }

  /**
   * Gives the array of the tile's type, for {@link System#arraycopy} where the type does not
   * matter.
   *
   * @return a {@code byte[]}, {@code short[]}, {@code float[]} or {@code double[]}
   */
  public Object array() {
    return switch (type) {
      case UINT8 -> bytes;
      case UINT16 -> shorts;
      case FLOAT32 -> floats;
      case FLOAT64 -> doubles;
    };
  }

  /**
   * Reads one sample; for tests and edges, not for loops over pixels.
   *
   * @param index position in the array
   * @return the sample; integers unsigned
   */
  public double get(int index) {
    return switch (type) {
      case UINT8 -> bytes[index] & 0xff;
      case UINT16 -> shorts[index] & 0xffff;
      case FLOAT32 -> floats[index];
      case FLOAT64 -> doubles[index];
    };
  }

  /**
   * Writes one sample; for tests and edges, not for loops over pixels. An integer sample is rounded
   * half up after clamping to its type's range; NaN becomes 0.
   *
   * @param index position in the array
   * @param sample what to store
   */
  public void set(int index, double sample) {
    switch (type) {
      case UINT8 -> bytes[index] = (byte) toInteger(sample, 255);
      case UINT16 -> shorts[index] = (short) toInteger(sample, 65535);
      case FLOAT32 -> floats[index] = (float) sample;
      case FLOAT64 -> doubles[index] = sample;
    }
  }

  /**
   * Gives samples of any type as doubles, in loops that compilers turn into vector instructions.
   *
   * @param from index of the first
   * @param to gets them from index 0; integers unsigned
   * @param count how many
   */
  public void copyTo(int from, double[] to, int count) {
    switch (type) {
      case UINT8 -> widen(bytes, from, to, count);
      case UINT16 -> widen(shorts, from, to, count);
      case FLOAT32 -> widen(floats, from, to, count);
      case FLOAT64 -> System.arraycopy(doubles, from, to, 0, count);
    }
  }

  private static void widen(byte[] from, int offset, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i] & 0xff;
    }
  }

  private static void widen(short[] from, int offset, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i] & 0xffff;
    }
  }

  private static void widen(float[] from, int offset, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i];
    }
  }

  /**
   * Takes the samples of another tile that lie in both regions.
   *
   * @param from a tile of the same type and bands
   * @throws IllegalArgumentException if type or bands differ
   */
  public void copyFrom(Tile from) {
    if (from.type != type || from.bands != bands) {
      throw new IllegalArgumentException(
          "%d bands of %s cannot take %d bands of %s"
              .formatted(bands, type, from.bands, from.type));
    }
    Region shared = region.intersection(from.region);
    int length = shared.width() * bands;
    for (int y = shared.y(); y < shared.bottom(); y++) {
      System.arraycopy(
          from.array(), from.index(shared.x(), y), array(), index(shared.x(), y), length);
    }
  }

  /** Sets all samples to 0. */
  public void clear() {
    int count = sampleCount();
    switch (type) {
      case UINT8 -> Arrays.fill(bytes, 0, count, (byte) 0);
      case UINT16 -> Arrays.fill(shorts, 0, count, (short) 0);
      case FLOAT32 -> Arrays.fill(floats, 0, count, 0);
      case FLOAT64 -> Arrays.fill(doubles, 0, count, 0);
    }
  }

  /**
   * Says that the same samples cover another place, as those of a part do in the whole.
   *
   * @param x column of the first pixel from now on
   * @param y row of the first pixel from now on
   */
  public void moveTo(int x, int y) {
    region = new Region(x, y, region.width(), region.height());
  }

  /** Clamps to 0 to {@code maximum} and rounds half up. */
  private static int toInteger(double sample, int maximum) {
    return (int) (Math.max(0, Math.min(maximum, sample)) + 0.5);
  }

  private void require(SampleType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("the tile holds " + type + ", not " + wanted);
    }
  }
}
