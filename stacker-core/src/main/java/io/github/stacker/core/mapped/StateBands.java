package io.github.stacker.core.mapped;

import java.io.IOException;

/** The state of all bands of a fold. */
public interface StateBands extends AutoCloseable {
  /**
   * Gives the state of one band.
   *
   * @param index its number from the top
   * @return the state, undefined until stored
   */
  StateBand band(int index);

  @Override
  void close() throws IOException;
}
