package io.github.stacker.api;

/**
 * Turns an image into another, lazily: samples are computed when the new source is asked for them.
 *
 * <p>A filter holds parameters alone and is shared by threads; what a source needs while it is read
 * belongs to the source that {@link #apply} makes.
 */
public interface Filter {
  /**
   * Puts the filter behind a source.
   *
   * @param source the image to change; owned, so closed, by the new source
   * @return the changed image
   * @throws IllegalArgumentException if the filter cannot be applied to such an image; the message
   *     is shown to the user
   */
  ImageSource apply(ImageSource source);

  /**
   * Tells whether reading the result from top to bottom reads the source from top to bottom, each
   * row once and whole. Filters that do may stand behind sources of {@link
   * ImageSource.Access#ROWS}; before the others such a source is copied to scratch.
   *
   * @return false unless overridden
   */
  default boolean keepsRowOrder() {
    return false;
  }

  /**
   * Tells whether pixels that have samples may come out without, as behind a mask. Of other filters
   * {@code --check} expects that no NaN comes of numbers.
   *
   * @return false unless overridden
   */
  default boolean leavesOut() {
    return false;
  }
}
