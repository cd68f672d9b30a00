package io.github.stacker.core.pipeline;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.format.ShownText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A filter with its parameters on the command line: {@code name:key=value,key=value}. */
public final class FilterText {
  private FilterText() {}

  /**
   * Reads a filter. Values are JSON, or text if they are none; commas in brackets or quotes do not
   * end a value.
   *
   * @param text for example {@code thumbnail:size=128,kernel=box}
   * @return the step as pipelines have it; names and values are not checked
   * @throws PipelineException if it is not of that form
   */
  public static ObjectNode parse(String text) {
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
            option(text) + ": write name:key=value,key=value, for example thumbnail:size=128");
      }
      String key = parameter.substring(0, equals).strip();
      if (step.has(key)) {
        throw new PipelineException("%s: \"%s\" is given twice".formatted(option(text), key));
      }
      step.set(key, Replacement.value(parameter.substring(equals + 1)));
    }
    return step;
  }

  /**
   * Names the option, as messages begin.
   *
   * @param text the filter as it was written
   * @return the option and the filter, which is cut if it is long
   */
  public static String option(String text) {
    return "--filter \"" + ShownText.of(text) + "\"";
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
