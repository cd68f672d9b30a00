package io.github.stacker.core.run;

import io.github.stacker.core.pipeline.JsonText;
import java.io.File;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pipeline in one command: combine these frames, write that picture.
 *
 * @param files frames, globs and folders, as written
 * @param order {@code name}, {@code time} or {@code given}
 * @param onError {@code fail} or {@code skip}
 * @param method name of the combine
 * @param outputs pictures to write
 * @param type type of their samples, if one was asked for
 * @param previews reduced pictures to write, of the type that their format suggests
 * @param previewSize the longest side of those
 * @param maps maps to write, by the names they have in pipelines
 * @param masters what frames are calibrated by, by the names they have in pipelines
 */
public record OneLiner(
    List<String> files,
    Optional<String> order,
    Optional<String> onError,
    String method,
    List<String> outputs,
    Optional<String> type,
    List<String> previews,
    int previewSize,
    Map<String, String> maps,
    Map<String, String> masters) {
  /** Copies the collections. */
  public OneLiner {
    files = List.copyOf(files);
    outputs = List.copyOf(outputs);
    previews = List.copyOf(previews);
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    masters = Collections.unmodifiableMap(new LinkedHashMap<>(masters));
  }

  /**
   * Gives the pipeline.
   *
   * @param base the folder that relative paths of the pipeline start from; paths here start from
   *     the working folder
   * @return its JSON
   */
  public String toJson(Path base) {
    ObjectNode pipeline = JsonNodeFactory.instance.objectNode();
    ObjectNode frames = pipeline.putObject("frames");
    ArrayNode names = frames.putArray("files");
    files.forEach(file -> names.add(from(base, file)));
    order.ifPresent(value -> frames.put("order", value));
    onError.ifPresent(value -> frames.put("onError", value));
    if (!masters.isEmpty()) {
      ObjectNode section = pipeline.putObject("calibrate");
      masters.forEach((kind, file) -> section.put(kind, from(base, file)));
    }
    pipeline.putObject("combine").put("method", method);
    ArrayNode pictures = pipeline.putArray("outputs");
    for (String output : outputs) {
      ObjectNode picture = pictures.addObject().put("file", from(base, output));
      type.ifPresent(value -> picture.put("type", value));
    }
    for (String preview : previews) {
      pictures.addObject().put("file", from(base, preview)).put("maxSize", previewSize);
    }
    if (!maps.isEmpty()) {
      ObjectNode section = pipeline.putObject("maps");
      maps.forEach((map, file) -> section.putObject(map).put("file", from(base, file)));
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
    for (int i = 0; i < outputs.size(); i++) {
      options.put("outputs[%d].file".formatted(i), "-o");
      options.put("outputs[%d].type".formatted(i), "--type");
    }
    for (int i = outputs.size(); i < outputs.size() + previews.size(); i++) {
      options.put("outputs[%d].file".formatted(i), "--preview");
      options.put("outputs[%d].maxSize".formatted(i), "--max-size");
    }
    masters.keySet().forEach(kind -> options.put("calibrate." + kind, "--" + kind));
    maps.keySet().forEach(map -> options.put("maps." + map, "--map " + map));
    return options;
  }

  /**
   * Relative names stay relative, seen from the base, and are written with slashes on every system.
   */
  private static String from(Path base, String name) {
    Path path = Path.of(name);
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
