package io.github.stacker.filters.colour;

import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import java.util.List;
import java.util.Optional;

/**
 * Which colour each pixel of a mosaic has: cells of two by two, in which green has one diagonal,
 * red and blue the other.
 *
 * @param redColumn 0 or 1, the column of red in the cell at the top left
 * @param redRow 0 or 1, its row
 */
record Bayer(int redColumn, int redRow) {
  static final int GREEN = 1;

  private static final String PATTERN = "BAYERPAT";

  /** By place of red: its row times 2, and its column. */
  private static final List<String> NAMES = List.of("RGGB", "GRBG", "GBRG", "BGGR");

  /** Gives the mosaic whose cells have these colours, row by row; nothing if there is none such. */
  static Optional<Bayer> named(String colours) {
    int place = NAMES.indexOf(colours);
    return place < 0 ? Optional.empty() : Optional.of(new Bayer(place & 1, place >> 1));
  }

  /**
   * Takes the mosaic from keywords. {@code BAYERPAT} is that of the picture as it is looked at,
   * from the top left, whatever the order of rows in the file; {@code XBAYROFF} and {@code
   * YBAYROFF} say how far the picture begins inside a cell.
   *
   * @throws IllegalArgumentException if they do not tell
   */
  static Bayer of(Metadata metadata) {
    String name =
        value(metadata, PATTERN)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the image has no keyword BAYERPAT that says what its mosaic is; give \"pattern\": one of rggb, bggr, grbg, gbrg"));
    Bayer bayer =
        named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the keyword BAYERPAT of the image is \"%s\", not RGGB, BGGR, GRBG or GBRG; give \"pattern\""
                            .formatted(name)));
    int column = offset(metadata, "XBAYROFF");
    int row = offset(metadata, "YBAYROFF");
    return new Bayer(bayer.redColumn ^ column, bayer.redRow ^ row);
  }

  private static Optional<String> value(Metadata metadata, String name) {
    return metadata.keywords().stream()
        .filter(keyword -> keyword.name().equals(name))
        .findFirst()
        .map(Keyword::value)
        .map(String::strip);
  }

  /** Gives 1 for an odd offset, 0 for an even one or none. */
  private static int offset(Metadata metadata, String name) {
    String text = value(metadata, name).orElse("0");
    try {
      double number = Double.parseDouble(text);
      if (number == Math.rint(number)) {
        return Math.abs(number) % 2 == 1 ? 1 : 0;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new IllegalArgumentException(
        "the keyword %s of the image is \"%s\", not a whole number; give \"pattern\""
            .formatted(name, text));
  }

  /** Gives the colour of a pixel: 0 red, 1 green, 2 blue, as the bands of the result are. */
  int colourAt(int x, int y) {
    return ((x ^ redColumn) & 1) + ((y ^ redRow) & 1);
  }
}
