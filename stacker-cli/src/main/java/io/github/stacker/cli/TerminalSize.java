package io.github.stacker.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many characters a terminal has.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
record TerminalSize(int columns, int rows) {
  private static final TerminalSize USUAL = new TerminalSize(80, 24);
  private static final Pattern TWO_NUMBERS = Pattern.compile("([1-9]\\d{0,3}) ([1-9]\\d{0,3})");

  /** Asks the environment, then the terminal. */
  static TerminalSize ofSystem() {
    return of(System.getenv()).or(TerminalSize::ofTerminal).orElse(USUAL);
  }

  /** Reads what shells say of it. */
  static Optional<TerminalSize> of(Map<String, String> environment) {
    return parse(environment.get("LINES") + " " + environment.get("COLUMNS"));
  }

  private static Optional<TerminalSize> ofTerminal() {
    Path terminal = Path.of("/dev/tty");
    if (!Files.exists(terminal)) {
      return Optional.empty();
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(terminal.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = stty.getInputStream()) {
        return parse(new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<TerminalSize> parse(String rowsAndColumns) {
    Matcher matcher = TWO_NUMBERS.matcher(rowsAndColumns);
    return matcher.matches()
        ? Optional.of(
            new TerminalSize(
                Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /** Gives the rows of a picture that fits: two a character, one line left for the prompt. */
  int pictureRows() {
    return 2 * Math.max(1, rows - 1);
  }
}
