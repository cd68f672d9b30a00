package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end in the middle, and what the next start makes of it. */
class ResumedRunTest extends WholeRunTest {
  private static final String MEAN = "'combine': {'method': 'mean'}";
  private static final String MEDIAN = "'combine': {'method': 'median'}";
  private static final String SKIP = "frames.onError=skip";

  /** Results that are small enough, beside the frames, to be kept. */
  private static final String[] AS_FRAMES = {"outputs[0].type=uint8", "outputs[0].scale=range"};

  private static final String ROWS = ".png";

  /** Ends a run after so many steps, and keeps what it was told. */
  private static final class Watch implements Progress {
    private final AtomicInteger stepsLeft;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    Watch(int steps) {
      stepsLeft = new AtomicInteger(steps);
    }

    @Override
    public void advanced(long pixels) {
      if (pixels > 0 && stepsLeft.decrementAndGet() < 0) {
        throw new Ended();
      }
    }

    @Override
    public void resumed(String how, long pixels) {
      told.add(how);
    }

    @Override
    public void kept(Path where, RuntimeException failure) {
      told.add("kept " + where.getFileName());
    }

    @Override
    public void skipped(FrameLocation frame, String reason) {
      told.add("skipped " + frame.file().getFileName());
    }
  }

  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private void writeLargeFrames(String ending) {
    writeLargeFrames(6, ending);
  }

  private void writeLargeFrames(int count, String ending) {
    ImageInfo info = ImageInfo.of(100, 2700, RGB, SampleType.UINT8);
    for (int f = 0; f < count; f++) {
      write("frame" + (char) ('a' + f) + ending, MemoryImage.random(info, f));
    }
  }

  private Path frame(char letter, String ending) {
    return folder.resolve("frame" + letter + ending);
  }

  private RunOptions options(RunOptions.Journal journal, int threads) {
    return new RunOptions(
            Optional.empty(), Optional.of(threads), Optional.empty(), Optional.of(cache()))
        .with(journal);
  }

