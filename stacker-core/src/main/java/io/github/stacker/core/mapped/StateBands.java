package io.github.stacker.core.mapped;

import java.io.IOException;
import java.util.function.Consumer;

/** The state of all bands of a fold, and a counter for each that tells what is in it. */
public interface StateBands extends AutoCloseable {
  /**
   * Gives the state of one band.
   *
   * @param index its number from the top
   * @return the state, undefined until stored
   */
  StateBand band(int index);

  /**
   * Gives the counters of the bands; what a thread did to a band before it set its counter is seen
   * by whoever reads the counter.
   *
   * @return one for each band, 0 before anything was done
   */
  Counters counters();

  /**
   * Changes a band and then its counter.
   *
   * @param worker the number of the thread that asks, below {@link #workers}
   * @param band number of the band, which no other thread changes at the same time
   * @param change is handed the state of the band and changes it
   * @param counter what the counter is afterwards; more than before
   */
  default void change(int worker, int band, Consumer<StateBand> change, long counter) {
    change.accept(band(band));
    counters().set(band, counter);
  }

  /**
   * Keeps what is not kept yet, if anything is, after an error; nobody changes bands meanwhile. A
   * process that is killed does not come to that.
   */
  default void keep() {}

  /**
   * Tells how many threads may change bands at once.
   *
   * @return at least 1
   */
  default int workers() {
    return Integer.MAX_VALUE;
  }

  @Override
  void close() throws IOException;
}
