package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The log as it is without a configuration file. */
class LogLinesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LogLines lines = new LogLines(new PrintStream(bytes, true, StandardCharsets.UTF_8));
  private final Logger stacker = lines.getLogger("io.github.stacker.core.Thing");

  @Test
  void aWarningLooksLikeAllMessages() {
    stacker.warn("{} is {}", "a\nb", 3);
    lines.getLogger("org.other.Library").error("no more");
    assertEquals(
        List.of("stacker: warning: a\\u000ab is 3", "stacker: error: no more"),
        text().lines().toList());
  }

  @Test
  void amongDetailsAWarningIsOneLineOfTimeLevelClassAndMessage() {
    lines.showDetails();
    stacker.warn("{} is {}", "a\nb", 3);
    String line = text().strip();
    assertTrue(line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Thing: a\\\\u000ab is 3"), line);
  }

  @Test
  void whatWasThrownIsToldWithoutItsStack() {
    stacker.error("cannot read {}", "x", new IOException("gone"));
    assertEquals("stacker: error: cannot read x: java.io.IOException: gone", text().strip());
  }

  @Test
  void detailsAreShownOnRequestAndOfStackerAlone() {
    stacker.debug("one");
    stacker.info("two");
    assertEquals("", text());
    lines.showDetails();
    stacker.debug("three");
    lines.getLogger("org.other.Library").info("four");
    assertTrue(text().strip().endsWith("DEBUG Thing: three"), text());
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
