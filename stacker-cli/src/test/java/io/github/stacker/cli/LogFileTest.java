package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log in a file, written by the program in a process of its own, as users start it. */
class LogFileTest {
  private static final String LINE =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (ERROR|WARN |INFO |DEBUG) \\[.+\\] \\w+: .*";

  @TempDir private Path folder;
  private Path log;
  private Path output;
  private List<Path> frames;

  @BeforeEach
  void makeFrames() {
    frames = TestFrames.set(folder.resolve("frames"), "png", 2);
    log = folder.resolve("run.log");
    output = folder.resolve("out.tif");
  }

  @Test
  void everyStageAndFrameHasItsLinesWhileNothingIsShown() throws Exception {
    assertEquals("", run(ExitCode.DONE, stack("--quiet", "--log-file", log)));
    List<String> lines = Files.readAllLines(log);
    lines.forEach(line -> assertTrue(line.matches(LINE), line));
    assertTrue(lines.get(0).contains("INFO  [main] stacker: "), lines.get(0));
    assertTrue(
        lines
            .get(0)
            .endsWith(
                "stack --quiet --log-file %s -o %s %s"
                    .formatted(log, output, frames.get(0).getParent())),
        lines.get(0));
    for (Path frame : frames) {
      String name = frame.getFileName().toString();
      assertLine(
          lines, "DEBUG \\[work-\\d fold " + name + "\\] Work: fold of .*" + name + " begins");
      assertLine(
          lines, "DEBUG .*" + name + " ends: 1200 pixels in \\d+ ms, \\d+ ms of them reading.*");
    }
    assertLine(lines, "DEBUG .* combine +mean");
    assertLine(lines, "INFO .* folded 2 of 2 frames.*");
    assertLine(lines, "INFO .* wrote 1 outputs");
    assertTrue(lines.get(lines.size() - 1).endsWith("done, exit code 0"));
  }

  @Test
  void aFailureIsTheEndOfTheLogWhichGoesBehindWhatIsThere() throws Exception {
    run(ExitCode.DONE, stack("--log-file", log));
    int before = Files.readAllLines(log).size();
    TestFrames.truncate(frames.get(1), 0.5);
    String told = run(ExitCode.FRAME, stack("--log-file", log));
    assertTrue(told.contains("f2.png") && !told.contains("\tat "), told);
    List<String> lines = Files.readAllLines(log);
    lines.forEach(line -> assertTrue(line.matches(LINE), line));
    List<String> added = lines.subList(before, lines.size());
    assertLine(added, "ERROR \\[main\\] stacker: failed: frame .*f2\\.png.*");
    assertLine(added, "DEBUG \\[main\\] stacker: .*FrameException.*");
    assertLine(added, "DEBUG \\[main\\] stacker: \tat io\\.github\\.stacker\\..*");
  }

  @Test
  void whatIsNoLogIsLeftAlone() throws Exception {
    byte[] before = Files.readAllBytes(frames.get(0));
    String told = run(ExitCode.RESOURCES, stack("--log-file", frames.get(0)));
    assertTrue(told.contains("--log-file") && told.contains("no log of stacker"), told);
    assertEquals(before.length, Files.size(frames.get(0)));
    assertTrue(Files.notExists(output));
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeTheRun() throws Exception {
    Path nowhere = folder.resolve("none/run.log");
    String told = run(ExitCode.RESOURCES, stack("--log-file", nowhere));
    assertTrue(told.contains("--log-file") && told.contains(nowhere.toString()), told);
    assertTrue(Files.notExists(output));
  }

  @Test
  void logbackWritesWhereItsOwnFileSays() {
    CommandRun.of(stack("--log-file", log))
        .endsWith(ExitCode.USAGE)
        .tells("--log-file", "logback.configurationFile");
  }

  private Object[] stack(Object... more) {
    return Stream.of(
            Stream.of("stack"), Stream.of(more), Stream.of("-o", output, frames.get(0).getParent()))
        .flatMap(part -> part)
        .toArray();
  }

  /** Runs the program; gives all that it printed. */
  private String run(int exitCode, Object... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exitCode, process.waitFor(), told);
    return told;
  }

  private static void assertLine(List<String> lines, String pattern) {
    assertTrue(
        lines.stream().anyMatch(line -> line.matches(".*Z " + pattern)),
        () -> pattern + " in\n" + String.join("\n", lines));
  }
}
