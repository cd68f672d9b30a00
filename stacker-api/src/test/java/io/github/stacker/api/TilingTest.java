package io.github.stacker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TilingTest {
  @Test
  void tilesMoveWithTheImage() {
    Tiling tiles = new Tiling(3, 2, 10, 7, 99);
    assertEquals(new Tiling(4, 1, 10, 7, 99), tiles.translate(1, -1));
    assertEquals(new Tiling(3, 2, 10, 7, 99), tiles.translate(-20, 14));
    assertEquals(new Tiling(0, 6, 10, 7, 99), tiles.translate(7, -10));
    assertEquals(
        new Tiling(0, 6, 10, 7, 99),
        Tiling.of(10, 7, 99).translate(Integer.MIN_VALUE + 8, Integer.MAX_VALUE - 2));
  }

  @Test
  void memoryHasNoSayInWhereTilesAre() {
    Tiling tiles = new Tiling(3, 2, 10, 7, 99);
    assertTrue(tiles.isAlignedWith(tiles.plusWorkingBytes(1)));
    assertEquals(100, tiles.plusWorkingBytes(1).workingBytes());
    assertFalse(tiles.isAlignedWith(tiles.translate(1, 0)));
    assertFalse(tiles.isAlignedWith(tiles.translate(0, 1)));
    assertFalse(tiles.isAlignedWith(new Tiling(3, 2, 20, 7, 99)));
    assertFalse(tiles.isAlignedWith(new Tiling(3, 2, 10, 14, 99)));
  }

  @Test
  void whatAreNoTilesIsRefused() {
    assertEquals(
        "tiles of 0x7",
        assertThrows(IllegalArgumentException.class, () -> Tiling.of(0, 7, 0)).getMessage());
    assertEquals(
        "no first tile of 10x7 begins at 10,0",
        assertThrows(IllegalArgumentException.class, () -> new Tiling(10, 0, 10, 7, 0))
            .getMessage());
  }
}
