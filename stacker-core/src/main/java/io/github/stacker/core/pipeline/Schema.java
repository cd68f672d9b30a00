package io.github.stacker.core.pipeline;

import io.github.stacker.api.PluginException;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.ParameterSet;
import io.github.stacker.core.plugin.ParameterSpec;
import io.github.stacker.core.plugin.ParameterSpec.Form;
import io.github.stacker.core.plugin.Plugin;
import io.github.stacker.core.plugin.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (draft 2020-12) of pipelines, made from the records and from the plugins that are
 * present.
 */
public final class Schema {
  private final ObjectNode root = JsonTree.NODES.objectNode();
  private final Catalogue catalogue;

  private Schema(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Writes the schema.
   *
   * @param catalogue the plugins
   * @return JSON; the same text for the same plugins
   * @throws PluginException if a default is none that its parameter takes
   */
  public static String of(Catalogue catalogue) {
    return JsonText.write(new Schema(catalogue).build());
  }

  private ObjectNode build() {
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "stacker pipeline");
    root.put("type", "object");
    root.put("additionalProperties", false);
    root.putArray("required").add("frames").add("combine").add("outputs");
    ObjectNode properties = root.putObject("properties");
    properties.putObject("$schema").put("type", "string");
    section(properties.putObject("frames"), FramesSection.class);
    calibrate(
        properties.putObject("calibrate").put("description", "what frames are freed of at first"));
    steps(properties.putObject("filters"), "applied to each frame, in this order");
    section(
        properties.putObject("normalise").put("description", "how frames are made to agree"),
        NormaliseSection.class);
    section(
        properties.putObject("weights").put("description", "how much each frame counts"),
        WeightsSection.class);
    ObjectNode combine =
        properties.putObject("combine").put("description", "how stacks are reduced");
    choice(combine, "method", catalogue.combiners());
    steps(properties.putObject("post"), "applied to the stacked frame, in this order");
    section(properties.putObject("roi"), RoiSection.class);
    outputs(properties.putObject("outputs"));
    maps(properties.putObject("maps"));
    section(properties.putObject("resources"), Resources.class);
    ObjectNode definitions = root.putObject("$defs");
    choice(definitions.putObject("filter"), "filter", catalogue.filters());
    master(definitions.putObject("master"));
    output(definitions.putObject("output"));
    return root;
  }

  /** A master is a file, or what makes it. */
  private static void calibrate(ObjectNode node) {
    List<ParameterSpec> parameters = ParameterSet.ofSection(CalibrateSection.class).parameters();
    ObjectNode properties = object(node, parameters);
    for (ParameterSpec parameter : parameters) {
      if (parameter.type() == ValueType.PICTURE) {
        ObjectNode master = (ObjectNode) properties.get(parameter.name());
        master.remove("type");
        ArrayNode forms = master.putArray("anyOf");
        forms.addObject().put("type", "string");
        forms.addObject().put("$ref", "#/$defs/master");
      }
    }
  }

  /** The sections of the whole pipeline that make a master. */
  private static void master(ObjectNode node) {
    node.put("description", "a pipeline that is run first, and whose result is the master");
    node.put("type", "object");
    node.put("additionalProperties", false);
    node.putArray("required").add("frames").add("combine");
    ObjectNode properties = node.putObject("properties");
    for (String name : PipelineBinder.MASTER_SECTIONS) {
      properties.putObject(name).put("$ref", "#/properties/" + name);
    }
  }

  private static void section(ObjectNode node, Class<? extends Record> type) {
    object(node, ParameterSet.ofSection(type).parameters());
  }

  private static ObjectNode object(ObjectNode node, List<ParameterSpec> parameters) {
    node.put("type", "object");
    node.put("additionalProperties", false);
    return describe(node, parameters);
  }

  private static ObjectNode describe(ObjectNode node, List<ParameterSpec> parameters) {
    ObjectNode properties = node.withObject("properties");
    List<String> required = new ArrayList<>();
    for (ParameterSpec parameter : parameters) {
      parameter(properties.putObject(parameter.name()), parameter);
      if (parameter.isRequired()) {
        required.add(parameter.name());
      }
    }
    if (!required.isEmpty()) {
      ArrayNode names = node.withArray("required");
      required.forEach(names::add);
    }
    return properties;
  }

