package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(out, true, StandardCharsets.UTF_8),
          false);

  private String shown() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"27", "7", "10", "155", "8232", "8238", "8294", "55296"})
  void whatATerminalObeysIsWrittenOut(int character) {
    assertEquals("a\\u%04xb".formatted(character), Console.harmless("a" + (char) character + "b"));
  }

  @ParameterizedTest
  @CsvSource({"Å.jpg", "星.png", "\uD83C\uDF0C.tif", "می\u200cخواهم.fits"})
  void namesOfAnyLanguageAreShownAsTheyAre(String name) {
    assertEquals(name, Console.harmless(name));
  }

  @Test
  void jsonStaysJson() {
    console.printJson("{\n  \"file\" : \"a\u009b\u202e\"\n}\n");
    assertEquals(
        "{\n  \"file\" : \"a\\u009b\\u202e\"\n}\n", shown().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void theTraceOfAFailureIsHarmlessToo() {
    IOException failure = new IOException("frame \"a\u001b[31m\": damaged");
    failure.addSuppressed(new IOException("too"));
    console.trace(failure);
    assertTrue(shown().startsWith("java.io.IOException: frame \"a\\u001b[31m\": damaged"), shown());
    assertTrue(shown().contains("\tat "), shown());
    assertTrue(shown().contains("\t\tat "), shown());
    assertFalse(shown().contains("\u001b") || shown().contains("\\u0009"), shown());
  }
}
