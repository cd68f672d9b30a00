package io.github.stacker.core.engine;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.RelabelledSource;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.core.format.ThrownText;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A filter with what is needed to blame it.
 *
 * @param place where it stands in the pipeline, as messages begin
 * @param name the filter's name
 * @param origin where it came from: a jar, or stacker
 * @param filter the filter
 */
public record FilterStep(String place, String name, String origin, Filter filter) {
  /**
   * Puts the filter behind a source, guarded: whatever its code throws names the filter and its
   * jar. Keywords that belong to places are left out where it does not say that they are true.
   *
   * @param source the image
   * @param image what it is, as part of a sentence
   * @throws PipelineException if the filter refuses the image
   * @throws PluginException if the filter fails
   */
  ImageSource applyTo(ImageSource source, String image) {
    try {
      ImageSource filtered =
          new GuardedSource(required("apply", filter.apply(source)), this, image);
      return keepsPlaces() ? filtered : elsewhere(filtered);
    } catch (IllegalArgumentException e) {
      throw refusal(image, e);
    } catch (PluginException e) { // of another filter
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(image, e);
    }
  }

  private static ImageSource elsewhere(ImageSource filtered) {
    Metadata metadata = filtered.info().metadata();
    List<Keyword> kept = PlaceKeywords.without(metadata.keywords());
    return kept.size() == metadata.keywords().size()
        ? filtered
        : new RelabelledSource(filtered, metadata.withKeywords(kept));
  }

  /** Tells how the filter reads its source. */
  Filter.Reading reading() {
    return answer("", "reading", filter::reading);
  }

  private boolean keepsPlaces() {
    return answer("", "keepsPlaces", filter::keepsPlaces);
  }

  /**
   * Asks what the filter made.
   *
   * @param image what it was made of, as part of a sentence; nothing if it is of none
   * @param method what is asked
   * @param code asks it
   * @return the answer
   * @throws PluginException if there is none
   */
  <T> T answer(String image, String method, Supplier<T> code) {
    try {
      return required(method, code.get());
    } catch (PluginException e) { // of another filter
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(image, e);
    }
  }

  private static <T> T required(String method, T answer) {
    if (answer == null) {
      throw new BrokenPromise(method + " returned null");
    }
    return answer;
  }

  /** Tells whether the filter needs numbers of a whole image before its first sample. */
  boolean measures() {
    return filter instanceof StatisticsFilter;
  }

  /**
   * Measures an image for a filter that {@link #measures()}.
   *
   * @param source the image; stays open
   * @param image what it is, as part of a sentence
   * @return what was measured
   * @throws IOException if the image cannot be read
   * @throws PipelineException if the filter refuses the image
   * @throws PluginException if the filter fails
   */
  Object measure(ImageSource source, String image) throws IOException {
    try {
      return required("measure", ((StatisticsFilter<?>) filter).measureCovered(source));
    } catch (StackerException | IOException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw refusal(image, e);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw failure(image, e);
    }
  }

  /**
   * Gives the step for an image that was measured.
   *
   * @param statistics what {@link #measure} gave
   */
  @SuppressWarnings("unchecked") // it comes from the same filter
  FilterStep with(Object statistics) {
    return with(new Measured((StatisticsFilter<Object>) filter, statistics));
  }

  /** A filter that knows what it measures. */
  private record Measured(StatisticsFilter<Object> filter, Object statistics) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      return filter.apply(source, statistics);
    }

    @Override
    public Reading reading() {
      return filter.reading();
    }

    @Override
    public boolean leavesOut() {
      return filter.leavesOut();
    }

    @Override
    public boolean keepsPlaces() {
      return filter.keepsPlaces();
    }
  }

  /** Gives the step with another filter in the place of its own. */
  FilterStep with(Filter other) {
    return new FilterStep(place, name, origin, other);
  }

  private PipelineException refusal(String image, IllegalArgumentException cause) {
    return new PipelineException(
        "%s: filter \"%s\" cannot be applied to %s: %s"
            .formatted(place, name, image, cause.getMessage()),
        cause);
  }

  /**
   * Says that the filter failed.
   *
   * @param image what it was applied to, as part of a sentence; nothing if to none
   * @param cause what it threw
   */
  PluginException failure(String image, Throwable cause) {
    return new PluginException(
        "%s: filter \"%s\" of %s failed%s: %s; tell its author, or take the filter out of the pipeline"
            .formatted(
                place, name, origin, image.isEmpty() ? "" : " on " + image, ThrownText.of(cause)),
        cause);
  }
}
