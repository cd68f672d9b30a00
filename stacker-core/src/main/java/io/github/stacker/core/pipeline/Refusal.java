package io.github.stacker.core.pipeline;

/** Something wrong at one place of a pipeline; the reader adds file, line and column. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final JsonPath path;

  Refusal(JsonPath path, String message) {
    this(path, message, null);
  }

  Refusal(JsonPath path, String message, Throwable cause) {
    super(message, cause);
    this.path = path;
  }

  JsonPath path() {
    return path;
  }

  /**
   * Tells whether the message is a sentence of its own, as those of the catalogue and of plugins
   * are; all others go on from the place.
   */
  boolean isSentence() {
    return path.isTop() || getCause() != null;
  }
}
