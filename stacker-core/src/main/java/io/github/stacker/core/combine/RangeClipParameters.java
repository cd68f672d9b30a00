package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of the clip to a range.
 *
 * @param lowest the least sample that is kept
 * @param highest the largest sample that is kept
 * @param result what is made of the samples kept
 */
public record RangeClipParameters(
    @Parameter(value = "The least sample that is kept.") double lowest,
    @Parameter(value = "The largest sample that is kept.") double highest,
    @Parameter(value = "What is made of the samples kept.", defaultJson = "\"mean\"")
        RestResult result) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public RangeClipParameters {
    if (!(lowest <= highest)) {
      throw new IllegalArgumentException(
          "lowest %s is above highest %s".formatted(lowest, highest));
    }
  }
}
