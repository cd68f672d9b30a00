package io.github.stacker.core.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.StatePlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MappedStatesTest {
  private static final List<StatePlane> ALL_TYPES =
      List.of(
          new StatePlane(StatePlane.Type.INT32, 7),
          new StatePlane(StatePlane.Type.INT64, -3),
          new StatePlane(StatePlane.Type.FLOAT64, Double.NEGATIVE_INFINITY));

  @TempDir Path folder;

  @Test
  void whatIsStoredIsLoadedAndNeighboursStay() throws IOException {
    try (MappedStates states =
        MappedStates.create(new ScratchSpace(folder), "state", ALL_TYPES, 1000, 5)) {
      for (int band = 0; band < 5; band++) {
        states.band(band).store(0, 1000, filled(1000, band));
      }
      states.band(2).store(10, 20, filled(20, 99));
      StateRun run = new StateRun(ALL_TYPES, 1000);
      for (int band = 0; band < 5; band++) {
        states.band(band).load(0, 1000, run);
        for (int i = 0; i < 1000; i++) {
          int seed = band == 2 && i >= 10 && i < 30 ? 99 : band;
          int at = seed == 99 ? i - 10 : i;
          assertEquals(seed * 10_000 + at, run.ints(0)[i]);
          assertEquals((long) (seed * 10_000 + at) << 32, run.longs(1)[i]);
          assertEquals((seed * 10_000 + at) / 3.0, run.doubles(2)[i]);
        }
      }
    }
  }

  @Test
  void runsInArraysAreWorkedOnWhereTheyAreAndOthersCopied() {
    StateBand band = new HeapStates(ALL_TYPES, 1000, 64, 2).band(1);
    StateRun scratch = new StateRun(ALL_TYPES, 64);
    for (int offset = 0; offset < 1000; offset += 64) {
      StateRun run = band.load(offset, Math.min(64, 1000 - offset), scratch);
      assertNotSame(scratch, run);
      for (int i = 0; i < 64; i++) {
        run.ints(0)[i] = offset + i;
        run.longs(1)[i] = offset + i;
        run.doubles(2)[i] = offset + i;
      }
    }
    band.store(500, 10, filled(10, 7));
    assertSame(scratch, band.load(490, 50, scratch));
    for (int i = 0; i < 50; i++) {
      boolean changed = i >= 10 && i < 20;
      assertEquals(changed ? 70_000 + i - 10 : 490 + i, scratch.ints(0)[i]);
      assertEquals(changed ? (70_000L + i - 10) << 32 : 490 + i, scratch.longs(1)[i]);
      assertEquals(changed ? (70_000 + i - 10) / 3.0 : 490 + i, scratch.doubles(2)[i]);
    }
  }

  private static StateRun filled(int places, int seed) {
    StateRun run = new StateRun(ALL_TYPES, places);
    for (int i = 0; i < places; i++) {
      run.ints(0)[i] = seed * 10_000 + i;
      run.longs(1)[i] = (long) (seed * 10_000 + i) << 32;
      run.doubles(2)[i] = (seed * 10_000 + i) / 3.0;
    }
    return run;
  }

  @Test
  void resetGivesTheStateBeforeTheFirstFrame() {
    StateRun run = new StateRun(ALL_TYPES, 3);
    run.reset(3);
    assertEquals(7, run.ints(0)[2]);
    assertEquals(-3, run.longs(1)[2]);
    assertEquals(Double.NEGATIVE_INFINITY, run.doubles(2)[2]);
  }

  /** 1.5 GiB: two windows, more than the heap of the tests and more than an int can count. */
  @Test
  void stateBeyondOneWindowKeepsEveryBandApart() throws IOException {
    List<StatePlane> planes = List.of(new StatePlane(StatePlane.Type.INT64, 0));
    int places = 8 << 20;
    int bands = 24;
    assertEquals(1536L << 20, MappedStates.fileBytes(planes, places, bands));
    try (MappedStates states =
        MappedStates.create(new ScratchSpace(folder), "state", planes, places, bands)) {
      StateRun run = new StateRun(planes, 2);
      for (int band = 0; band < bands; band++) {
        run.longs(0)[0] = band + 1L;
        run.longs(0)[1] = -band;
        states.band(band).store(places - 2, 2, run);
      }
      for (int band = 0; band < bands; band++) {
        states.band(band).load(places - 2, 2, run);
        assertEquals(band + 1L, run.longs(0)[0]);
        assertEquals(-band, run.longs(0)[1]);
      }
    }
  }

  @Test
  void moreThanTheDiskHasIsRefusedBeforeAnythingIsWritten() throws IOException {
    ScratchSpace scratch = new ScratchSpace(folder);
    IOException e = assertThrows(IOException.class, () -> scratch.allocate(1L << 60));
    assertTrue(
        e.getMessage().startsWith("scratch of 1099511627776 MB is needed in"), e.getMessage());
    assertNothingIn(folder);
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    ScratchFile file = new ScratchSpace(folder).allocate(1 << 20);
    file.close();
    assertNothingIn(folder);
  }

  private static void assertNothingIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertFalse(files.findAny().isPresent());
    }
  }
}
