package io.github.stacker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RegionTest {
  @Test
  void messagesSayWhereARegionIs() {
    assertEquals("5x3 at 67,-2", new Region(67, -2, 5, 3).toString());
    assertEquals("1x3 at 67,0", new Region(67, 0, 1, 3).toString());
    assertEquals("0x0 at 0,0", Region.of(0, 0).toString());
  }

  @Test
  void messagesSayWhereAPixelIs() {
    assertEquals("pixel 67,0", new Region(67, 0, 1, 1).toString());
  }
}
