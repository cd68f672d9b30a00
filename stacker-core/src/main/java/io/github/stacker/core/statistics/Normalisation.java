package io.github.stacker.core.statistics;

import java.util.List;

/**
 * What becomes of the samples of each frame and band.
 *
 * @param functions for each frame, in the order given, one function for each band
 */
public record Normalisation(List<List<Linear>> functions) {
  /** Copies the lists. */
  public Normalisation {
    functions = functions.stream().map(List::copyOf).toList();
  }

  /**
   * Gives the function of the samples of a band of a frame.
   *
   * @param frame position among the frames that were measured
   * @param band number of the band
   * @return what the samples go through
   */
  public Linear of(int frame, int band) {
    return functions.get(frame).get(band);
  }

  /**
   * Tells whether nothing is changed.
   *
   * @return true if every function is the identity
   */
  public boolean isIdentity() {
    return functions.stream().flatMap(List::stream).allMatch(Linear::isIdentity);
  }
}
