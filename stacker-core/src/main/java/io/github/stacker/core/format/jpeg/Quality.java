package io.github.stacker.core.format.jpeg;

import java.util.OptionalInt;

/** Estimates with which quality setting a JPEG was written. */
final class Quality {
  /** The luminance table of ITU-T T.81, annex K.1, in zigzag order: what quality 50 means. */
  private static final int[] STANDARD = {
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
    26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
    56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
    95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99
  };

  private Quality() {}

  /**
   * Compares the first table of a segment DQT with the standard one, scaled as the Independent JPEG
   * Group's encoder does.
   *
   * @return 1 to 100; empty if the segment is too short for a table
   */
  static OptionalInt estimate(byte[] segment) {
    int bytes = segment.length > 0 && (segment[0] & 0xf0) != 0 ? 2 : 1;
    if (segment.length < 1 + 64 * bytes) {
      return OptionalInt.empty();
    }
    double steps = 0;
    double standardSteps = 0;
    for (int i = 0; i < 64; i++) {
      int at = 1 + i * bytes;
      steps += bytes == 1 ? segment[at] & 0xff : (segment[at] & 0xff) << 8 | segment[at + 1] & 0xff;
      standardSteps += STANDARD[i];
    }
    double percent = 100 * steps / standardSteps;
    double quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
    return OptionalInt.of((int) Math.max(1, Math.min(100, Math.round(quality))));
  }
}
