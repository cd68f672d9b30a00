package io.github.stacker.core.mapped;

import io.github.stacker.api.StatePlane;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The state of one band in arrays. It is kept run by run, so that a run is worked on where it is;
 * others are copied.
 */
public final class HeapBand implements StateBand {
  private final int places;
  private final int runPlaces;
  private final List<StateRun> runs;

  /**
   * Makes the arrays.
   *
   * @param planes the numbers kept for each place
   * @param places the places of the band
   * @param runPlaces the places of a run; runs start at multiples of it
   */
  public HeapBand(List<StatePlane> planes, int places, int runPlaces) {
    this.places = places;
    this.runPlaces = runPlaces;
    this.runs =
        IntStream.rangeClosed(0, (places - 1) / runPlaces)
            .mapToObj(run -> new StateRun(planes, runPlaces))
            .toList();
  }

  /** Stores all of it in another band of the same planes. */
  void copyTo(StateBand into) {
    for (int offset = 0; offset < places; offset += runPlaces) {
      into.store(offset, Math.min(runPlaces, places - offset), runs.get(offset / runPlaces));
    }
  }

  /** Loads all of it from another band, which copies what it is asked for. */
  void copyFrom(StateBand from) {
    for (int offset = 0; offset < places; offset += runPlaces) {
      from.load(offset, Math.min(runPlaces, places - offset), runs.get(offset / runPlaces));
    }
  }

  @Override
  public StateRun load(int offset, int count, StateRun into) {
    if (offset % runPlaces == 0 && count <= runPlaces) {
      return runs.get(offset / runPlaces);
    }
    for (int done = 0; done < count; ) {
      int start = (offset + done) % runPlaces;
      int part = Math.min(count - done, runPlaces - start);
      runs.get((offset + done) / runPlaces).copyTo(into, start, done, part);
      done += part;
    }
    return into;
  }

  @Override
  public void store(int offset, int count, StateRun from) {
    if (offset % runPlaces == 0 && count <= runPlaces) {
      return; // it was changed where it is
    }
    for (int done = 0; done < count; ) {
      int start = (offset + done) % runPlaces;
      int part = Math.min(count - done, runPlaces - start);
      from.copyTo(runs.get((offset + done) / runPlaces), done, start, part);
      done += part;
    }
  }
}
