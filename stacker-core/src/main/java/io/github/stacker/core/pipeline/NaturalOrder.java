package io.github.stacker.core.pipeline;

import io.github.stacker.api.FrameLocation;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The order that people expect of names: digits compare as numbers, so {@code img2} comes before
 * {@code img10}; upper and lower case are the same unless all else is. Independent of the locale.
 */
final class NaturalOrder {
  static final Comparator<String> OF_NAMES =
      ((Comparator<String>) NaturalOrder::compare).thenComparing(Comparator.naturalOrder());
  static final Comparator<Path> OF_PATHS = Comparator.comparing(Path::toString, OF_NAMES);

  /** Of the pictures of a file, that without number comes first. */
  static final Comparator<FrameLocation> OF_LOCATIONS =
      Comparator.comparing(FrameLocation::file, OF_PATHS)
          .thenComparingInt(location -> location.picture().orElse(-1));

  private NaturalOrder() {}

  private static int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int order;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, j);
        order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
        i = endA;
        j = endB;
      } else {
        order = Character.compare(folded(a.charAt(i++)), folded(b.charAt(j++)));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int compareNumbers(String a, String b) {
    String x = withoutZeros(a);
    String y = withoutZeros(b);
    return x.length() == y.length() ? x.compareTo(y) : Integer.compare(x.length(), y.length());
  }

  private static String withoutZeros(String digits) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return digits.substring(first);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char folded(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