  private static void parameter(ObjectNode node, ParameterSpec parameter) {
    String unit = parameter.annotation().unit();
    node.put(
        "description", parameter.annotation().value() + (unit.isEmpty() ? "" : " (" + unit + ")"));
    if (parameter.form() == Form.LIST) {
      node.put("type", "array");
      value(node.putObject("items"), parameter);
    } else {
      value(node, parameter);
    }
    if (!parameter.annotation().defaultJson().isEmpty()) {
      node.set("default", JsonTree.parse(parameter.annotation().defaultJson()));
    }
  }

  private static void value(ObjectNode node, ParameterSpec parameter) {
    switch (parameter.type()) {
      case BOOLEAN -> node.put("type", "boolean");
      case INT, LONG -> node.put("type", "integer");
      case DOUBLE -> node.put("type", "number");
      case TEXT, PICTURE, FILE -> node.put("type", "string");
      case CHOICE -> {
        ArrayNode words = node.putArray("enum");
        parameter.choices().forEach(words::add);
      }
    }
    if (Double.isFinite(parameter.annotation().min())) {
      node.put("minimum", parameter.annotation().min());
    }
    if (Double.isFinite(parameter.annotation().max())) {
      node.put("maximum", parameter.annotation().max());
    }
  }

  private static void steps(ObjectNode node, String description) {
    node.put("description", description);
    node.put("type", "array");
    node.putObject("items").put("$ref", "#/$defs/filter");
  }

  /** An object whose key names a plugin, which decides about the other keys. */
  private static void choice(ObjectNode node, String key, List<? extends Plugin<?>> plugins) {
    node.put("type", "object");
    node.putArray("required").add(key);
    ArrayNode variants = node.putArray("oneOf");
    for (Plugin<?> plugin : plugins) {
      ObjectNode variant = variants.addObject().put("description", plugin.provider().description());
      variant.put("additionalProperties", false);
      variant.putObject("properties").putObject(key).put("const", plugin.name());
      describe(variant, PluginParameters.of(plugin));
    }
  }

  private static void maps(ObjectNode node) {
    node.put("description", "pictures that tell how the samples of the stacked frame came about");
    node.put("type", "object");
    node.put("additionalProperties", false);
    ObjectNode properties = node.putObject("properties");
    MapsBinder.KEYS.forEach(
        (map, key) -> {
          ArrayNode forms = properties.putObject(key).putArray("anyOf");
          forms.addObject().put("type", "string");
          forms.addObject().put("$ref", "#/$defs/output");
        });
  }

  private static void outputs(ObjectNode node) {
    node.put("description", "the pictures to write");
    node.put("type", "array");
    node.put("minItems", 1);
    node.putObject("items").put("$ref", "#/$defs/output");
  }

  /**
   * The ending of the file may name the format, so all writers' parameters are known; a named
   * format limits them.
   */
  private void output(ObjectNode item) {
    ObjectNode properties = object(item, ParameterSet.ofSection(OutputSection.class).parameters());
    ArrayNode formats = ((ObjectNode) properties.get("format")).putArray("enum");
    catalogue.writers().forEach(writer -> formats.add(writer.name()));
    Map<String, List<ParameterSpec>> byName = new TreeMap<>();
    for (Plugin<?> writer : catalogue.writers()) {
      for (ParameterSpec parameter : PluginParameters.of(writer)) {
        byName.computeIfAbsent(parameter.name(), name -> new ArrayList<>()).add(parameter);
      }
    }
    byName.forEach((name, variants) -> writerParameter(properties.putObject(name), variants));
  }

  private static void writerParameter(ObjectNode node, List<ParameterSpec> variants) {
    List<ParameterSpec> sorted =
        variants.stream()
            .sorted(Comparator.comparing(variant -> variant.annotation().value()))
            .toList();
    if (sorted.size() == 1) {
      parameter(node, sorted.get(0));
      return;
    }
    ArrayNode alternatives = node.putArray("anyOf");
    sorted.forEach(variant -> parameter(alternatives.addObject(), variant));
  }
}
