package io.github.stacker.core.plugin;

/** The type of a parameter's value, or of each value in its list. */
public enum ValueType {
  /** True or false. */
  BOOLEAN("boolean"),
  /** A 32-bit integer. */
  INT("integer"),
  /** A 64-bit integer. */
  LONG("integer"),
  /** A finite number. */
  DOUBLE("number"),
  /** Text. */
  TEXT("text"),
  /** One of some words. */
  CHOICE("choice"),
  /** The path of a picture. */
  PICTURE("picture"),
  /** The path of another file. */
  FILE("file");

  private final String word;

  ValueType(String word) {
    this.word = word;
  }

  /**
   * Names the type as tables do.
   *
   * @return one word
   */
  public String word() {
    return word;
  }

  /**
   * Tells whether values are numbers.
   *
   * @return true for the integers and for {@link #DOUBLE}
   */
  public boolean isNumber() {
    return this == INT || this == LONG || this == DOUBLE;
  }

  /**
   * Tells whether values name files.
   *
   * @return true for {@link #PICTURE} and {@link #FILE}
   */
  public boolean isFile() {
    return this == PICTURE || this == FILE;
  }
}
