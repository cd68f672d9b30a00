package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.StatisticsFilter;
import java.io.IOException;
import java.util.Objects;

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

  /** Tells whether the filter needs numbers of a whole image before its first sample. */
  boolean measures() {
    return filter instanceof StatisticsFilter;
  }

  /**
   * Measures an image for a filter that {@link #measures()}.
   *
   * @param source the image; stays open
   * @return what was measured
   * @throws IOException if the image cannot be read
   * @throws PluginException if the filter fails
   */
  Object measure(ImageSource source) throws IOException {
    try {
      return Objects.requireNonNull(((StatisticsFilter<?>) filter).measureCovered(source));
    } catch (StackerException | IOException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(e);
    }
  }

  /**
   * Gives the step for an image that was measured.
   *
   * @param statistics what {@link #measure} gave
   */
  @SuppressWarnings("unchecked") // it comes from the same filter
  FilterStep with(Object statistics) {
    StatisticsFilter<Object> measuring = (StatisticsFilter<Object>) filter;
    return new FilterStep(name, origin, source -> measuring.apply(source, statistics));
  }

  PluginException failure(Throwable cause) {
    return new PluginException(
        "filter \"%s\" of %s failed: %s; tell its author, or take the filter out of the pipeline"
            .formatted(name, origin, cause),
        cause);
  }
}
