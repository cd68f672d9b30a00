package io.github.stacker.core.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptScratchTest {
  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void name() {
    folder = parent.resolve("kept");
  }

  @Test
  void filesCountersAndNotesAreFoundAsTheyWereLeft() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      assertFalse(scratch.holdsWork());
      scratch.begin("a run");
      try (ScratchFile file = scratch.file("data", 10_000)) {
        file.map(0, 10_000).put(9_999, (byte) 7);
      }
      assertFalse(scratch.holdsWork());
      scratch.counters("data", 3).set(1, 42);
      scratch.notes("notes").add("one\nline");
      scratch.notes("notes").add("another");
    }
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      assertEquals(Optional.of("a run"), scratch.identity());
      assertTrue(scratch.holdsWork());
      try (ScratchFile file = scratch.file("data", 10_000)) {
        assertEquals(7, file.map(0, 10_000).get(9_999));
      }
      Counters counters = scratch.counters("data", 3);
      assertEquals(
          List.of(0L, 42L, 0L), List.of(counters.get(0), counters.get(1), counters.get(2)));
      assertEquals(List.of("one line", "another"), scratch.notes("notes").lines());
    }
  }

  @Test
  void theStartOfANoteThatNeverEndedIsForgotten() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      scratch.notes("notes").add("whole");
      Files.writeString(folder.resolve("notes"), "begun", StandardOpenOption.APPEND);
      Notes notes = scratch.notes("notes");
      assertEquals(List.of("whole"), notes.lines());
      notes.add("next");
      assertEquals(List.of("whole", "next"), scratch.notes("notes").lines());
    }
  }

  /** Closing any channel of a file ends all locks that the process has on it. */
  @Test
  void otherProcessesSeeTheLock() throws IOException {
    Path locks = Path.of("/proc/locks");
    assumeTrue(Files.isReadable(locks), "only Linux shows the locks of a process");
    String lock;
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      lock = ":" + Files.getAttribute(folder.resolve("lock"), "unix:ino") + " ";
      assertTrue(isLocked(locks, lock));
      assertThrows(ScratchException.class, () -> KeptScratch.open(folder));
      assertTrue(isLocked(locks, lock));
      scratch.begin("a run");
      assertTrue(isLocked(locks, lock));
    }
    assertFalse(isLocked(locks, lock));
  }

  private static boolean isLocked(Path locks, String lock) throws IOException {
    return Files.readString(locks).lines().anyMatch(line -> line.contains(lock));
  }

  @Test
  void aFolderHasOneOwner() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      ScratchException e = assertThrows(ScratchException.class, () -> KeptScratch.open(folder));
      assertTrue(e.getMessage().contains("another run"), e.getMessage());
      assertTrue(e.getMessage().contains(scratch.folder().toString()), e.getMessage());
    }
    KeptScratch.open(folder).close();
  }

  @Test
  void whatIsBegunAnewIsEmpty() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      scratch.begin("a run");
      scratch.counters("data", 3).set(1, 42);
      scratch.notes("notes").add("line");
      scratch.begin("another");
      assertEquals(Optional.of("another"), scratch.identity());
      assertFalse(scratch.holdsWork());
      assertEquals(0, scratch.counters("data", 3).get(1));
      assertEquals(List.of(), scratch.notes("notes").lines());
    }
  }

  @Test
  void whatIsDeletedIsGone() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      scratch.begin("a run");
      scratch.counters("data", 3).set(1, 42);
      scratch.delete();
    }
    assertFalse(Files.exists(folder));
  }

  @Test
  void aFileThatIsNotWholeYetHasNotItsName() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      Files.write(folder.resolve("data.data.part"), new byte[100]);
      try (ScratchFile file = scratch.file("data", 5_000)) {
        assertEquals(5_000, file.bytes());
        assertEquals(0, file.map(0, 5_000).get(4_999));
      }
    }
  }

  @Test
  void aFileThatOthersHaveCutIsRefused() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      scratch.file("data", 5_000).close();
      Files.write(folder.resolve("data.data"), new byte[100]);
      ScratchException e = assertThrows(ScratchException.class, () -> scratch.file("data", 5_000));
      assertTrue(e.getMessage().contains("--fresh"), e.getMessage());
    }
  }

  @Test
  void moreThanTheDiskHasIsRefused() throws IOException {
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      IOException e = assertThrows(IOException.class, () -> scratch.file("data", 1L << 60));
      assertTrue(e.getMessage().contains("1099511627776 MB is needed"), e.getMessage());
      assertFalse(Files.exists(folder.resolve("data.data")));
    }
  }

  @Test
  void finishedBandsAreReadAgainAndOthersAreNotThere() throws IOException {
    List<ImageInfo> infos =
        List.of(
            ImageInfo.of(31, 50, List.of(Band.RED, Band.GREEN, Band.BLUE), SampleType.UINT16),
            ImageInfo.of(31, 50, List.of(Band.GREY), SampleType.FLOAT64));
    List<MemoryImage> pictures =
        List.of(MemoryImage.random(infos.get(0), 1), MemoryImage.random(infos.get(1), 2));
    Region last = new Region(0, 48, 31, 2);
    Region second = new Region(0, 8, 31, 8);
    try (KeptScratch scratch = KeptScratch.open(folder);
        FinishedBands bands = FinishedBands.open(scratch, "results", infos, 8)) {
      assertEquals(7, bands.count());
      assertEquals(0, bands.finished());
      bands.put(last, tiles(pictures, last));
      bands.put(second, tiles(pictures, second));
    }
    try (KeptScratch scratch = KeptScratch.open(folder);
        FinishedBands bands = FinishedBands.open(scratch, "results", infos, 8)) {
      assertEquals(2, bands.finished());
      List<Tile> into = List.of(new Tile(), new Tile());
      assertFalse(bands.read(new Region(0, 0, 31, 8), into));
      for (Region region : List.of(last, second)) {
        assertTrue(bands.read(region, into));
        List<Tile> expected = tiles(pictures, region);
        for (int i = 0; i < 2; i++) {
          assertEquals(region, into.get(i).region());
          for (int s = 0; s < expected.get(i).sampleCount(); s++) {
            assertEquals(expected.get(i).get(s), into.get(i).get(s));
          }
        }
      }
    }
  }

  /** What a former start has counted is as final as what this one counts. */
  @Test
  void whatAFormerStartCountedReachesTheDiskWithWhatThisOneCounts() throws IOException {
    ImageInfo info = ImageInfo.of(31, 50, List.of(Band.GREY), SampleType.UINT8);
    SpillShape shape = SpillShape.of(List.of(info, info), List.of(info.region(), info.region()));
    Region first = new Region(0, 0, 31, 8);
    try (KeptScratch scratch = KeptScratch.open(folder);
        Spill spill = Spill.create(scratch, shape);
        FinishedBands bands = FinishedBands.open(scratch, "results", List.of(info), 8)) {
      spill.setWhole(1);
      bands.put(first, tiles(List.of(MemoryImage.random(info, 1)), first));
    }
    try (KeptScratch scratch = KeptScratch.open(folder, Duration.ZERO);
        Spill spill = Spill.create(scratch, shape);
        FinishedBands bands = FinishedBands.open(scratch, "results", List.of(info), 8);
        FinishedBands maps = FinishedBands.open(scratch, "maps", List.of(info), 8)) {
      assertTrue(spill.isWhole(1) && bands.finished() == 1);
      maps.put(first, tiles(List.of(MemoryImage.random(info, 2)), first));
    }
    try (KeptScratch scratch = KeptScratch.open(folder)) {
      assertTrue(scratch.restore());
      try (Spill spill = Spill.create(scratch, shape);
          FinishedBands bands = FinishedBands.open(scratch, "results", List.of(info), 8);
          FinishedBands maps = FinishedBands.open(scratch, "maps", List.of(info), 8)) {
        assertTrue(spill.isWhole(1));
        assertEquals(1, bands.finished());
        assertEquals(1, maps.finished());
      }
    }
  }

  private static List<Tile> tiles(List<MemoryImage> pictures, Region region) {
    return pictures.stream()
        .map(
            picture -> {
              Tile tile = new Tile();
              picture.read(region, tile);
              return tile;
            })
        .toList();
  }
}
