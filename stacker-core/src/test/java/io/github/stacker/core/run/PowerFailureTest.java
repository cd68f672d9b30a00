package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.engine.StackEngine;
import io.github.stacker.core.engine.StatisticsStore;
import io.github.stacker.core.mapped.KeptScratch;
import io.github.stacker.core.mapped.ScratchSpace;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the next start makes of a run after a power failure: of all that was written since the last
 * time that work was made to reach the disk, each byte may be anything.
 */
class PowerFailureTest extends WholeRunTest {
  private static final String MEDIAN = "'combine': {'method': 'median'}";
  private static final String[] AS_FRAMES = {"outputs[0].type=uint8", "outputs[0].scale=range"};
  private static final int FRAMES = 20;

  private final Random random = new Random(1);

  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void writeFrames(String ending) {
    ImageInfo info = ImageInfo.of(100, 2700, RGB, SampleType.UINT8);
    for (int f = 0; f < FRAMES; f++) {
      write("frame" + (char) ('a' + f) + ending, MemoryImage.random(info, f));
    }
  }

  private RunOptions keeping() {
    return new RunOptions(Optional.empty(), Optional.of(1), Optional.empty(), Optional.of(cache()))
        .with(RunOptions.Journal.KEPT);
  }

  private Path keptFolder() {
    Path output = folder.resolve("out.tif");
    return Budgets.keptFolder(folder, output);
  }

  /** Syncs whenever something is counted, remembers the disk at one step, and ends at a later. */
  private Map<Path, byte[]> endAfter(int synced, int steps, String sections, String... overrides)
      throws IOException {
    Map<Path, byte[]> disk = new HashMap<>();
    Progress ending =
        new Progress() {
          private int step;

          @Override
          public void advanced(long pixels) {
            if (step++ == synced) {
              disk.putAll(contents(keptFolder()));
            }
            if (step > steps) {
              throw new Ended();
            }
          }
        };
    try (Catalogue catalogue = Catalogue.load(List.of());
        KeptScratch scratch = KeptScratch.open(keptFolder(), Duration.ZERO)) {
      StackRun run =
          StackRun.prepare(pipeline(catalogue, sections, overrides), catalogue, keeping());
      scratch.begin(run.identity().toJson());
      StackEngine engine =
          new StackEngine(
              new ScratchSpace(folder), scratch, StatisticsStore.NONE, Existing.REPLACED);
      assertThrows(Ended.class, () -> engine.run(run.plan(), ending));
    }
    return disk;
  }

  private static Map<Path, byte[]> contents(Path folder) {
    Map<Path, byte[]> contents = new HashMap<>();
    try {
      for (Path file : files(folder)) {
        contents.put(file, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  /** Leaves of each file what was the same then, and anything elsewhere. */
  private void lose(Map<Path, byte[]> disk) throws IOException {
    for (Path file : files(keptFolder())) {
      byte[] now = Files.readAllBytes(file);
      byte[] then = disk.getOrDefault(file, new byte[0]);
      if (file.endsWith("synced")) {
        Files.write(file, then);
        continue;
      }
      boolean data = file.toString().endsWith(".data");
      for (int i = 0; i < now.length; i++) {
        if (!data || i >= then.length || now[i] != then[i]) {
          now[i] = (byte) random.nextInt();
        }
      }
      Files.write(file, now);
    }
  }

  private List<String> runToTheEnd(String sections, String... overrides) {
    List<String> told = new ArrayList<>();
    Progress listening =
        new Progress() {
          @Override
          public void resumed(String how, long pixels) {
            told.add(how);
          }
        };
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun.prepare(pipeline(catalogue, sections, overrides), catalogue, keeping())
          .execute(listening);
    }
    return told;
  }

  @ParameterizedTest
  @CsvSource({
    ".png, 10, 25, frames are copied",
    ".png, 100, 120, frames are copied",
    ".png, 145, 149, bands are finished",
    ".tif, 3, 5, bands are finished"
  })
  void whatReachedTheDiskIsTrusted(String ending, int synced, int steps, String how)
      throws IOException {
    writeFrames(ending);
    double[] expected = stacked(MEDIAN, AS_FRAMES);
    Files.delete(folder.resolve("out.tif"));
    lose(endAfter(synced, steps, MEDIAN, AS_FRAMES));
    List<String> told = runToTheEnd(MEDIAN, AS_FRAMES);
    assertTrue(told.get(0).startsWith("going back to what was on the disk"), told::toString);
    assertTrue(told.stream().anyMatch(each -> each.contains(how)), told::toString);
    assertArrayEquals(expected, read("out.tif").toArray());
    assertTrue(!Files.exists(keptFolder()));
  }

  @Test
  void stateThatGoesOnChangingIsNot() throws IOException {
    writeFrames(".png");
    String mean = "'combine': {'method': 'mean'}";
    double[] expected = stacked(mean);
    lose(endAfter(8, 15, mean));
    assertEquals(List.of(), runToTheEnd(mean));
    assertArrayEquals(expected, read("out.tif").toArray());
  }

  @Test
  void copiesThatAreDamagedCountForNothing() throws IOException {
    writeFrames(".png");
    double[] expected = stacked(MEDIAN, AS_FRAMES);
    Map<Path, byte[]> disk = endAfter(9, 12, MEDIAN, AS_FRAMES);
    byte[] synced = disk.get(keptFolder().resolve("synced"));
    synced[synced.length / 2] ^= 1;
    lose(disk);
    assertEquals(List.of(), runToTheEnd(MEDIAN, AS_FRAMES));
    assertArrayEquals(expected, read("out.tif").toArray());
  }
}
