package io.github.stacker.api;

/**
 * The samples of all frames that have some at a run of places, as the frames store them: those of
 * frame {@code f} are {@code array(f)[offset(f) .. offset(f) + count())}. The arrays are only to be
 * read.
 */
public interface StackSection {
  /**
   * Gives the number of frames, which differs from section to section where frames cover parts of a
   * canvas.
   *
   * @return at least 1, at most the number of frames listed
   */
  int frames();

  /**
   * Gives the length of the run.
   *
   * @return number of places
   */
  int count();

  /**
   * Gives the type of the samples.
   *
   * @return the type of every array
   */
  SampleType type();

  /**
   * Tells where the samples of a frame begin.
   *
   * @param frame number of the frame, from 0 to {@code frames() - 1}
   * @return index of the first place's sample
   */
  int offset(int frame);

  /**
   * Gives the samples of a frame.
   *
   * @param frame number of the frame, from 0 to {@code frames() - 1}
   * @return a {@code byte[]}, {@code short[]}, {@code float[]} or {@code double[]}; integers
   *     unsigned
   */
  Object array(int frame);
}
