package io.github.stacker.core.pipeline;

import io.github.stacker.api.Filter;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.PictureOpener;
import io.github.stacker.core.plugin.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One filter of a pipeline, checked.
 *
 * @param place where it stands, as messages begin
 * @param name the filter's name
 * @param origin where it came from
 * @param companions the files that its parameters name
 * @param made the filter, if it names no pictures
 * @param maker makes the filter with its parameters, pictures opened
 */
public record Step(
    String place,
    String name,
    Origin origin,
    List<Companion> companions,
    Optional<Filter> made,
    Function<PictureOpener, Filter> maker) {
  /** Copies the list. */
  public Step {
    companions = List.copyOf(companions);
  }

  /**
   * Makes the filter.
   *
   * @param opener opens the pictures that it names
   * @return the filter, ready to be applied
   * @throws io.github.stacker.api.StackerException if a picture cannot be opened
   */
  public Filter filter(PictureOpener opener) {
    return made.orElseGet(() -> anotherFilter(opener));
  }

  /**
   * Makes one more of the same, that has not been at work yet.
   *
   * @param opener opens the pictures that it names
   * @return the filter, ready to be applied
   * @throws io.github.stacker.api.StackerException if a picture cannot be opened
   */
  public Filter anotherFilter(PictureOpener opener) {
    return maker.apply(opener);
  }
}
