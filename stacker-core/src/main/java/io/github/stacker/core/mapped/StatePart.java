package io.github.stacker.core.mapped;

import io.github.stacker.api.FoldState;

/**
 * A part of a state as a state of its own: the same arrays, renumbered.
 *
 * @param whole the state
 * @param firstPlane the plane that is the part's first
 */
public record StatePart(FoldState whole, int firstPlane) implements FoldState {
  @Override
  public int[] ints(int plane) {
    return whole.ints(firstPlane + plane);
  }

  @Override
  public long[] longs(int plane) {
    return whole.longs(firstPlane + plane);
  }

  @Override
  public double[] doubles(int plane) {
    return whole.doubles(firstPlane + plane);
  }
}
