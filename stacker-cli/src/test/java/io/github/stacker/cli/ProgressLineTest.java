package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PluginException;
import io.github.stacker.core.engine.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a run. */
class ProgressLineTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private String shownOnATerminal(Object... command) {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    String[] arguments = Stream.of(command).map(Object::toString).toArray(String[]::new);
    assertEquals(ExitCode.DONE, StackerCommand.run(new Console(out, out, true), arguments));
    return shown.toString(StandardCharsets.UTF_8);
  }

  private Object[] stackWithMaster(String... more) {
    Path frames = TestFrames.set(folder.resolve("frames"), "png", 3).get(0).getParent();
    Path biases = TestFrames.set(folder.resolve("biases"), "png", 2).get(0).getParent();
    String bias =
        "calibrate.bias={\"frames\": {\"files\": [\"%s/\"]}, \"combine\": {\"method\": \"mean\"}}"
            .formatted(biases);
    Stream<Object> command = Stream.of("stack", "-o", folder.resolve("out.tif"), "--set", bias);
    Stream<Object> type = Stream.of("--set", "outputs[0].type=float32", frames);
    return Stream.of(command, type, Stream.of(more)).flatMap(each -> each).toArray();
  }

  @Test
  void mastersThatAreMadeFirstHaveLinesOfTheirOwn() {
    String text = shownOnATerminal(stackWithMaster());
    int master = text.indexOf("\r\u001b[Kcalibrate.bias: ");
    assertTrue(master >= 0 && master < text.indexOf("writing out.tif"), text);
    assertTrue(text.contains("\r\u001b[Kmean of 3 frames"), text);
  }

  @Test
  void quietRunsAreQuietAboutMastersToo() {
    assertEquals("", shownOnATerminal(stackWithMaster("--quiet")));
  }

  @Test
  void whatToDoWithKeptWorkDependsOnWhatFailed() {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    try (ProgressLine line = new ProgressLine(new Console(out, out, false))) {
      line.kept(Path.of("a"), new FrameException("damaged"));
      line.kept(Path.of("b"), new PluginException("sour"));
    }
    assertEquals(
        List.of(
            "stacker: what was done is kept in \"a\": the same command goes on from there",
            "stacker: what was done is kept in \"b\": the same command goes on from there with the same"
                + " plugins; with a mended one add --fresh"),
        shown.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void slowWorkIsNotShownAsNone() {
    assertEquals("123 MP/s", ProgressLine.speed(123.4e6));
    assertEquals("2.4 MP/s", ProgressLine.speed(2.4e6));
    assertEquals("310 kP/s", ProgressLine.speed(0.31e6));
    assertEquals("1 kP/s", ProgressLine.speed(20));
  }

  @Test
  void aLineOfAMasterIsClearedBeforeAMessage() {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    try (ProgressLine line = new ProgressLine(new Console(out, out, true))) {
      Progress master = line.ofMaster("calibrate.dark");
      master.writing(Path.of("dark.tif"));
      line.skipped(FrameLocation.of(Path.of("a.tif")), "damaged");
    }
    String text = shown.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("dark.tif\r\u001b[Kstacker: skipping frame"), text);
    assertFalse(text.endsWith("\u001b[K"), text);
  }
}
