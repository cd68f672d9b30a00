package io.github.stacker.api;

/**
 * A run of samples of one frame, widened for arithmetic. All arrays start at index 0, are longer
 * than the run, and are only to be read.
 */
public interface FrameSamples {
  /**
   * Gives the number of the frame.
   *
   * @return its position in the pipeline's order, from 0; frames that were skipped are counted
   */
  int frame();

  /**
   * Gives the length of the run.
   *
   * @return places in use
   */
  int count();

  /**
   * Gives the samples of UINT8 and UINT16 frames.
   *
   * @return numbers 0 to 65535, the missing ones replaced
   * @throws IllegalStateException if the frames are of a floating type
   */
  int[] ints();

  /**
   * Gives the samples of FLOAT32 and FLOAT64 frames.
   *
   * @return numbers other than NaN, the missing ones replaced
   * @throws IllegalStateException if the frames are of an integer type
   */
  double[] doubles();

  /**
   * Tells which samples are there.
   *
   * @return 1 for a sample, 0 for a missing one
   */
  int[] present();
}
