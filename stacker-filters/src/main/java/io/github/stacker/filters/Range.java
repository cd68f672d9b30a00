package io.github.stacker.filters;

/**
 * The numbers that a parameter may be.
 *
 * @param least the smallest, itself allowed
 * @param most the largest, itself allowed
 */
public record Range(double least, double most) {
  /**
   * Refuses a number outside, and NaN.
   *
   * @param what names the number in the message, as {@code gamma} or {@code a factor}
   * @param number what is given
   * @throws IllegalArgumentException if it is not within the range
   */
  public void require(String what, double number) {
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not within %s to %s"
              .formatted(what, plain(number), plain(least), plain(most)));
    }
  }

  /**
   * Writes a number as pipelines do.
   *
   * @param number any number
   * @return whole numbers without a decimal point
   */
  public static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
