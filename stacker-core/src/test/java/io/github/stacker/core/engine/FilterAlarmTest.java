package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Region;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FilterAlarmTest {
  private final FilterAlarm alarm =
      new FilterAlarm(
          new FilterStep("filters[0]", "odd", "odd.jar", source -> source), "frame \"a.png\"");

  private Optional<String> afterSeconds(long seconds) {
    return alarm.warning(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void aFilterThatDoesNotEndIsNamedWithItsFrame() {
    alarm.begin(new Region(0, 8, 30, 4));
    assertEquals(Optional.empty(), afterSeconds(0));
    String warning = afterSeconds(FilterAlarm.PATIENCE_SECONDS + 30).orElseThrow();
    assertEquals(
        "filter \"odd\" of odd.jar has been at work on %s of frame \"a.png\" for N s and may never"
                .formatted(new Region(0, 8, 30, 4))
            + " end",
        warning.replaceFirst("for \\d+ s", "for N s"));
  }

  @Test
  void aFilterThatEndedOrBeganAnewIsNot() {
    alarm.begin(new Region(0, 0, 30, 4));
    alarm.end();
    assertEquals(Optional.empty(), afterSeconds(1000));
  }
}
