package io.github.stacker.core.pipeline;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.format.ShownText;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An option of the command line that names a filter, with its parameters, for a section of the
 * pipeline: {@code name:key=value,key=value}. Values are JSON, or text if they are none; commas in
 * brackets or quotes do not end a value.
 */
public enum FilterOption {
  /** What is done to each frame. */
  FRAME("--filter", "filters"),
  /** What is done to the stacked frame. */
  RESULT("--post", "post");

  private final String option;
  private final String section;

  FilterOption(String option, String section) {
    this.option = option;
    this.section = section;
  }

  /**
   * Gives the option.
   *
   * @return as it is typed
   */
  public String option() {
    return option;
  }

  /**
   * Adds filters to a pipeline.
   *
   * @param pipeline gets the section, unless there are none; names and values are not checked
   * @param texts the filters, for example {@code thumbnail:size=128,kernel=box}
   * @throws PipelineException if one is not of that form
   */
  public void addTo(ObjectNode pipeline, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode steps = pipeline.putArray(section);
      texts.forEach(text -> steps.add(step(text)));
    }
  }

  /**
   * Adds filters to a pipeline, whose files are found from elsewhere.
   *
   * @param pipeline as {@link #addTo(ObjectNode, List)}
   * @param texts the filters
   * @param catalogue tells which of their parameters name files; a filter that it does not know
   *     stays as it is
   * @param moved gives the path of a file as it is to stand in the pipeline
   * @throws PipelineException as {@link #addTo(ObjectNode, List)}
   */
  public void addTo(
      ObjectNode pipeline, List<String> texts, Catalogue catalogue, UnaryOperator<String> moved) {
    addTo(pipeline, texts);
    for (JsonNode step : pipeline.path(section)) {
      String name = step.path("filter").stringValue();
      catalogue.filters().stream()
          .filter(plugin -> plugin.name().equals(name))
          .flatMap(plugin -> PluginParameters.of(plugin).stream())
          .filter(parameter -> parameter.type().isFile())
          .map(ParameterSpec::name)
          .filter(file -> step.path(file).isString())
          .forEach(
              file -> ((ObjectNode) step).put(file, moved.apply(step.get(file).stringValue())));
    }
  }

  /**
   * Gives what messages call filters of that section.
   *
   * @param texts the filters
   * @return the option and the filter, which is cut if it is long, by the paths of what it says
   */
  public Map<String, String> titles(List<String> texts) {
    Map<String, String> titles = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      String path = "%s[%d]".formatted(section, i);
      titles.put(path, title(texts.get(i)));
      titles.put(path + ".filter", title(texts.get(i)));
    }
    return titles;
  }

  private ObjectNode step(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    ObjectNode step = JsonTree.NODES.objectNode().put("filter", name);
    if (colon < 0) {
      return step;
    }
    for (String parameter : parts(text.substring(colon + 1))) {
      int equals = parameter.indexOf('=');
      if (name.isBlank() || equals < 1) {
        throw new PipelineException(
            title(text) + ": write name:key=value,key=value, for example thumbnail:size=128");
      }
      String key = parameter.substring(0, equals).strip();
      if (step.has(key)) {
        throw new PipelineException("%s: \"%s\" is given twice".formatted(title(text), key));
      }
      step.set(key, Replacement.value(parameter.substring(equals + 1)));
    }
    return step;
  }

  private String title(String text) {
    return "%s \"%s\"".formatted(option, ShownText.of(text));
  }

  /** Cuts at commas that are neither in brackets nor in quotes. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : depthOf(c);
      if (c == ',' && depth == 0 && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static int depthOf(char c) {
    return switch (c) {
      case '[', '{' -> 1;
      case ']', '}' -> -1;
      default -> 0;
    };
  }
}
