package io.github.stacker.core.engine;

import io.github.stacker.core.statistics.Linear;
import java.util.List;
import java.util.Map;

/**
 * What samples go through before they are combined, and what frames weigh.
 *
 * @param combined for each frame, by its number, a function for each colour band of the samples
 *     that are combined; empty if samples stay what they are
 * @param compared the same for what decides on rejection
 * @param weights the weight of each frame listed; empty if all weigh the same
 */
public record Adjustments(
    Map<Integer, List<Linear>> combined,
    Map<Integer, List<Linear>> compared,
    List<Double> weights) {
  /** Nothing is changed. */
  public static final Adjustments NONE = new Adjustments(Map.of(), Map.of(), List.of());

  /** Copies the collections. */
  public Adjustments {
    combined = Map.copyOf(combined);
    compared = Map.copyOf(compared);
    weights = List.copyOf(weights);
  }

  /** Tells whether samples are changed. */
  boolean normalises() {
    return !combined.isEmpty();
  }

  /** Tells whether rejection sees samples as they are combined. */
  boolean comparesAsCombined() {
    return compared.equals(combined);
  }

  List<Linear> combined(int frame) {
    return combined.getOrDefault(frame, List.of());
  }

  List<Linear> compared(int frame) {
    return compared.getOrDefault(frame, List.of());
  }
}
