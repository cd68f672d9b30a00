package io.github.stacker.core.pipeline;

import io.github.stacker.core.engine.StackMap;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Binds the section {@code maps}: for each kind of map a file name, or an output in full. */
final class MapsBinder {
  /** What the maps are called in pipelines. */
  static final Map<StackMap, String> KEYS = keys();

  private final OutputBinder outputs;

  MapsBinder(OutputBinder outputs) {
    this.outputs = outputs;
  }

  private static Map<StackMap, String> keys() {
    Map<StackMap, String> keys = new EnumMap<>(StackMap.class);
    keys.put(StackMap.COVERAGE, "coverage");
    keys.put(StackMap.REJECTED_LOW, "rejectedLow");
    keys.put(StackMap.REJECTED_HIGH, "rejectedHigh");
    keys.put(StackMap.PROVENANCE, "provenance");
    keys.put(StackMap.DEVIATION, "deviation");
    return Collections.unmodifiableMap(keys);
  }

  /**
   * Binds the section, if it is there.
   *
   * @param root the pipeline
   * @param canonical gets the section in full, maps in the order of their kinds
   */
  Map<StackMap, Output> bind(ObjectNode root, ObjectNode canonical) {
    Map<StackMap, Output> maps = new EnumMap<>(StackMap.class);
    if (!root.has("maps")) {
      return maps;
    }
    JsonPath path = JsonPath.TOP.key("maps");
    ObjectNode section = PipelineBinder.object(root.get("maps"), path);
    new RecordBinder(path, section).requireKnown(List.copyOf(KEYS.values()));
    if (section.isEmpty()) {
      return maps;
    }
    ObjectNode written = canonical.putObject("maps");
    KEYS.forEach(
        (map, key) -> {
          if (section.has(key)) {
            ObjectNode output = output(section.get(key), path.key(key));
            maps.put(map, outputs.bind(output, path.key(key), written.putObject(key)));
          }
        });
    return maps;
  }

  private static ObjectNode output(JsonNode node, JsonPath path) {
    if (node.isString()) {
      return JsonTree.NODES.objectNode().put("file", node.asString());
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new Refusal(path, "must be a file name, or an object as in \"outputs\"");
  }

  /** Binds one output and writes it in full. */
  interface OutputBinder {
    Output bind(ObjectNode node, JsonPath path, ObjectNode written);
  }
}
