package io.github.stacker.core.mapped;

import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * The accumulator of a fold that fits the memory: bands of arrays, made when they are first asked
 * for.
 */
public final class HeapStates implements StateBands {
  private final List<StatePlane> planes;
  private final int bandPlaces;
  private final int runPlaces;
  private final HeapBand[] bands;
  private final Counters counters;

  /**
   * Makes no arrays yet.
   *
   * @param planes the numbers kept for each place
   * @param bandPlaces places of a band
   * @param runPlaces places that are worked on at once
   * @param bandCount number of bands
   */
  public HeapStates(List<StatePlane> planes, int bandPlaces, int runPlaces, int bandCount) {
    this.planes = List.copyOf(planes);
    this.bandPlaces = bandPlaces;
    this.runPlaces = runPlaces;
    this.bands = new HeapBand[bandCount];
    this.counters = Counters.inMemory(bandCount);
  }

  /** Each band is first asked for by one thread, which hands it on. */
  @Override
  public HeapBand band(int index) {
    if (bands[index] == null) {
      bands[index] = new HeapBand(planes, bandPlaces, runPlaces);
    }
    return bands[index];
  }

  @Override
  public Counters counters() {
    return counters;
  }

  @Override
  public void close() {}
}
