package io.github.stacker.core.plugin;

import io.github.stacker.api.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One parameter: a component of a record with its {@link Parameter} annotation.
 *
 * @param name name of the component, which is the key in JSON
 * @param type type of the value, or of each value of a list
 * @param form whether there is one value, perhaps one, or a list
 * @param choices the words allowed; empty unless {@code type} is {@link ValueType#CHOICE}
 * @param annotation what the author says of it
 */
public record ParameterSpec(
    String name, ValueType type, Form form, List<String> choices, Parameter annotation) {
  /** How many values a parameter has. */
  public enum Form {
    /** Exactly one. */
    SINGLE,
    /** One or none; in plugins only of files. */
    OPTIONAL,
    /** Any number, in order. */
    LIST
  }

  /** Copies the list. */
  public ParameterSpec {
    choices = List.copyOf(choices);
  }

  /**
   * Tells whether a pipeline has to give it.
   *
   * @return true if there is no default
   */
  public boolean isRequired() {
    return form != Form.OPTIONAL && annotation.defaultJson().isEmpty();
  }

  /**
   * Gives the smallest number allowed.
   *
   * @return the limit, itself allowed; negative infinity if there is none
   */
  public double min() {
    return type == ValueType.INT ? Math.max(annotation.min(), Integer.MIN_VALUE) : annotation.min();
  }

  /**
   * Gives the largest number allowed.
   *
   * @return the limit, itself allowed; infinity if there is none
   */
  public double max() {
    return type == ValueType.INT ? Math.min(annotation.max(), Integer.MAX_VALUE) : annotation.max();
  }

  /**
   * Tells whether a number lies between the limits.
   *
   * @param number any number
   * @return false for NaN too
   */
  public boolean allows(double number) {
    return number >= min() && number <= max();
  }

  /**
   * Says what a value has to be, to follow "must be".
   *
   * @return for example {@code a number from 0 to 100}
   */
  public String expected() {
    return form == Form.LIST ? "a list, each " + expectedValue() : expectedValue();
  }

  /**
   * Says what one value has to be, for lists each of them, to follow "must be".
   *
   * @return for example {@code a number from 0 to 100}
   */
  public String expectedValue() {
    return switch (type) {
      case BOOLEAN -> "true or false";
      case TEXT -> "text";
      case CHOICE -> choices.stream().collect(Collectors.joining("\", \"", "one of \"", "\""));
      case DOUBLE -> withRange("a number");
      case INT, LONG -> withRange("a whole number");
      case PICTURE -> "the path of a picture";
      case FILE -> "the path of a file";
    };
  }

  private String withRange(String what) {
    return range().isEmpty() ? what : what + " " + range();
  }

  /**
   * Says between which limits numbers lie.
   *
   * @return for example {@code from 0 to 100} or {@code of at least 1}; empty if any number goes
   */
  public String range() {
    boolean below = annotation.min() > Double.NEGATIVE_INFINITY;
    boolean above = annotation.max() < Double.POSITIVE_INFINITY;
    if (!type.isNumber() || !below && !above) {
      return "";
    }
    if (below && above) {
      return "from " + plain(annotation.min()) + " to " + plain(annotation.max());
    }
    return below
        ? "of at least " + plain(annotation.min())
        : "of at most " + plain(annotation.max());
  }

  /** Writes whole numbers without a decimal point. */
  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /**
   * Gives the word that stands for an enum constant in JSON.
   *
   * @param constant for example {@code HALF_UP}
   * @return for example {@code half-up}
   */
  public static String choice(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
