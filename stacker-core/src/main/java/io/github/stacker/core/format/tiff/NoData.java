package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number that means "no sample here", which GDAL writes as text into tag 42113.
 *
 * @param applies true if the file names one that its samples may have
 * @param number that number, as samples are stored; NaN if it is NaN, which needs no looking for
 * @param description the text, and why it is ignored if it is; empty if the file has none
 */
record NoData(boolean applies, double number, String description) {
  /** Every sample is one. */
  static final NoData NONE = new NoData(false, 0, "");

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
  private static final int MOST_CHARACTERS = 64;

  /** Reads the tag. What samples cannot be is ignored, since the picture can be read without. */
  static NoData of(Directory directory, SampleFormat format, int bits) {
    String text;
    try {
      Optional<Field> field = directory.field(Tags.NO_DATA);
      if (field.isEmpty()) {
        return NONE;
      }
      text = field.get().type() == FieldType.ASCII ? field.get().text() : "";
    } catch (IOException e) {
      return ignored("damaged", "its tag cannot be read");
    }
    Optional<Double> number = parse(text);
    if (number.isEmpty()) {
      String shown = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
      return ignored("\"" + shown.replaceAll("[^ -~]", "?") + "\"", "not a number");
    }
    double stored = asStored(number.get(), format, bits);
    if (!isPossible(number.get(), stored, format, bits)) {
      return ignored(text, "no %s of %d bits is that".formatted(format.label(), bits));
    }
    return new NoData(true, stored, text);
  }

  private static NoData ignored(String text, String reason) {
    return new NoData(false, 0, text + " (ignored: " + reason + ")");
  }

  private static Optional<Double> parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> Optional.of(Double.NaN);
      case "inf", "+inf" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
      default ->
          text.length() <= MOST_CHARACTERS && DECIMAL.matcher(text).matches()
              ? Optional.of(Double.parseDouble(text))
              : Optional.empty();
    };
  }

  /** The text may have fewer digits than a sample, or more. */
  private static double asStored(double number, SampleFormat format, int bits) {
    return format == SampleFormat.FLOATING && bits <= 32 ? (float) number : number;
  }

  private static boolean isPossible(double number, double stored, SampleFormat format, int bits) {
    return switch (format) {
      case FLOATING -> Double.isInfinite(number) || !Double.isInfinite(stored);
      case UNSIGNED -> number == Math.rint(number) && number >= 0 && number < Math.scalb(1.0, bits);
      case SIGNED ->
          number == Math.rint(number)
              && number >= -Math.scalb(1.0, bits - 1)
              && number < Math.scalb(1.0, bits - 1);
    };
  }
}
