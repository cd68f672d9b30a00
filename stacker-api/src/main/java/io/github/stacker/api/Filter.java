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
   * Tells how the source is read when the result is read from top to bottom. What a filter needs
   * beyond what the source can give is made up for by stacker, which copies the source to scratch.
   *
   * @return {@link Reading#ANYWHERE} unless overridden: every filter gives right results so, at the
   *     cost of a copy, which those that read rows from the top spare by saying so, as the contract
   *     suite insists
   */
  default Reading reading() {
    return Reading.ANYWHERE;
  }

  /** How a filter reads its source. */
  enum Reading {
    /** Rows from top to bottom, each once and whole. Any source will do. */
    IN_ORDER,
    /**
     * The rows around those of the result: from top to bottom, each once and whole, if the source
     * is one of {@link ImageSource.Access#ROWS}; otherwise what is around a region, so that regions
     * which follow each other read some of it twice. Any source will do for a frame; a stacked
     * frame is computed before.
     */
    NEARBY,
    /**
     * Each sample once, but in another order, as turning by quarters does. A source of {@link
     * ImageSource.Access#ROWS} is copied before.
     */
    ELSEWHERE,
    /**
     * Any region, perhaps many times. A source is copied before unless it is read in place, so that
     * no sample is decoded or computed more than once.
     */
    ANYWHERE
  }

  /**
   * Tells whether pixels that have samples may come out without, as behind a mask. Of other filters
   * {@code --check} expects that no NaN comes of numbers.
   *
   * @return false unless overridden; true of {@link GeometricFilter}
   */
  default boolean leavesOut() {
    return false;
  }

  /**
   * Tells whether what the metadata of the result say of columns and rows is true: world
   * coordinates, say. It is where no pixel moves, and behind {@link CroppedSource} and {@link
   * OrientedSource}, which move {@link PlaceKeywords} with the pixels. Where it is not, stacker
   * leaves those keywords out right behind the filter.
   *
   * @return false unless overridden, which is right for every filter; true of {@link PointFilter},
   *     {@link NeighbourhoodFilter} and {@link StatisticsFilter}
   */
  default boolean keepsPlaces() {
    return false;
  }
}
