package io.github.stacker.core.engine;

import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * The state of a fold.
 *
 * @param planes the numbers kept for each place; none in a sweep
 * @param samplesPerPlace how many samples of the result have a place together
 */
public record StateShape(List<StatePlane> planes, int samplesPerPlace) {
  /** No state. */
  static final StateShape NONE = new StateShape(List.of(), 1);

  /** Copies the list. */
  public StateShape {
    planes = List.copyOf(planes);
  }

  /**
   * Gives the number of places.
   *
   * @param samples samples of the result
   * @return places that these take
   */
  public int places(long samples) {
    return Math.toIntExact((samples - 1) / samplesPerPlace + 1);
  }

  /** Gives the bytes that the state of some samples takes, from above. */
  long bytes(long samples) {
    long placeBytes = planes.stream().mapToLong(plane -> plane.type().bytes()).sum();
    return (samples / samplesPerPlace + 1) * placeBytes;
  }
}
