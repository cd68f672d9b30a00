package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("crop", "flip", "gamma", "rotate", "standard-deviation");

  @ParameterizedTest
  @CsvSource({
    "crp,crop",
    "corp,crop",
    "croop,crop",
    "CROP,crop",
    "flop,flip",
    "gamam,gamma",
    "rotaet,rotate",
    "standart-devation,standard-deviation",
    "standard_deviation,standard-deviation"
  })
  void aFewTypingErrorsAreForgiven(String written, String meant) {
    assertEquals(Optional.of(meant), Nearest.to(written, KNOWN));
  }

  @ParameterizedTest
  @CsvSource({"blur", "cr", "''", "gravitation", "c r o p"})
  void whatIsTooFarIsNotGuessed(String written) {
    assertEquals(Optional.empty(), Nearest.to(written, KNOWN));
  }

  @Test
  void ofEquallyNearNamesTheFirstCounts() {
    assertEquals(Optional.of("min"), Nearest.to("mn", List.of("min", "mon")));
  }

  @Test
  void textsOfAnyLengthAreAnswered() {
    assertEquals(Optional.empty(), Nearest.to("x".repeat(10_000_000), KNOWN));
  }

  @Test
  void theHintListsWhatThereIs() {
    assertEquals(
        "did you mean \"min\"? Known: max, min", Nearest.hint("mni", List.of("max", "min")));
    assertEquals("known: max, min", Nearest.hint("median", List.of("max", "min")));
    assertEquals("there are none", Nearest.hint("lift", List.of()));
  }
}
