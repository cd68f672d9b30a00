package io.github.stacker.core.run;

import io.github.stacker.api.PluginException;
import io.github.stacker.core.plugin.Origin;

/**
 * Who is to be named when the code of a plugin fails.
 *
 * @param kind combiner, reader or writer
 * @param name the plugin's name
 * @param origin its jar
 */
record PluginBlame(String kind, String name, Origin origin) {
  /** Says what happened, as part of a sentence. */
  String sentence(Throwable cause) {
    return "%s \"%s\" of %s failed: %s; tell its author"
        .formatted(kind, name, origin.name(), cause);
  }

  PluginException failure(Throwable cause) {
    return new PluginException(sentence(cause), cause);
  }

  /**
   * Stacker's own code needs no guard: its failures are defects of stacker and reported as such.
   */
  boolean isNeeded() {
    return origin.jar().isPresent();
  }
}
