package io.github.stacker.core.pipeline;

/** Writes JSON for people and programs: indented, keys in the order given. */
public final class JsonText {
  private JsonText() {}

  /**
   * Writes maps, lists, texts, numbers and trees.
   *
   * @param content what to write
   * @return JSON with a line end
   */
  public static String write(Object content) {
    return JsonSource.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n";
  }
}
