package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Region;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectionsTest {
  @Test
  void sectionsCoverTheBandOnceAndAreNotTooLarge() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      Region band =
          new Region(
              random.nextInt(3), random.nextInt(99), 1 + random.nextInt(90), 1 + random.nextInt(9));
      int pixels = 1 + random.nextInt(i % 2 == 0 ? 20 : 4000);
      List<Region> sections = new Sections(pixels, 1 + random.nextInt(70)).of(band);
      int[] seen = new int[band.width() * band.height()];
      for (Region section : sections) {
        assertTrue(section.pixels() <= pixels, section + " of " + pixels);
        for (int y = section.y(); y < section.bottom(); y++) {
          for (int x = section.x(); x < section.right(); x++) {
            seen[(y - band.y()) * band.width() + x - band.x()]++;
          }
        }
      }
      for (int times : seen) {
        assertEquals(1, times, band + " by " + pixels);
      }
    }
  }

  @Test
  void stripsAreReadByWholeRowsAndTilesBySoManyRowsAtOnce() {
    Region band = new Region(0, 64, 40_000, 64);
    assertEquals(new Region(0, 64, 40_000, 3), new Sections(139_810, 1).of(band).get(0));
    assertEquals(64, new Sections(139_810, 512).of(band).get(0).height());
    assertEquals(List.of(band), new Sections(40_000 * 64, 512).of(band));
    assertEquals(1, new Sections(256, 512).of(band).get(0).height());
  }
}
