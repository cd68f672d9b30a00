package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.PluginException;

/**
 * A filter with what is needed to blame it.
 *
 * @param name the filter's name
 * @param origin where it came from: a jar, or stacker
 * @param filter the filter
 */
public record FilterStep(String name, String origin, Filter filter) {
  /**
   * Puts the filter behind a source, guarded: whatever its code throws names the filter and its
   * jar.
   *
   * @param source the image
   * @param image what it is, as part of a sentence
   * @throws IllegalArgumentException if the filter refuses the image
   * @throws PluginException if the filter fails
   */
  ImageSource applyTo(ImageSource source, String image) {
    try {
      return new GuardedSource(filter.apply(source), this, image);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(e);
    }
  }

  PluginException failure(Throwable cause) {
    return new PluginException(
        "filter \"%s\" of %s failed: %s; tell its author, or take the filter out of the pipeline"
            .formatted(name, origin, cause),
        cause);
  }
}
