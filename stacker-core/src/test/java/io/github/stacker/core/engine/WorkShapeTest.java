package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WorkShapeTest {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void aLargerHeapIsAdvisedWhereMoreMemoryIsNotToBeHad() {
    assertEquals("give a larger --memory", WorkShape.remedy(300 * MEGABYTE, 512 * MEGABYTE));
    assertEquals(
        "give a larger heap, STACKER_OPTS=-Xmx802m, and a larger --memory if one was given",
        WorkShape.remedy(400 * MEGABYTE, 512 * MEGABYTE));
  }
}
