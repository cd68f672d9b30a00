package io.github.stacker.core.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as users write them: {@code 300M}, {@code 2G}, {@code 1500000}. */
public final class MemorySize {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\s*([kKmMgGtT]?)(?:i?[bB])?");

  private MemorySize() {}

  /**
   * Reads an amount.
   *
   * @param text digits and perhaps K, M, G or T, which mean powers of 1024
   * @return bytes, at least 1
   * @throws IllegalArgumentException if the text is something else
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no amount of memory; write for example 300M or 2G");
    }
    String unit = matcher.group(2);
    int power = unit.isEmpty() ? 0 : "kmgt".indexOf(Character.toLowerCase(unit.charAt(0))) + 1;
    long number = Long.parseLong(matcher.group(1));
    if (number == 0 || number > Long.MAX_VALUE >> (10 * power)) {
      throw new IllegalArgumentException("\"" + text + "\" is outside what memory can be");
    }
    return number << (10 * power);
  }

  /**
   * Writes an amount for people.
   *
   * @param bytes the amount
   * @return for example {@code 12 MB}; three digits at most before the unit
   */
  public static String format(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
    double amount = bytes;
    int unit = 0;
    while (amount >= 999.5 && unit < units.length - 1) {
      amount /= 1024;
      unit++;
    }
    String digits =
        unit == 0 || amount >= 9.95
            ? Long.toString(Math.round(amount))
            : Double.toString(Math.round(amount * 10) / 10.0);
    return digits + " " + units[unit];
  }
}
