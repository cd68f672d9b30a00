package io.github.stacker.core.run;

import io.github.stacker.core.pipeline.FilterOption;
import io.github.stacker.core.pipeline.JsonText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversion in one command: make pictures of these frames, each of one.
 *
 * @param files frames, globs and folders, as written
 * @param masters what frames are calibrated by first
 * @param filters what is done to each then, as {@link FilterOption} reads it
 * @param output a file, a folder, or a pattern of names
 * @param format an ending or the name of a writer, if one was asked for
 * @param type type of the samples, if one was asked for
 * @param onError {@code fail} or {@code skip}
 * @param inPlace whether a frame may be replaced by what is made of it
 */
public record ConvertLine(
    List<String> files,
    MasterFiles masters,
    List<String> filters,
    String output,
    Optional<String> format,
    Optional<String> type,
    Optional<String> onError,
    boolean inPlace) {
  /** A pipeline has to combine, even where each frame stays by itself. */
  static final String COMBINE = "mean";

  /** Copies the lists. */
  public ConvertLine {
    files = List.copyOf(files);
    filters = List.copyOf(filters);
  }

  /**
   * Gives the pipeline that has the same frames, masters, filters and output. What it combines does
   * not matter.
   *
   * @param file the first picture to write
   * @param writer name of its writer, if its ending does not tell it
   * @return JSON
   */
  String toJson(String file, Optional<String> writer) {
    ObjectNode pipeline = JsonNodeFactory.instance.objectNode();
    ObjectNode frames = pipeline.putObject("frames");
    ArrayNode names = frames.putArray("files");
    files.forEach(names::add);
    onError.ifPresent(value -> frames.put("onError", value));
    masters.addTo(pipeline, UnaryOperator.identity());
    FilterOption.FRAME.addTo(pipeline, filters);
    pipeline.putObject("combine").put("method", COMBINE);
    ObjectNode picture = pipeline.putArray("outputs").addObject().put("file", file);
    writer.ifPresent(name -> picture.put("format", name));
    type.ifPresent(value -> picture.put("type", value));
    return JsonText.writeCompact(pipeline);
  }

  /** Gives what values of that pipeline are called on the command line, by their paths. */
  Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("frames.onError", "--on-error");
    options.put("outputs[0].file", "-o");
    options.put("outputs[0].type", "--type");
    options.putAll(masters.options());
    options.putAll(FilterOption.FRAME.titles(filters));
    return options;
  }
}
