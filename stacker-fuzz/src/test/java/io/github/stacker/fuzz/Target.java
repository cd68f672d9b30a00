package io.github.stacker.fuzz;

import java.io.IOException;
import java.util.List;

/** Something that takes bytes from strangers. */
interface Target {
  /** Gives files that it reads whole, to be damaged. */
  List<byte[]> seeds();

  /**
   * Has bytes read.
   *
   * @throws AssertionError if what follows is neither of what users are promised: all is read, or a
   *     sentence says why not
   * @throws IOException if there is no room for the file they are put in
   */
  void take(byte[] bytes) throws IOException;
}
