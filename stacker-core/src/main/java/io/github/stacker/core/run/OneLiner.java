package io.github.stacker.core.run;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.pipeline.FilterOption;
import io.github.stacker.core.pipeline.JsonText;
import io.github.stacker.core.plugin.Catalogue;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pipeline in one command: combine these frames, write that picture.
 *
 * @param files frames, globs and folders, as written
 * @param order {@code name}, {@code time} or {@code given}
 * @param onError {@code fail} or {@code skip}
 * @param filters what is done to each frame, as {@link FilterOption} reads it
 * @param method name of the combine
 * @param post what is done to the stacked frame
 * @param outputs pictures to write
 * @param type type of their samples, if one was asked for
 * @param previews reduced pictures to write, of the type that their format suggests
 * @param previewSize the longest side of those
 * @param maps maps to write, by the names they have in pipelines
 * @param masters what frames are calibrated by
 */
public record OneLiner(
    List<String> files,
    Optional<String> order,
    Optional<String> onError,
    List<String> filters,
    String method,
    List<String> post,
    List<String> outputs,
    Optional<String> type,
    List<String> previews,
    int previewSize,
    Map<String, String> maps,
    MasterFiles masters) {
  /** Copies the collections. */
  public OneLiner {
    files = List.copyOf(files);
    filters = List.copyOf(filters);
    post = List.copyOf(post);
    outputs = List.copyOf(outputs);
    previews = List.copyOf(previews);
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
  }

  /**
   * Gives the pipeline.
   *
   * @param base the folder that relative paths of the pipeline start from; paths here start from
   *     the working folder
   * @param catalogue the filters there are
   * @return its JSON
   * @throws PipelineException if a filter is not of the form that {@link FilterOption} reads
   */
  public String toJson(Path base, Catalogue catalogue) {
    UnaryOperator<String> moved = file -> from(base, file);
    ObjectNode pipeline = JsonNodeFactory.instance.objectNode();
    ObjectNode frames = pipeline.putObject("frames");
    ArrayNode names = frames.putArray("files");
    files.forEach(file -> names.add(moved.apply(file)));
    order.ifPresent(value -> frames.put("order", value));
    onError.ifPresent(value -> frames.put("onError", value));
    masters.addTo(pipeline, moved);
    FilterOption.FRAME.addTo(pipeline, filters, catalogue, moved);
    pipeline.putObject("combine").put("method", method);
    FilterOption.RESULT.addTo(pipeline, post, catalogue, moved);
    ArrayNode pictures = pipeline.putArray("outputs");
    for (String output : outputs) {
      ObjectNode picture = pictures.addObject().put("file", moved.apply(output));
      type.ifPresent(value -> picture.put("type", value));
    }
    for (String preview : previews) {
      pictures.addObject().put("file", moved.apply(preview)).put("maxSize", previewSize);
    }
    if (!maps.isEmpty()) {
      ObjectNode section = pipeline.putObject("maps");
      maps.forEach((map, file) -> section.putObject(map).put("file", moved.apply(file)));
    }
    return JsonText.writeCompact(pipeline);
  }

  /**
   * Gives what values of that pipeline are called on the command line.
   *
   * @return options by the paths of what they say
   */
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("frames.order", "--order");
    options.put("frames.onError", "--on-error");
    options.put("combine.method", "--method");
    options.putAll(FilterOption.FRAME.titles(filters));
    options.putAll(FilterOption.RESULT.titles(post));
    for (int i = 0; i < outputs.size(); i++) {
      options.put("outputs[%d].file".formatted(i), "-o");
      options.put("outputs[%d].type".formatted(i), "--type");
    }
    for (int i = outputs.size(); i < outputs.size() + previews.size(); i++) {
      options.put("outputs[%d].file".formatted(i), "--preview");
      options.put("outputs[%d].maxSize".formatted(i), "--max-size");
    }
    options.putAll(masters.options());
    maps.keySet().forEach(map -> options.put("maps." + map, "--map " + map));
    return options;
  }

  /**
   * Relative names stay relative, seen from the base, and are written with slashes on every system.
   * What can be no path is refused where it is used.
   */
  private static String from(Path base, String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      return name;
    }
    Path here = Path.of("").toAbsolutePath();
    boolean movable = !path.isAbsolute() && here.getRoot().equals(base.toAbsolutePath().getRoot());
    if (!movable || here.equals(base.toAbsolutePath().normalize())) {
      return name;
    }
    Path relative = base.toAbsolutePath().normalize().relativize(path.toAbsolutePath().normalize());
    String text = relative.toString().replace(File.separatorChar, '/');
    return text.isEmpty() ? "." : text;
  }
}
