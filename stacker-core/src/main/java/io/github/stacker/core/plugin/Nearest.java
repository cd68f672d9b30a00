package io.github.stacker.core.plugin;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that someone may have meant. */
public final class Nearest {
  private static final int LONGEST_COMPARED = 100;

  private Nearest() {}

  /**
   * Finds the known name that takes the fewest typing errors, if those are few for its length.
   *
   * @param name what was written
   * @param known what could have been written; of equally near ones the first counts
   * @return the nearest, or nothing if none is near
   */
  public static Optional<String> to(String name, Collection<String> known) {
    String nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (String candidate : known) {
      int errors = typingErrors(name, candidate);
      if (errors < fewest && errors <= tolerated(candidate)) {
        nearest = candidate;
        fewest = errors;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * Gives the end of a sentence about an unknown name.
   *
   * @param name what was written
   * @param known what could have been written, in the order to list it
   * @return for example {@code did you mean "crop"? Known: blur, crop}
   */
  public static String hint(String name, Collection<String> known) {
    if (known.isEmpty()) {
      return "there are none";
    }
    String list = String.join(", ", known);
    return to(name, known)
        .map(nearest -> "did you mean \"%s\"? Known: %s".formatted(nearest, list))
        .orElse("known: " + list);
  }

  private static int tolerated(String name) {
    return Math.max(1, name.length() / 3);
  }

  /**
   * Counts insertions, deletions, replacements and swaps of neighbours that turn one text into the
   * other; upper and lower case are the same. Source: the optimal string alignment distance.
   */
  private static int typingErrors(String written, String known) {
    if (written.length() > LONGEST_COMPARED || known.length() > LONGEST_COMPARED) {
      return Integer.MAX_VALUE;
    }
    String a = written.toLowerCase(Locale.ROOT);
    String b = known.toLowerCase(Locale.ROOT);
    int[][] errors = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        errors[i][j] = i == 0 || j == 0 ? i + j : step(errors, a, b, i, j);
      }
    }
    return errors[a.length()][b.length()];
  }

  private static int step(int[][] errors, String a, String b, int i, int j) {
    int replaced = errors[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int fewest = Math.min(replaced, 1 + Math.min(errors[i - 1][j], errors[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, errors[i - 2][j - 2] + 1) : fewest;
  }
}
