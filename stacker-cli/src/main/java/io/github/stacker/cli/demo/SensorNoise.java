package io.github.stacker.cli.demo;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;

/**
 * What a sensor makes of light: noise whose variance is a constant plus a multiple of the light,
 * then integers, rounded half up after clamping.
 *
 * @param seed of the noise, another for each frame
 * @param read standard deviation without light, in 255ths of white
 * @param gain variance per light, both in 255ths of white
 */
record SensorNoise(long seed, float read, float gain) {
  /** A sensor without noise. */
  static final SensorNoise NONE = new SensorNoise(0, 0, 0);

  /** Gives the standard deviation of the noise, in 255ths of white. */
  double sigma(double light) {
    return Math.sqrt(read * read + gain * light);
  }

  /** Turns a painted row into samples of a tile. */
  void expose(PixelRow row, Tile into) {
    long counter = Hash.of(seed, row.y()) + 3L * row.x() * Hash.STEP;
    int index = into.index(row.x(), row.y());
    if (into.type() == SampleType.UINT8) {
      expose8(row, counter, into.bytes(), index);
    } else {
      expose16(row, counter, into.shorts(), index);
    }
  }

  private void expose8(PixelRow row, long firstCounter, byte[] into, int firstIndex) {
    float[] red = row.red();
    float[] green = row.green();
    float[] blue = row.blue();
    float variance = read * read;
    long counter = firstCounter;
    int index = firstIndex;
    for (int i = 0; i < row.count(); i++) {
      into[index] = (byte) quantise(noisy(red[i], variance, counter), 255);
      into[index + 1] = (byte) quantise(noisy(green[i], variance, counter + Hash.STEP), 255);
      into[index + 2] = (byte) quantise(noisy(blue[i], variance, counter + 2 * Hash.STEP), 255);
      counter += 3 * Hash.STEP;
      index += 3;
    }
  }

  private void expose16(PixelRow row, long firstCounter, short[] into, int firstIndex) {
    float[] red = row.red();
    float[] green = row.green();
    float[] blue = row.blue();
    float variance = read * read;
    long counter = firstCounter;
    int index = firstIndex;
    for (int i = 0; i < row.count(); i++) {
      float r = noisy(red[i], variance, counter);
      float g = noisy(green[i], variance, counter + Hash.STEP);
      float b = noisy(blue[i], variance, counter + 2 * Hash.STEP);
      into[index] = (short) quantise(257 * r, 65535);
      into[index + 1] = (short) quantise(257 * g, 65535);
      into[index + 2] = (short) quantise(257 * b, 65535);
      counter += 3 * Hash.STEP;
      index += 3;
    }
  }

  private float noisy(float painted, float variance, long counter) {
    float light = Math.max(0, painted);
    float sigma = (float) Math.sqrt(variance + gain * light);
    return light + sigma * Hash.normal(Hash.mix(counter));
  }

  private static int quantise(float sample, int white) {
    return (int) (Math.max(0, Math.min(white, sample)) + 0.5f);
  }
}
