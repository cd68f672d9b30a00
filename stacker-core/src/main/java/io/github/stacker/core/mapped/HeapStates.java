package io.github.stacker.core.mapped;

import io.github.stacker.api.StatePlane;
import java.util.List;

/** The state of one band in arrays, for folds that keep none beyond the band at work. */
public final class HeapStates implements StateBand {
  private final Object[] arrays;

  /**
   * Makes the arrays.
   *
   * @param planes the numbers kept for each place
   * @param places the places of the band
   */
  public HeapStates(List<StatePlane> planes, int places) {
    arrays = planes.stream().map(plane -> StateRun.newArray(plane.type(), places)).toArray();
  }

  @Override
  public void load(int offset, int count, StateRun into) {
    for (int p = 0; p < arrays.length; p++) {
      System.arraycopy(arrays[p], offset, into.array(p), 0, count);
    }
  }

  @Override
  public void store(int offset, int count, StateRun from) {
    for (int p = 0; p < arrays.length; p++) {
      System.arraycopy(from.array(p), 0, arrays[p], offset, count);
    }
  }
}
