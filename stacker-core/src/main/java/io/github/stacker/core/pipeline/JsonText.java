package io.github.stacker.core.pipeline;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON for people and programs: indented, keys in the order given. */
public final class JsonText {
  private JsonText() {}

  /**
   * Reads a tree.
   *
   * @param text one value; no key twice in one object
   * @return the tree
   * @throws tools.jackson.core.JacksonException if it is no JSON
   */
  public static JsonNode parse(String text) {
    return JsonTree.parse(text);
  }

  /**
   * Makes an object.
   *
   * @return an object without properties
   */
  public static ObjectNode object() {
    return JsonTree.NODES.objectNode();
  }

  /**
   * Makes a list.
   *
   * @return a list without elements
   */
  public static ArrayNode array() {
    return JsonTree.NODES.arrayNode();
  }

  /**
   * Writes a tree.
   *
   * @param tree what to write
   * @return JSON with a line end
   */
  public static String write(JsonNode tree) {
    return JsonTree.write(tree) + "\n";
  }

  /**
   * Writes a tree for programs alone.
   *
   * @param tree what to write
   * @return JSON on one line, without a line end
   */
  public static String writeCompact(JsonNode tree) {
    return JsonTree.writeCompact(tree);
  }

  /**
   * Writes maps, lists, texts and numbers.
   *
   * @param content what to write
   * @return JSON with a line end
   */
  public static String write(Object content) {
    return write(new JsonMapper().<JsonNode>valueToTree(content));
  }
}
