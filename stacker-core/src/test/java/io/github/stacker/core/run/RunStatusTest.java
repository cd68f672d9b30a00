package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Keeping;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.engine.WorkDone.Part;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What others see of a run that goes on, or ended before it was done. */
class RunStatusTest extends WholeRunTest {
  private static final String MEAN = "'combine': {'method': 'mean'}";
  private static final String MEDIAN = "'combine': {'method': 'median'}";
  private static final String SKIP = "frames.onError=skip";
  private static final String[] AS_FRAMES = {"outputs[0].type=uint8", "outputs[0].scale=range"};
  private static final int WIDTH = 100;
  private static final int HEIGHT = 2700;

  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void writeFrames(int count, String ending) {
    ImageInfo info = ImageInfo.of(WIDTH, HEIGHT, RGB, SampleType.UINT8);
    for (int f = 0; f < count; f++) {
      write("frame" + (char) ('a' + f) + ending, MemoryImage.random(info, f));
    }
  }

  private RunOptions options(RunOptions.Journal journal) {
    return new RunOptions(Optional.empty(), Optional.of(1), Optional.empty(), Optional.of(cache()))
        .with(journal);
  }

  /** Works in one thread, does something before each step, and ends by an error after so many. */
  private void run(int steps, Runnable before, String sections, String... overrides) {
    AtomicInteger left = new AtomicInteger(steps);
    Progress ending =
        new Progress() {
          @Override
          public void advanced(long pixels) {
            before.run();
            if (pixels > 0 && left.decrementAndGet() < 0) {
              throw new Ended();
            }
          }
        };
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun run =
          StackRun.prepare(
              pipeline(catalogue, sections, overrides),
              catalogue,
              options(RunOptions.Journal.KEPT));
      if (steps == Integer.MAX_VALUE) {
        run.execute(ending);
      } else {
        assertThrows(Ended.class, () -> run.execute(ending));
      }
    }
  }

  private void endAfter(int steps, String sections, String... overrides) {
    run(steps, () -> {}, sections, overrides);
  }

  private Optional<RunStatus> status(String sections, String... overrides) {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return RunStatus.of(
          pipeline(catalogue, sections, overrides), catalogue, options(RunOptions.Journal.KEPT));
    }
  }

  private Path output() {
    return folder.resolve("out.tif");
  }

  private static void assertNext(NextStart.Deed deed, String reason, RunStatus status) {
    assertEquals(deed, status.next().does(), status.next()::toString);
    assertTrue(status.next().reason().contains(reason), status.next()::toString);
  }

  @Test
  void framesOfAFoldAreCountedByBand() {
    writeFrames(6, ".png");
    endAfter(8, MEAN);
    RunStatus status = RunStatus.ofOutput(output(), Optional.empty()).orElseThrow();
    RunOutline plan = status.outline().orElseThrow();
    int count = plan.bandCount();
    assertTrue(count > 1, plan::toString);
    // The ninth step is refused after its band was changed.
    for (int band = 0; band < count; band++) {
      assertEquals(9 / count + (band < 9 % count ? 1 : 0), status.done().framesByBand().get(band));
    }
    assertEquals(List.of(output().toString()), plan.outputs());
    assertEquals("mean", plan.combine());
    assertEquals(6, plan.opened());
    assertEquals(List.of(WIDTH, HEIGHT), List.of(plan.width(), plan.height()));
    assertEquals(Keeping.WORK, plan.keeping());
    assertFalse(status.held());
    assertEquals(ProcessHandle.current().pid(), status.starts().get(0).process());
    assertNext(NextStart.Deed.GO_ON, "if pipeline", status);
    List<String> lines = StatusText.lines(status);
    assertTrue(lines.contains("frames in    %d of 6".formatted(9 / count)), lines::toString);
  }

  @Test
  void copiedFramesAndFinishedBandsOfASweepAreCounted() {
    writeFrames(20, ".png");
    endAfter(7, MEDIAN, AS_FRAMES);
    RunStatus first = status(MEDIAN, AS_FRAMES).orElseThrow();
    Part copied = first.done().copied().orElseThrow();
    assertEquals(20, copied.of());
    assertTrue(copied.done() > 0 && copied.done() < 7, copied::toString);
    assertEquals(Optional.empty(), first.done().finished());
    assertNext(NextStart.Deed.GO_ON, "all is the same", first);
    AtomicReference<RunStatus> last = new AtomicReference<>();
    run(
        Integer.MAX_VALUE,
        () -> last.set(status(MEDIAN, AS_FRAMES).orElseThrow()),
        MEDIAN,
        AS_FRAMES);
    Part finished = last.get().done().finished().orElseThrow();
    assertEquals(finished.of() - 1, finished.done(), "all but the one that is being told of");
    assertEquals(Optional.of(new Part(20, 20)), last.get().done().copied());
    assertEquals(2, last.get().starts().size());
    assertEquals(Optional.empty(), status(MEDIAN, AS_FRAMES));
  }

  /** Who looks on must not take the lock away, nor let another run begin. */
  @Test
  void aRunUnderWayIsNotDisturbed() {
    writeFrames(6, ".png");
    double[] mean = stacked(MEAN);
    AtomicInteger looks = new AtomicInteger();
    run(
        Integer.MAX_VALUE,
        () -> {
          RunStatus status = RunStatus.in(folder).get(0);
          assertTrue(status.held());
          assertNext(NextStart.Deed.REFUSE, "under way", status);
          assertEquals(hasLocks(), isLocked(status.folder()));
          looks.incrementAndGet();
        },
        MEAN);
    assertTrue(looks.get() > 6);
    assertEquals(List.of(), RunStatus.in(folder));
    assertArrayEquals(mean, read("out.tif").toArray());
  }

  private static boolean hasLocks() {
    return Files.isReadable(Path.of("/proc/locks"));
  }

  private static boolean isLocked(Path kept) {
    try {
      String file = ":" + Files.getAttribute(kept.resolve("lock"), "unix:ino") + " ";
      return hasLocks()
          && Files.readString(Path.of("/proc/locks")).lines().anyMatch(l -> l.contains(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatHasChangedIsToldByThePipeline() {
    writeFrames(6, ".png");
    endAfter(8, MEAN);
    assertNext(
        NextStart.Deed.REFUSE,
        "\"combine\" has changed",
        status("'combine': {'method': 'max'}").orElseThrow());
    assertNext(NextStart.Deed.GO_ON, "all is the same", status(MEAN).orElseThrow());
  }

  @Test
  void aPipelineThatCannotBePlannedAnyMoreIsRefused() throws IOException {
    writeFrames(6, ".png");
    endAfter(8, MEAN);
    Files.writeString(folder.resolve("frameb.png"), "no picture");
    assertNext(NextStart.Deed.REFUSE, "frameb.png", status(MEAN).orElseThrow());
  }

  @Test
  void workOfBeforeASystemStartCountsForNothing() throws IOException {
    writeFrames(6, ".png");
    endAfter(8, MEAN);
    Path kept = RunStatus.in(folder).get(0).folder();
    Path identity = kept.resolve("identity");
    String text = Files.readString(identity);
    Files.writeString(
        identity, text.replaceFirst("(the start of the system\"\\s*:\\s*\")[^\"]*", "$1other"));
    Files.writeString(kept.resolve("starts"), "\0\0\0\n");
    Files.writeString(kept.resolve("skipped"), "\0\0\0\n");
    RunStatus status = status(MEAN).orElseThrow();
    assertNext(NextStart.Deed.BEGIN_ANEW, "the system was started since", status);
    assertEquals(List.of(), status.done().framesByBand());
  }

  @Test
  void damagedNotesOfStartsAreLeftOutAndThoseOfSkippedFramesRefused() throws IOException {
    writeFrames(6, ".png");
    endAfter(8, MEAN);
    Path kept = RunStatus.in(folder).get(0).folder();
    Files.writeString(kept.resolve("starts"), "\0\0\0\nx 2026-01-01T00:00:00Z\n7 yesterday\n");
    assertEquals(List.of(), status(MEAN).orElseThrow().starts());
    Files.writeString(kept.resolve("skipped"), "\0\0\0\n");
    for (Executable reading :
        List.<Executable>of(() -> status(MEAN), () -> run(Integer.MAX_VALUE, () -> {}, MEAN))) {
      ResourceLimitException e = assertThrows(ResourceLimitException.class, reading);
      assertTrue(e.getMessage().contains("--fresh"), e.getMessage());
    }
  }

  @Test
  void aRunThatKeepsNothingSaysSo() {
    writeFrames(2, ".tif");
    AtomicReference<List<String>> lines = new AtomicReference<>();
    run(
        Integer.MAX_VALUE,
        () -> lines.set(StatusText.lines(RunStatus.in(folder).get(0))),
        MEAN,
        AS_FRAMES);
    assertTrue(
        lines.get().stream().anyMatch(line -> line.contains("keeps nothing")), lines::toString);
  }

  @Test
  void skippedFramesAreNamed() throws IOException {
    writeFrames(6, ".png");
    Path bad = folder.resolve("frameb.png");
    byte[] bytes = Files.readAllBytes(bad);
    Arrays.fill(bytes, bytes.length / 2, bytes.length * 3 / 4, (byte) 0);
    Files.write(bad, bytes);
    endAfter(12, MEAN, SKIP);
    RunStatus status = status(MEAN, SKIP).orElseThrow();
    assertEquals(Set.of(1), status.done().skipped().keySet());
    List<String> lines = StatusText.lines(status);
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("skipped      \"" + bad + "\": ")),
        lines::toString);
  }

  @Test
  void whereNothingIsKeptThereIsNothing() {
    writeFrames(2, ".png");
    assertEquals(List.of(), RunStatus.in(folder));
    assertEquals(Optional.empty(), RunStatus.ofOutput(output(), Optional.empty()));
    assertEquals(Optional.empty(), status(MEAN));
  }
}
