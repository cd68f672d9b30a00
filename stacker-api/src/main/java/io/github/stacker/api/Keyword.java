package io.github.stacker.api;

import java.util.Objects;

/**
 * One entry of an astronomical header, as FITS has them: {@code FILTER = 'Ha'}.
 *
 * @param name one to eight characters out of {@code A-Z}, {@code 0-9}, {@code -} and {@code _}
 * @param value the text of the value: of a string without its quotation marks and with single
 *     apostrophes, of numbers and of {@code T} and {@code F} as the file has it; empty for
 *     commentary
 * @param isText whether the value is a string
 * @param comment what the file says behind the value, or the text of {@code COMMENT} and {@code
 *     HISTORY}; empty if nothing
 */
public record Keyword(String name, String value, boolean isText, String comment) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is none
   */
  public Keyword {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(comment, "comment");
    if (!name.matches("[A-Z0-9_-]{1,8}")) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of a keyword");
    }
  }
}
