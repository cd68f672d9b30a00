package io.github.stacker.core.statistics;

/**
 * A linear function of samples.
 *
 * @param scale what a sample is multiplied with
 * @param offset what is added then
 */
public record Linear(double scale, double offset) {
  /** The function that changes nothing. */
  public static final Linear IDENTITY = new Linear(1, 0);

  /**
   * Computes a normalised sample.
   *
   * @param sample the sample of the frame
   * @return {@code sample * scale + offset}
   */
  public double apply(double sample) {
    return sample * scale + offset;
  }

  /**
   * Tells whether nothing is changed.
   *
   * @return true if the scale is 1 and the offset 0
   */
  public boolean isIdentity() {
    return scale == 1 && offset == 0;
  }
}
