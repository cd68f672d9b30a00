package io.github.stacker.core.pipeline;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON for people and programs: indented, keys in the order given. */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  /**
   * Writes maps, lists, texts, numbers and trees.
   *
   * @param content what to write
   * @return JSON with a line end
   */
  public static String write(Object content) {
    return MAPPER.writeValueAsString(content) + "\n";
  }
}
