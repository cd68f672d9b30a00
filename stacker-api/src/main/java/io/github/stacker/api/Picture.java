package io.github.stacker.api;

/**
 * A picture beside the frames that a parameter names, as a mask: a component of this type is given
 * a path in the pipeline, relative to its file, with {@code #2} behind it for picture 2 of a file.
 *
 * <p>It is there when a filter is applied, not yet when it is created. Each picture is opened once
 * a run and shared by all threads: read where it is if any rectangle of its file can be, otherwise
 * copied to scratch when it is first read. So any thread may read any region at any time, as often
 * as it likes.
 *
 * <p>{@code toString()} names file and parameter, for messages.
 */
public interface Picture {
  /**
   * Gives size and meaning; the same at every call.
   *
   * @return the description, as the file is stored: its orientation is told, not applied
   */
  ImageInfo info();

  /**
   * Reads a rectangle. What goes wrong is said of the picture and ends the run.
   *
   * @param region what to read, inside {@code info().region()}; better small than whole, since the
   *     memory it takes is not counted
   * @param into gets the samples; reshaped by the call to {@code region} and to the bands and type
   *     of {@link #info()}
   */
  void read(Region region, Tile into);

  /**
   * Refuses an image of another size.
   *
   * @param image what the picture is to go with
   * @throws IllegalArgumentException if columns or rows differ
   */
  default void requireSizeOf(ImageInfo image) {
    if (!info().region().equals(image.region())) {
      throw new IllegalArgumentException(
          "%s is %dx%d and has to be %dx%d; make it of the size that images have there"
              .formatted(this, info().width(), info().height(), image.width(), image.height()));
    }
  }

  /**
   * Refuses a picture that has not so many bands beside alpha.
   *
   * @param wanted how many
   * @throws IllegalArgumentException if it has others
   */
  default void requireColourBands(int wanted) {
    if (info().colourBandCount() != wanted) {
      throw new IllegalArgumentException(
          "%s has %d bands beside alpha and has to have %d; convert it first"
              .formatted(this, info().colourBandCount(), wanted));
    }
  }
}
