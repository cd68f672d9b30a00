package io.github.stacker.core.run;

import io.github.stacker.api.PluginException;
import io.github.stacker.core.format.ThrownText;
import io.github.stacker.core.plugin.Origin;
import java.util.function.Supplier;

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
    return sentence(ThrownText.of(cause));
  }

  private String sentence(String what) {
    return "%s \"%s\" of %s failed: %s; tell its author".formatted(kind, name, origin.name(), what);
  }

  PluginException failure(Throwable cause) {
    return new PluginException(sentence(cause), cause);
  }

  /** Refuses null, which no plugin may answer. */
  <T> T required(T answer) {
    if (answer == null) {
      throw new PluginException(sentence("it made null"));
    }
    return answer;
  }

  /** Gives what the plugin's code answers, which is not null. */
  <T> T answer(Supplier<T> code) {
    T answer;
    try {
      answer = code.get();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(e);
    }
    return required(answer);
  }

  /**
   * Stacker's own code needs no guard: its failures are defects of stacker and reported as such.
   */
  boolean isNeeded() {
    return origin.jar().isPresent();
  }
}
