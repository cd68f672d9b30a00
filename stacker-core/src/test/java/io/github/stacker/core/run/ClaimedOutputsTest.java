package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outputs belong to one run at a time. */
class ClaimedOutputsTest extends WholeRunTest {
  private static final String MEAN = "'combine': {'method': 'mean'}";
  private static final String MAX = "'combine': {'method': 'max'}";

  private void execute(RunOptions options, Progress progress, String sections, String... changes) {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun.prepare(pipeline(catalogue, sections, changes), catalogue, options)
          .execute(progress);
    }
  }

  private RunOptions options(RunOptions.Journal journal, String scratch) {
    return new RunOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.of(folder.resolve(scratch)),
            Optional.of(cache()))
        .with(journal);
  }

  @ParameterizedTest
  @EnumSource(RunOptions.Journal.class)
  void anotherRunIsRefusedWhereverItsScratchIs(RunOptions.Journal journal) {
    writeFrames(3, SampleType.UINT8, ".png");
    double[] expected = stacked(MEAN);
    AtomicInteger refused = new AtomicInteger();
    Progress second =
        new Progress() {
          @Override
          public void started(ExecutionPlan plan) {
            for (RunOptions.Journal other : RunOptions.Journal.values()) {
              String message =
                  assertThrows(
                          ResourceLimitException.class,
                          () -> execute(options(other, "other"), Progress.NONE, MAX))
                      .getMessage();
              assertTrue(message.contains("another run"), message);
              assertTrue(message.contains(folder.resolve("out.tif").toString()), message);
              refused.incrementAndGet();
            }
          }
        };
    execute(options(journal, "scratch"), second, MEAN);
    assertEquals(3, refused.get());
    assertArrayEquals(expected, read("out.tif").toArray());
    assertNothingHidden();
    execute(options(journal, "scratch"), Progress.NONE, MAX);
  }

  @Test
  void anyOutputOfTheOtherCounts() {
    writeFrames(3, SampleType.UINT8, ".png");
    String both = MEAN + ", 'maps': {'coverage': 'map.tif'}";
    Progress second =
        new Progress() {
          @Override
          public void started(ExecutionPlan plan) {
            assertThrows(
                ResourceLimitException.class,
                () -> execute(options(), Progress.NONE, MEAN, "outputs[0].file=map.tif"));
          }
        };
    execute(options(), second, both);
    assertNothingHidden();
  }

  @Test
  void otherOutputsInTheSameFolderAreNotDisturbed() {
    writeFrames(3, SampleType.UINT8, ".png");
    double[] max = stacked(MAX);
    Progress second =
        new Progress() {
          @Override
          public void started(ExecutionPlan plan) {
            execute(options(), Progress.NONE, MEAN, "outputs[0].file=other.tif");
          }
        };
    execute(options(), second, MAX);
    assertArrayEquals(max, read("out.tif").toArray());
    assertTrue(Files.exists(folder.resolve("other.tif")));
    assertNothingHidden();
  }

  @Test
  void aNameMayBeAsLongAsTheSystemAllows() {
    writeFrames(2, SampleType.UINT8, ".png");
    String name = "n".repeat(251) + ".tif";
    execute(options(), Progress.NONE, MEAN, "outputs[0].file=" + name);
    assertTrue(Files.exists(folder.resolve(name)));
  }

  @Test
  void whatAppearsWhileHeadersAreReadIsNotReplacedEither() throws IOException {
    writeFrames(2, SampleType.UINT8, ".png");
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun run =
          StackRun.prepare(pipeline(catalogue, MEAN), catalogue, options().with(Existing.KEPT));
      Path output = Files.writeString(folder.resolve("out.tif"), "just made");
      String message =
          assertThrows(PipelineException.class, () -> run.execute(Progress.NONE)).getMessage();
      assertTrue(message.contains("--no-clobber"), message);
      assertEquals("just made", Files.readString(output));
    }
    assertNothingHidden();
  }

  @Test
  void foldersOfARunThatFailsGoAgain() throws IOException {
    writeFrames(2, SampleType.UINT8, ".png");
    Path frame = folder.resolve("frame1.png");
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      String deep = "outputs[0].file=new/deeper/out.tif";
      StackRun run = StackRun.prepare(pipeline(catalogue, MEAN, deep), catalogue, options());
      Files.delete(frame);
      assertThrows(FrameException.class, () -> run.execute(Progress.NONE));
    }
    assertFalse(Files.exists(folder.resolve("new")));
  }

  private void assertNothingHidden() {
    try {
      List<Path> hidden =
          files(folder).stream()
              .filter(file -> file.getFileName().toString().startsWith("."))
              .toList();
      assertEquals(List.of(), hidden);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatTheSystemSaidOfAFolderIsKept() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    try (MadeFolders made = new MadeFolders()) {
      List<Path> outputs = List.of(file.resolve("out.tif"));
      ResourceLimitException failure =
          assertThrows(ResourceLimitException.class, () -> OutputClaim.of(outputs, made));
      assertTrue(failure.getMessage().startsWith("\"" + file + "\" is not a folder"));
      assertInstanceOf(FileSystemException.class, failure.getCause());
    }
  }

  /** Whoever ends deletes the folder that it made, whenever the other is about to use it. */
  @Test
  void aFolderThatTheOtherDeletesIsMadeAgain() throws Exception {
    List<Path> one = List.of(folder.resolve("new/folder/one.tif"));
    List<Path> two = List.of(folder.resolve("new/folder/two.tif"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> both = new ArrayList<>();
      for (List<Path> outputs : List.of(one, two)) {
        both.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 1000; i++) {
                    try (MadeFolders made = new MadeFolders()) {
                      OutputClaim.of(outputs, made).close();
                    }
                  }
                }));
      }
      for (Future<?> each : both) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
