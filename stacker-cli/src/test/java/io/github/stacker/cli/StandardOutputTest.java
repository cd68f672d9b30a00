package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a command whose results cannot be written. */
class StandardOutputTest {
  private static final File FULL = new File("/dev/full");

  private static ProcessBuilder schema() {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dstacker.home=" + CommandRun.projectFolder(),
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "schema");
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoMistake() throws Exception {
    Process process = schema().start();
    process.getInputStream().close();
    assertEnd(ExitCode.DONE, "", process);
  }

  @Test
  void aFullDiskIsTold() throws Exception {
    assumeTrue(FULL.exists(), "there is no /dev/full");
    Process process = schema().redirectOutput(FULL).start();
    assertEnd(ExitCode.RESOURCES, "stacker: the standard output cannot be written", process);
  }

  private static void assertEnd(int code, String told, Process process)
      throws IOException, InterruptedException {
    String errors =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(told, errors);
    assertEquals(code, process.exitValue());
  }
}
