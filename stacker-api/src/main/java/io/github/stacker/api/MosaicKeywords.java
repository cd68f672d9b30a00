package io.github.stacker.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keywords of a colour mosaic, cells of two by two: {@code BAYERPAT} names the colours as the
 * picture is looked at, from the top left, {@code XBAYROFF} and {@code YBAYROFF} say how far the
 * picture begins inside a cell.
 */
final class MosaicKeywords {
  private static final String PATTERN = "BAYERPAT";

  /** Of other programs, which write a pattern or something else. */
  private static final String KIND = "COLORTYP";

  private static final Set<String> PATTERNS = Set.of(PATTERN, KIND);
  private static final String RIGHT = "XBAYROFF";
  private static final String DOWN = "YBAYROFF";
  private static final Set<String> OFFSETS = Set.of(RIGHT, DOWN);
  private static final int CELL = 2;

  /** Red, green, blue, cyan, magenta, yellow, white, emerald. */
  private static final Pattern COLOURS = Pattern.compile("[RGBCMYWE]{4}");

  private MosaicKeywords() {}

  /**
   * Moves a mosaic. Offsets become part of the pattern.
   *
   * @param keywords all of a picture
   * @param move where its pixels go
   * @return all, those of the mosaic changed; nothing if they cannot be told
   */
  static Optional<List<Keyword>> moved(List<Keyword> keywords, PixelMove move) {
    OptionalInt right = offset(keywords, RIGHT);
    OptionalInt down = offset(keywords, DOWN);
    boolean told =
        keywords.stream()
            .filter(keyword -> keyword.name().equals(PATTERN))
            .allMatch(MosaicKeywords::tellsColours);
    if (!told || right.isEmpty() || down.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        keywords.stream()
            .filter(keyword -> !OFFSETS.contains(keyword.name()))
            .filter(keyword -> !keyword.name().equals(KIND) || tellsColours(keyword))
            .map(
                keyword ->
                    PATTERNS.contains(keyword.name())
                        ? moved(keyword, move, right.getAsInt(), down.getAsInt())
                        : keyword)
            .toList());
  }

  private static boolean tellsColours(Keyword pattern) {
    return COLOURS.matcher(pattern.value().strip()).matches();
  }

  private static Keyword moved(Keyword pattern, PixelMove move, int right, int down) {
    String colours = pattern.value().strip();
    StringBuilder cell = new StringBuilder();
    for (int y = 0; y < CELL; y++) {
      for (int x = 0; x < CELL; x++) {
        int column = Math.floorMod(move.sourceX(x, y) + right, CELL);
        int row = Math.floorMod(move.sourceY(x, y) + down, CELL);
        cell.append(colours.charAt(CELL * row + column));
      }
    }
    return new Keyword(pattern.name(), cell.toString(), pattern.isText(), pattern.comment());
  }

  /** Gives 0 where there is no such keyword; nothing if it is no whole number. */
  private static OptionalInt offset(List<Keyword> keywords, String name) {
    String text =
        keywords.stream()
            .filter(keyword -> keyword.name().equals(name))
            .map(keyword -> keyword.value().strip())
            .findFirst()
            .orElse("0");
    try {
      double number = Double.parseDouble(text);
      return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
