package io.github.stacker.core.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Region;
import org.junit.jupiter.api.Test;

class FittedSizeTest {
  /** Width, height and limit, and the size that {@code thumbnail} of Pillow 9.4.0 gives. */
  private static final int[][] PILLOW = {
    {2202, 1034, 333, 333, 156}, {1932, 8118, 2000, 476, 2000}, {7738, 6220, 100, 100, 80},
    {1538, 7994, 7, 1, 7}, {6387, 7091, 7, 6, 7}, {7298, 4364, 100, 100, 60},
    {1675, 5201, 7, 2, 7}, {366, 417, 7, 6, 7}, {6246, 3549, 2000, 2000, 1136},
    {476, 8645, 100, 6, 100}, {7175, 8124, 100, 88, 100}, {5664, 3783, 100, 100, 67},
    {9000, 2, 100, 100, 1}, {2, 9000, 100, 1, 100}
  };

  @Test
  void sidesAreRoundedAsPillowDoes() {
    for (int[] size : PILLOW) {
      assertEquals(
          Region.of(size[3], size[4]), FittedSize.of(Region.of(size[0], size[1]), size[2]));
    }
  }

  @Test
  void nothingIsEnlarged() {
    assertEquals(Region.of(30, 20), FittedSize.of(Region.of(30, 20), 31));
    assertEquals(Region.of(30, 20), FittedSize.of(Region.of(30, 20), 30));
  }
}
