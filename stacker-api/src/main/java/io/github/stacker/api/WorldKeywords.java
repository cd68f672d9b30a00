package io.github.stacker.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keywords of world coordinates: {@code world = CD * (f(p - CRPIX) + p - CRPIX)}, where {@code
 * CD} may also be given as {@code CDELT} and {@code PC} or {@code CROTA}, and {@code f} is a pair
 * of polynomials, {@code A} for columns and {@code B} for rows, or absent (Greisen and Calabretta
 * 2002; Shupe et al. 2005).
 *
 * <p>Pixels move by {@code p' = M * p + t} with one number in each row and column of {@code M}. So
 * {@code CRPIX} moves as a pixel does, the columns of {@code CD} change places and are divided by
 * those numbers, and so do the powers of polynomials. Where they are 1 or -1, numbers keep their
 * digits.
 */
final class WorldKeywords {
  private static final Pattern AXIS = Pattern.compile("(CRPIX|CDELT|CROTA)([12])([A-Z]?)");
  private static final Pattern MATRIX = Pattern.compile("(CD|PC)(\\d+)_([12])([A-Z]?)");
  private static final Pattern OLD_MATRIX = Pattern.compile("(PC|CD)\\d{6}");
  private static final Pattern POWERS = Pattern.compile("([AB])(P?)_(\\d+)_(\\d+)");
  private static final Pattern POLYNOMIAL = Pattern.compile("([AB])(P?_(?:ORDER|DMAX))");

  /** More digits than any file has; numbers written otherwise are not understood. */
  private static final int MOST_DIGITS = 60;

  private final AxisMove move;
  private List<Keyword> keywords;

  private WorldKeywords(List<Keyword> keywords, AxisMove move) {
    this.keywords = keywords;
    this.move = move;
  }

  /**
   * Moves world coordinates.
   *
   * @param keywords all of a picture
   * @param move where its pixels go, as FITS counts columns and rows
   * @return all, those of world coordinates changed; nothing if they are not understood
   */
  static Optional<List<Keyword>> moved(List<Keyword> keywords, AxisMove move) {
    WorldKeywords world = new WorldKeywords(keywords, move);
    try {
      world.move();
      return Optional.of(world.keywords);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void move() {
    requireNew();
    for (String alternate : alternates()) {
      movePoint(alternate);
      if (!move.isShift()) {
        moveAxes(alternate);
      }
    }
    if (!move.isShift()) {
      replaceEach(this::movedPolynomial);
    }
  }

  /** Before the standard, matrices were written otherwise. */
  private void requireNew() {
    if (keywords.stream().anyMatch(keyword -> OLD_MATRIX.matcher(keyword.name()).matches())) {
      throw new NumberFormatException("an old matrix");
    }
  }

  /** Gives what the names of each description end in: nothing, or a letter. */
  private Set<String> alternates() {
    Set<String> alternates = new TreeSet<>();
    for (Keyword keyword : keywords) {
      Matcher axis = AXIS.matcher(keyword.name());
      Matcher matrix = MATRIX.matcher(keyword.name());
      if (axis.matches()) {
        alternates.add(axis.group(3));
      } else if (matrix.matches()) {
        alternates.add(matrix.group(4));
      }
    }
    return alternates;
  }

  private void movePoint(String alternate) {
    String column = "CRPIX1" + alternate;
    String row = "CRPIX2" + alternate;
    String x =
        moved(number(column), move.ofColumn(), move.swapsAxes() ? move.down() : move.right());
    String y = moved(number(row), move.ofRow(), move.swapsAxes() ? move.right() : move.down());
    replace(column, move.swapsAxes() ? y : x);
    replace(row, move.swapsAxes() ? x : y);
  }

  /** Whole pixels keep the digits behind the point. */
  private static String moved(BigDecimal place, double factor, double constant) {
    if (Math.abs(factor) == 1) {
      BigDecimal turned = factor < 0 ? place.negate() : place;
      return turned.add(BigDecimal.valueOf((long) constant)).toPlainString();
    }
    return Double.toString(factor * place.doubleValue() + constant);
  }

  private void moveAxes(String alternate) {
    boolean isWhole = hasMatrix("CD", alternate);
    boolean isApart = hasMatrix("PC", alternate);
    if (!isWhole && !isApart && !move.swapsAxes()) {
      scaleSteps(alternate);
      return;
    }
    if (isWhole) {
      leaveOut("CDELT", alternate); // which say the same once more
    } else {
      requireUnturned(alternate);
      completeMatrix(alternate);
    }
    leaveOut("CROTA", alternate);
    replaceEach(keyword -> movedColumn(keyword, alternate));
  }

  /** What a file says by steps and an angle is understood as long as axes stay axes. */
  private void requireUnturned(String alternate) {
    for (Keyword keyword : keywords) {
      if (isOfAxis(keyword, "CROTA", alternate) && number(keyword).signum() != 0) {
        throw new NumberFormatException(keyword.name());
      }
    }
  }

  /** Writes down which numbers stand for those left out, since they will be elsewhere. */
  private void completeMatrix(String alternate) {
    List<Keyword> all = new ArrayList<>(keywords);
    for (int axis = 1; axis <= 2; axis++) {
      for (int pixelAxis = 1; pixelAxis <= 2; pixelAxis++) {
        String name = "PC" + axis + "_" + pixelAxis + alternate;
        if (keywords.stream().noneMatch(keyword -> keyword.name().equals(name))) {
          all.add(new Keyword(name, axis == pixelAxis ? "1.0" : "0.0", false, ""));
        }
      }
    }
    keywords = all;
  }

  private void scaleSteps(String alternate) {
    number("CDELT1" + alternate);
    number("CDELT2" + alternate);
    replaceEach(
        keyword ->
            isOfAxis(keyword, "CDELT", alternate)
                ? multiplied(keyword, keyword.name(), 1 / factor(keyword.name().substring(5, 6)))
                : keyword);
  }

  private Keyword movedColumn(Keyword keyword, String alternate) {
    Matcher matrix = MATRIX.matcher(keyword.name());
    if (!matrix.matches() || !matrix.group(4).equals(alternate)) {
      return keyword;
    }
    String from = matrix.group(3);
    String to = move.swapsAxes() ? other(from, "1", "2") : from;
    String name = matrix.group(1) + matrix.group(2) + "_" + to + alternate;
    return multiplied(keyword, name, 1 / factor(from));
  }

  /** Gives what an axis before is multiplied by where it goes. */
  private double factor(String axis) {
    return axis.equals("1") ? move.ofColumn() : move.ofRow();
  }

  private Keyword movedPolynomial(Keyword keyword) {
    Matcher powers = POWERS.matcher(keyword.name());
    if (powers.matches()) {
      return movedTerm(keyword, powers);
    }
    Matcher polynomial = POLYNOMIAL.matcher(keyword.name());
    if (!polynomial.matches()) {
      return keyword;
    }
    String name = movedLetter(polynomial.group(1)) + polynomial.group(2);
    boolean isLength = name.endsWith("DMAX");
    return multiplied(keyword, name, isLength ? Math.abs(ofLetter(polynomial.group(1))) : 1);
  }

  private Keyword movedTerm(Keyword keyword, Matcher powers) {
    int ofColumn = Integer.parseInt(powers.group(3));
    int ofRow = Integer.parseInt(powers.group(4));
    double factor =
        ofLetter(powers.group(1))
            / Math.pow(move.ofColumn(), ofColumn)
            / Math.pow(move.ofRow(), ofRow);
    int first = move.swapsAxes() ? ofRow : ofColumn;
    int second = move.swapsAxes() ? ofColumn : ofRow;
    String name = movedLetter(powers.group(1)) + powers.group(2) + "_" + first + "_" + second;
    return multiplied(keyword, name, factor);
  }

  private double ofLetter(String letter) {
    return factor(letter.equals("A") ? "1" : "2");
  }

  private String movedLetter(String letter) {
    return move.swapsAxes() ? other(letter, "A", "B") : letter;
  }

  private static String other(String one, String first, String second) {
    return one.equals(first) ? second : first;
  }

  private static Keyword multiplied(Keyword keyword, String name, double factor) {
    String value = keyword.value().strip();
    double number = number(keyword).doubleValue();
    if (Math.abs(factor) != 1) {
      value = Double.toString(factor * number);
    } else if (factor < 0 && number != 0) {
      value = value.startsWith("-") ? value.substring(1) : "-" + value.replaceFirst("^\\+", "");
    }
    return new Keyword(name, value, keyword.isText(), keyword.comment());
  }

  private boolean hasMatrix(String kind, String alternate) {
    return keywords.stream()
        .map(keyword -> MATRIX.matcher(keyword.name()))
        .anyMatch(
            name ->
                name.matches() && name.group(1).equals(kind) && name.group(4).equals(alternate));
  }

  private static boolean isOfAxis(Keyword keyword, String kind, String alternate) {
    return keyword.name().equals(kind + "1" + alternate)
        || keyword.name().equals(kind + "2" + alternate);
  }

  private void leaveOut(String kind, String alternate) {
    keywords = keywords.stream().filter(keyword -> !isOfAxis(keyword, kind, alternate)).toList();
  }

  private void replace(String name, String value) {
    replaceEach(
        keyword ->
            keyword.name().equals(name)
                ? new Keyword(name, value, keyword.isText(), keyword.comment())
                : keyword);
  }

  private void replaceEach(UnaryOperator<Keyword> change) {
    keywords = keywords.stream().map(change).toList();
  }

  private BigDecimal number(String name) {
    return keywords.stream()
        .filter(keyword -> keyword.name().equals(name))
        .findFirst()
        .map(WorldKeywords::number)
        .orElseThrow(() -> new NumberFormatException(name));
  }

  /** Reads a number, whose exponent FITS may begin with D. */
  private static BigDecimal number(Keyword keyword) {
    BigDecimal number = new BigDecimal(keyword.value().strip().replaceAll("[Dd]", "E"));
    if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
      throw new NumberFormatException(keyword.name());
    }
    return number;
  }
}