  private Watch run(int steps, RunOptions options, String sections, String... overrides) {
    Watch watch = new Watch(steps);
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun run = StackRun.prepare(pipeline(catalogue, sections, overrides), catalogue, options);
      run.executeWithManifest(watch, false);
    } catch (Ended e) {
      watch.told.add("ended");
    }
    return watch;
  }

  private Watch run(int steps, String sections, String... overrides) {
    return run(steps, options(RunOptions.Journal.KEPT, 2), sections, overrides);
  }

  private Watch runToTheEnd(String sections, String... overrides) {
    return run(Integer.MAX_VALUE, sections, overrides);
  }

  private List<Path> leftBehind() throws IOException {
    return files(folder).stream()
        .filter(file -> file.getFileName().toString().startsWith(".stacker-"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "mean, .png, 1, 9, frames are in",
    "mean, .png, 2, 9, frames are in",
    "median, .png, 1, 13, frames are copied",
    "median, .png, 2, 13, bands are finished",
    "mean, .tif, 2, 45, bands are finished",
    "median, .tif, 1, 5, bands are finished",
    "median, .tif, 2, 5, bands are finished",
  })
  void aRunThatEndsGoesOnUntilItIsDone(
      String method, String ending, int threads, int steps, String how) throws IOException {
    writeLargeFrames(20, ending);
    String sections = "'combine': {'method': '%s'}".formatted(method);
    double[] expected = stacked(sections, AS_FRAMES);
    Files.delete(folder.resolve("out.tif"));
    RunOptions options = options(RunOptions.Journal.KEPT, threads);
    List<String> told = new ArrayList<>();
    for (int starts = 0; !Files.exists(folder.resolve("out.tif")); starts++) {
      assertTrue(starts < 500, "no start comes further than the one before");
      told.addAll(run(steps, options, sections, AS_FRAMES).told);
    }
    assertArrayEquals(expected, read("out.tif").toArray());
    assertTrue(told.stream().anyMatch(each -> each.contains(how)), told::toString);
    assertTrue(told.stream().filter("ended"::equals).count() > 1, told::toString);
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void nothingIsKeptUnlessThatIsAskedFor() throws IOException {
    writeLargeFrames(ROWS);
    assertEquals(List.of("ended"), run(20, options(), MEAN).told);
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void aRunThatHasDoneNothingLeavesNothing() throws IOException {
    writeLargeFrames(ROWS);
    assertEquals(List.of("ended"), run(0, options(RunOptions.Journal.KEPT, 1), MEDIAN).told);
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void freshBeginsAnew() throws IOException {
    writeLargeFrames(ROWS);
    double[] max = stacked("'combine': {'method': 'max'}");
    assertTrue(run(20, MEAN).told.get(0).startsWith("kept .stacker-out.tif-"));
    Watch fresh =
        run(
            Integer.MAX_VALUE,
            options(RunOptions.Journal.FRESH, 2),
            "'combine': {'method': 'max'}");
    assertEquals(List.of(), fresh.told);
    assertArrayEquals(max, read("out.tif").toArray());
    assertEquals(List.of(), leftBehind());
  }

  @Test
  void aPipelineThatHasChangedIsRefused() throws IOException {
    writeLargeFrames(ROWS);
    run(20, MEAN);
    PipelineException e =
        assertThrows(PipelineException.class, () -> run(0, "'combine': {'method': 'max'}"));
    assertTrue(e.getMessage().contains("\"combine\" has changed"), e.getMessage());
    assertTrue(e.getMessage().contains("--fresh"), e.getMessage());
    assertTrue(e.getMessage().contains(leftBehind().get(0).toString()), e.getMessage());
    double[] mean = stacked(MEAN);
    assertTrue(runToTheEnd(MEAN).told.get(0).startsWith("going on"));
    assertArrayEquals(mean, read("out.tif").toArray());
  }

  @Test
  void framesThatHaveChangedAreNamed() throws IOException {
    writeLargeFrames(ROWS);
    run(20, MEAN);
    Path frame = frame('b', ROWS);
    FileTime time = Files.getLastModifiedTime(frame);
    Files.setLastModifiedTime(frame, FileTime.from(Instant.EPOCH));
    assertRefused("frame \"" + frame + "\" has changed from ");
    Files.setLastModifiedTime(frame, time);
    Path away = Files.move(frame, folder.resolve("away.png"));
    assertRefused("frame \"" + frame + "\" is gone");
    Files.move(away, frame);
    Path another = Files.copy(frame, folder.resolve("framez.png"));
    assertRefused("frame \"" + another + "\" is new");
    Files.delete(another);
    assertTrue(runToTheEnd(MEAN).told.get(0).startsWith("going on"));
  }

  private void assertRefused(String reason) {
    FrameException e = assertThrows(FrameException.class, () -> run(0, MEAN));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void bandsOfAnotherHeightAreRefused() {
    writeLargeFrames(ROWS);
    run(20, MEAN);
    RunOptions little =
        new RunOptions(
                Optional.of(4L << 20), Optional.of(2), Optional.empty(), Optional.of(cache()))
            .with(RunOptions.Journal.KEPT);
    PipelineException e = assertThrows(PipelineException.class, () -> run(0, little, MEAN));
    assertTrue(e.getMessage().contains("--memory, has changed from"), e.getMessage());
  }

  @Test
  void otherThreadsMayGoOn() {
    writeLargeFrames(ROWS);
    double[] mean = stacked(MEAN);
    run(8, options(RunOptions.Journal.KEPT, 2), MEAN);
    run(8, options(RunOptions.Journal.KEPT, 1), MEAN);
    Watch last = run(Integer.MAX_VALUE, options(RunOptions.Journal.KEPT, 4), MEAN);
    assertTrue(last.told.get(0).startsWith("going on"), last.told::toString);
    assertArrayEquals(mean, read("out.tif").toArray());
  }

  @Test
  void twoRunsOfOneOutputDoNotMeet() throws IOException {
    writeLargeFrames(ROWS);
    AtomicInteger refused = new AtomicInteger();
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      RunOptions options = options(RunOptions.Journal.KEPT, 1);
      StackRun.prepare(pipeline(catalogue, MEAN), catalogue, options)
          .execute(
              new Progress() {
                @Override
                public void advanced(long pixels) {
                  if (refused.get() == 0) {
                    ResourceLimitException e =
                        assertThrows(ResourceLimitException.class, () -> runToTheEnd(MEAN));
                    assertTrue(e.getMessage().contains("another run"), e.getMessage());
                    refused.incrementAndGet();
                  }
                }
              });
    }
    assertEquals(1, refused.get());
    assertEquals(List.of(), leftBehind());
  }

  /** The system writes pages in any order: after its restart nothing is known of them. */
  @Test
  void workOfBeforeASystemStartIsNotTrusted() throws IOException {
    writeLargeFrames(ROWS);
    double[] mean = stacked(MEAN);
    run(20, MEAN);
    Path identity = leftBehind().get(0).resolve("identity");
    String text = Files.readString(identity);
    String other = text.replaceFirst("(the start of the system\"\\s*:\\s*\")[^\"]*", "$1other");
    assertFalse(other.equals(text), text);
    Files.writeString(identity, other);
    Watch last = runToTheEnd(MEAN);
    assertEquals(1, last.told.size());
    assertTrue(last.told.get(0).startsWith("starting anew"), last.told::toString);
    assertArrayEquals(mean, read("out.tif").toArray());
  }

  @Test
  void unfinishedPicturesOfAKilledRunAreRemoved() throws IOException {
    writeLargeFrames(ROWS);
    run(20, MEAN);
    Path part = Files.writeString(folder.resolve(".stacker-part.part"), "half a picture");
    String noted = part.toUri() + " " + folder.resolve("out.tif").toUri() + "\n";
    Files.writeString(leftBehind().get(0).resolve("parts"), noted);
    runToTheEnd(MEAN);
    assertEquals(List.of(), leftBehind());
  }

  @ParameterizedTest
  @ValueSource(strings = {MEAN, MEDIAN})
  void aFrameThatWasSkippedOnceStaysSkipped(String sections) throws IOException {
    writeLargeFrames(ROWS);
    Path bad = frame('b', ROWS);
    byte[] good = Files.readAllBytes(bad);
    FileTime time = Files.getLastModifiedTime(bad);
    byte[] cut = Arrays.copyOf(good, good.length);
    Arrays.fill(cut, good.length / 2, good.length * 3 / 4, (byte) 0);
    Files.write(bad, cut);
    Files.setLastModifiedTime(bad, time);
    double[] expected = stacked(sections, SKIP);
    RunOptions inOrder = options(RunOptions.Journal.KEPT, 1);
    Watch first = run(20, inOrder, sections, SKIP);
    assertTrue(first.told.contains("skipped frameb.png"), first.told::toString);
    Files.write(bad, good);
    Files.setLastModifiedTime(bad, time);
    Watch last = run(Integer.MAX_VALUE, inOrder, sections, SKIP);
    assertEquals("skipped frameb.png", last.told.get(0));
    assertTrue(last.told.get(1).startsWith("going on"), last.told::toString);
    assertArrayEquals(expected, read("out.tif").toArray());
  }

  /** Cuts the samples of a frame short, so that it can be read to its middle. */
  private static byte[] damage(Path frame) throws IOException {
    byte[] good = Files.readAllBytes(frame);
    byte[] cut = Arrays.copyOf(good, good.length);
    Arrays.fill(cut, good.length / 2, good.length * 3 / 4, (byte) 0);
    Files.write(frame, cut);
    return good;
  }

  @Test
  void aBadFrameThatWasMendedTakesPartWhereNothingOfItIsKept() throws IOException {
    writeLargeFrames(ROWS);
    double[] expected = stacked(MEDIAN);
    Path bad = frame('d', ROWS);
    byte[] good = damage(bad);
    RunOptions options = options(RunOptions.Journal.KEPT, 1);
    for (int starts = 0; starts < 2; starts++) {
      FrameException e =
          assertThrows(FrameException.class, () -> run(Integer.MAX_VALUE, options, MEDIAN));
      assertTrue(e.getMessage().contains("framed.png"), e.getMessage());
    }
    Files.write(bad, good);
    Files.setLastModifiedTime(bad, FileTime.from(Instant.EPOCH));
    Watch last = run(Integer.MAX_VALUE, options, MEDIAN);
    assertEquals("going on: 3 of 6 frames are copied", last.told.get(0));
    assertArrayEquals(expected, read("out.tif").toArray());
  }

  @Test
  void aFrameThatChangedIsAnotherOnceItIsKept() throws IOException {
    writeLargeFrames(ROWS);
    damage(frame('d', ROWS));
    RunOptions options = options(RunOptions.Journal.KEPT, 1);
    assertThrows(FrameException.class, () -> run(Integer.MAX_VALUE, options, MEDIAN));
    Files.setLastModifiedTime(frame('c', ROWS), FileTime.from(Instant.EPOCH));
    FrameException e =
        assertThrows(FrameException.class, () -> run(Integer.MAX_VALUE, options, MEDIAN));
    assertTrue(e.getMessage().contains("framec.png\" has changed"), e.getMessage());
  }

  /** The rows above the damage are in, and nobody knows whether the mended ones are the same. */
  @Test
  void aFrameThatIsInByHalfIsAnotherWhenMended() throws IOException {
    writeLargeFrames(ROWS);
    Path bad = frame('d', ROWS);
    byte[] good = damage(bad);
    RunOptions options = options(RunOptions.Journal.KEPT, 1);
    assertThrows(FrameException.class, () -> run(Integer.MAX_VALUE, options, MEAN));
    Files.write(bad, good);
    Files.setLastModifiedTime(bad, FileTime.from(Instant.EPOCH));
    FrameException e =
        assertThrows(FrameException.class, () -> run(Integer.MAX_VALUE, options, MEAN));
    assertTrue(e.getMessage().contains("framed.png\" has changed"), e.getMessage());
    FileTime later = FileTime.from(Instant.EPOCH.plusSeconds(1));
    Files.setLastModifiedTime(frame('e', ROWS), later);
    e = assertThrows(FrameException.class, () -> run(Integer.MAX_VALUE, options, MEAN));
    assertFalse(e.getMessage().contains("framee.png"), e.getMessage());
  }

  /** Half of its bands are in: leaving it out would leave half of it in. */
  @Test
  void aFrameThatIsInByHalfIsNotSkipped() throws IOException {
    writeLargeFrames(ROWS);
    run(6, options(RunOptions.Journal.KEPT, 1), MEAN, SKIP);
    Path half = frame('b', ROWS);
    byte[] good = Files.readAllBytes(half);
    FileTime time = Files.getLastModifiedTime(half);
    byte[] cut = Arrays.copyOf(good, good.length);
    Arrays.fill(cut, good.length / 2, good.length * 3 / 4, (byte) 0);
    Files.write(half, cut);
    Files.setLastModifiedTime(half, time);
    RunOptions options = options(RunOptions.Journal.KEPT, 1);
    FrameException e =
        assertThrows(FrameException.class, () -> run(Integer.MAX_VALUE, options, MEAN, SKIP));
    assertTrue(e.getMessage().contains("frameb.png"), e.getMessage());
  }
}
