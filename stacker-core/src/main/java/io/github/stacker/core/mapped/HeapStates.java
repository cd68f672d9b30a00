package io.github.stacker.core.mapped;

import io.github.stacker.api.StatePlane;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The state of one band in arrays, for folds that keep none beyond the band at work. It is kept run
 * by run, so that a run is worked on where it is.
 */
public final class HeapStates implements StateBand {
  private final int runPlaces;
  private final List<StateRun> runs;

  /**
   * Makes the arrays.
   *
   * @param planes the numbers kept for each place
   * @param places the places of the band
   * @param runPlaces the places of a run; runs start at multiples of it
   */
  public HeapStates(List<StatePlane> planes, int places, int runPlaces) {
    this.runPlaces = runPlaces;
    this.runs =
        IntStream.rangeClosed(0, (places - 1) / runPlaces)
            .mapToObj(run -> new StateRun(planes, runPlaces))
            .toList();
  }

  @Override
  public StateRun load(int offset, int count, StateRun into) {
    return runs.get(offset / runPlaces);
  }

  @Override
  public void store(int offset, int count, StateRun from) {}
}
