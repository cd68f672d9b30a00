package io.github.stacker.cli.demo;

/**
 * Random numbers by counting: each is a function of a seed and a place, so they can be asked for in
 * any order.
 *
 * <p>Mixing is the finalizer of SplitMix64. Source: Steele, Lea and Flood (2014), Fast Splittable
 * Pseudorandom Number Generators, OOPSLA.
 */
final class Hash {
  /** The odd distance between counters that are mixed. */
  static final long STEP = 0x9E3779B97F4A7C15L;

  private static final long ROW_STEP = 0xD1B54A32D192ED03L;

  /**
   * 1 over the standard deviation of the sum of 8 equally likely bytes, sqrt(8 * (256² - 1) / 12).
   */
  private static final float NORMAL_SCALE = 1 / 209.02153f;

  private static final int NORMAL_MEAN = 1020;

  private Hash() {}

  /** Gives 64 random bits for a counter. */
  static long mix(long counter) {
    long z = (counter ^ (counter >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Gives 64 random bits for a number. */
  static long of(long seed, long number) {
    return mix(mix(seed) + number * STEP);
  }

  /** Gives 64 random bits for a place in a plane; one multiplication per coordinate. */
  static long of(long seed, int column, int row) {
    return mix(seed + column * STEP + row * ROW_STEP);
  }

  /** Makes a number from 0 to below 1 of random bits. */
  static float unit(long bits) {
    return (bits >>> 40) * 0x1p-24f;
  }

  /** Makes a number from -1 to below 1 of random bits. */
  static float signed(long bits) {
    return (bits >> 40) * 0x1p-23f;
  }

  /**
   * Makes a number that is very nearly normally distributed, of mean 0 and standard deviation 1, of
   * random bits: the sum of the eight bytes, which lies within 4.9 standard deviations.
   */
  static float normal(long bits) {
    long pairs = (bits & 0x00FF00FF00FF00FFL) + ((bits >>> 8) & 0x00FF00FF00FF00FFL);
    int sum = (int) ((pairs * 0x0001000100010001L) >>> 48);
    return (sum - NORMAL_MEAN) * NORMAL_SCALE;
  }
}
