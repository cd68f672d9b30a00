package io.github.stacker.core.pipeline;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.format.ShownText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A value of a pipeline replaced from the command line.
 *
 * @param path where
 * @param value what goes there
 * @param text as it was written
 */
record Replacement(JsonPath path, JsonNode value, String text) {
  /** Reads {@code path=value}; a value that is no JSON is text. */
  static Replacement parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new PipelineException(
          "--set %s: write PATH=VALUE, for example frames.orientation=ignore"
              .formatted(ShownText.of(text)));
    }
    JsonPath path =
        JsonPath.parse(text.substring(0, equals))
            .orElseThrow(
                () ->
                    new PipelineException(
                        "--set %s: \"%s\" is no path; write for example outputs[0].type"
                            .formatted(
                                ShownText.of(text), ShownText.of(text.substring(0, equals)))));
    return new Replacement(path, value(text.substring(equals + 1)), text);
  }

  /** Reads JSON; what is none is text. */
  static JsonNode value(String text) {
    try {
      JsonNode parsed = JsonTree.parse(text);
      return parsed.isMissingNode() ? StringNode.valueOf(text) : parsed;
    } catch (JacksonException e) {
      return StringNode.valueOf(text);
    }
  }

  /**
   * Puts the value in its place; objects on the way are made, list items must be there or be the
   * next.
   */
  void applyTo(ObjectNode root) {
    JsonNode node = root;
    for (int i = 0; i < path.steps().size() - 1; i++) {
      node = child(node, path.steps().get(i), path.steps().get(i + 1));
    }
    put(node, path.steps().get(path.steps().size() - 1), value);
  }

  private JsonNode child(JsonNode node, Object step, Object next) {
    JsonNode child = step instanceof Integer index ? node.get(index) : node.get((String) step);
    if (child != null) {
      return child;
    }
    JsonNode made =
        next instanceof Integer ? JsonTree.NODES.arrayNode() : JsonTree.NODES.objectNode();
    put(node, step, made);
    return made;
  }

  private void put(JsonNode node, Object step, JsonNode child) {
    if (step instanceof String key && node instanceof ObjectNode object) {
      object.set(key, child);
      return;
    }
    if (step instanceof Integer index && node instanceof ArrayNode array && index <= array.size()) {
      if (index == array.size()) {
        array.add(child);
      } else {
        array.set(index, child);
      }
      return;
    }
    throw new PipelineException(
        "%s: the pipeline has no place \"%s\"%s"
            .formatted(this, ShownText.of(path.toString()), next(node, step)));
  }

  private static String next(JsonNode node, Object step) {
    if (!(step instanceof Integer && node instanceof ArrayNode array)) {
      return "";
    }
    return array.isEmpty()
        ? "; its list is empty: begin with [0]"
        : "; the next item of its list is [%d]".formatted(array.size());
  }

  @Override
  public String toString() {
    return "--set " + ShownText.of(text);
  }
}
