package io.github.stacker.core.pipeline;

import io.github.stacker.api.Parameter;
import java.util.List;

/**
 * The section {@code weights}: how much each frame counts.
 *
 * @param by where weights come from
 * @param list the weights in the order of the frames, where they are listed
 */
public record WeightsSection(
    @Parameter(
            "what weighs frames: nothing, their noise after normalisation, their exposure time, or a list")
        By by,
    @Parameter(
            value = "the weight of each frame, in their order, above 0; for \"by\": \"list\"",
            min = 0,
            defaultJson = "[]")
        List<Double> list) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is a list where none is used, none where one is, or a
   *     weight is 0
   */
  public WeightsSection {
    list = List.copyOf(list);
    if (by == By.LIST && list.isEmpty()) {
      throw new IllegalArgumentException("list must have a weight for each frame");
    }
    if (by != By.LIST && !list.isEmpty()) {
      throw new IllegalArgumentException("list is used with \"by\": \"list\" alone");
    }
    if (list.contains(0.0) || list.contains(-0.0)) {
      throw new IllegalArgumentException(
          "list has a weight of 0; leave the frame out of \"frames\" instead");
    }
  }

  /** Where weights come from. */
  public enum By {
    /** All frames weigh the same. */
    NONE,
    /** One over the variance of the noise after normalisation. */
    NOISE,
    /** The exposure time. */
    EXPOSURE_TIME,
    /** A list. */
    LIST
  }
}
