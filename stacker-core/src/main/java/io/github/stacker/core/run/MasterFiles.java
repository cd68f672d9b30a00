package io.github.stacker.core.run;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command line says that frames are calibrated by.
 *
 * @param files master files, as written, by the names they have in pipelines
 */
public record MasterFiles(Map<String, String> files) {
  /** Frames stay as they are. */
  public static final MasterFiles NONE = new MasterFiles(Map.of());

  private static final String SECTION = "calibrate";

  /** Copies the map. */
  public MasterFiles {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /**
   * Adds the section that names them, if there are any.
   *
   * @param pipeline where to
   * @param from makes a path as written one that starts from the pipeline's folder
   */
  void addTo(ObjectNode pipeline, UnaryOperator<String> from) {
    if (!files.isEmpty()) {
      ObjectNode section = pipeline.putObject(SECTION);
      files.forEach((kind, file) -> section.put(kind, from.apply(file)));
    }
  }

  /** Gives what values of that section are called on the command line, by their paths. */
  Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    files.keySet().forEach(kind -> options.put(SECTION + "." + kind, "--" + kind));
    return options;
  }
}
