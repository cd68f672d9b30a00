package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say of themselves, and how they refuse to be called. */
class HelpTest {
  @Test
  void everyCommandTellsAllItsOptions() throws IOException {
    StringBuilder told = new StringBuilder(CommandRun.of("--help").endsWith(ExitCode.DONE).out());
    for (String command : StackerCommand.COMMANDS) {
      told.append(CommandRun.of(command, "--help").endsWith(ExitCode.DONE).out());
    }
    try (InputStream expected = HelpTest.class.getResourceAsStream("/help.txt")) {
      assertEquals(
          joined(new String(expected.readAllBytes(), StandardCharsets.UTF_8)),
          joined(told.toString()),
          () -> "help.txt has to say:\n" + told);
    }
  }

  /** Lines are as wide as the terminal. */
  private static String joined(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stack",
        "master",
        "run",
        "convert",
        "status",
        "plan",
        "verify",
        "info",
        "new-plugin"
      })
  void whatHasToBeGivenIsMissed(String command) {
    CommandRun.of(command).endsWith(ExitCode.USAGE).tells("Missing required", "--help");
  }

  @Test
  void aValueOfAnotherKindIsRefused() {
    CommandRun.of("stack", "--threads", "x", "-o", "a.tif", "b.tif")
        .endsWith(ExitCode.USAGE)
        .tells("'--threads'", "'x' is not an int");
  }

  @Test
  void everyCommandTellsItsVersion() {
    CommandRun.of("stack", "--version").endsWith(ExitCode.DONE).prints("stacker ", "Java ");
  }
}
