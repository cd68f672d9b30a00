package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MedianCombine;
import io.github.stacker.core.trace.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who watches a run sees which frames are at which stage, and threads say so by their names. */
class FrameStagesTest extends StackingTest {
  private static final ImageInfo INFO = ImageInfo.of(40, 30, BANDS.get(1), SampleType.UINT8);

  private final Watcher watcher = new Watcher();
  private List<Path> files;

  @BeforeEach
  void writeFrames() throws IOException {
    files = write(IntStream.range(0, 4).mapToObj(i -> MemoryImage.random(INFO, i)).toList());
  }

  @Test
  void eachFrameOfAFoldBeginsAndEndsOnce() {
    run(Access.ROWS, plain(new MeanCombine()));
    assertEquals(expected(Stage.FOLD), watcher.sorted());
    assertTrue(
        watcher.names.stream().anyMatch(name -> name.matches("work-\\d fold frame[0-3]\\.raw")),
        watcher.names::toString);
  }

  @Test
  void eachFrameThatIsSpilledBeginsAndEndsOnce() {
    run(Access.ROWS, plain(new MedianCombine()));
    assertEquals(expected(Stage.SPILL), watcher.sorted());
    assertTrue(
        watcher.names.stream().anyMatch(name -> name.matches("band-\\d sweep rows 0 to \\d+")),
        watcher.names::toString);
  }

  @Test
  void framesReadInPlaceAreNotToldOneByOne() {
    run(Access.IN_PLACE, plain(new MeanCombine()));
    assertEquals(List.of(), watcher.sorted());
    assertTrue(
        watcher.names.stream().anyMatch(name -> name.matches("band-\\d fold rows 0 to \\d+")),
        watcher.names::toString);
  }

  @Test
  void aSkippedFrameEndsToo() throws IOException {
    ExecutionPlan plan = plan(Access.ROWS, true, plain(new MeanCombine()));
    shorten(files.get(2));
    new StackEngine(scratch()).run(plan, watcher);
    assertEquals(expected(Stage.FOLD), watcher.sorted());
    assertEquals(List.of(FrameLocation.of(files.get(2))), watcher.skipped);
  }

  @Test
  void threadsAreCalledAsBeforeWhenTheirWorkIsDone() {
    String before = Thread.currentThread().getName();
    FrameProbe frame = plan(Access.ROWS, false, plain(new MeanCombine())).frames().get(1);
    FrameWork work = new FrameWork(Stage.MEASURE, frame, watcher);
    assertEquals(before + " measure frame1.raw", Thread.currentThread().getName());
    work.close();
    assertEquals(before, Thread.currentThread().getName());
  }

  private void run(Access access, Case combine) {
    new StackEngine(scratch()).run(plan(access, false, combine), watcher);
  }

  private ExecutionPlan plan(Access access, boolean skip, Case combine) {
    StackJob job = job(access, skip, combine, new CapturingWriter(5));
    return new Planner(job, budget())
        .plan(FrameProbes.of(FrameLocation.ofAll(files), job.chain(), skip, 1));
  }

  private List<String> expected(Stage stage) {
    return files.stream()
        .flatMap(file -> Stream.of("began " + stage + " " + file, "ended " + stage + " " + file))
        .sorted()
        .toList();
  }

  private static final class Watcher implements Progress {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<FrameLocation> skipped = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public void began(Stage stage, FrameLocation frame) {
      told.add("began " + stage + " " + frame);
    }

    @Override
    public void ended(Stage stage, FrameLocation frame) {
      told.add("ended " + stage + " " + frame);
    }

    @Override
    public void skipped(FrameLocation frame, String reason) {
      skipped.add(frame);
    }

    @Override
    public void advanced(long pixels) {
      names.add(Thread.currentThread().getName());
    }

    List<String> sorted() {
      return told.stream().sorted().toList();
    }
  }
}
