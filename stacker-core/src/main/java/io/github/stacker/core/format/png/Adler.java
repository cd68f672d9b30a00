package io.github.stacker.core.format.png;

/** Joins Adler-32 checksums (RFC 1950). */
final class Adler {
  /** The checksum of no bytes. */
  static final int OF_NOTHING = 1;

  private static final long BASE = 65521;

  private Adler() {}

  /**
   * Gives the checksum of bytes followed by others.
   *
   * @param first checksum of the former
   * @param second checksum of the latter
   * @param secondLength number of the latter
   */
  static int joined(int first, int second, long secondLength) {
    long sum = (first & 0xffff) + (second & 0xffff) + BASE - 1;
    long sumOfSums =
        (first >>> 16) + (second >>> 16) + secondLength % BASE * ((first & 0xffff) + BASE - 1);
    return (int) (sumOfSums % BASE << 16 | sum % BASE);
  }
}
