package io.github.stacker.api;

/**
 * The state of a run of places: one array per plane, each starting at index 0. The arrays are
 * longer than the run; what lies behind it has no meaning.
 */
public interface FoldState {
  /**
   * Gives the numbers of an INT32 plane.
   *
   * @param plane its position in {@link FoldKernel#planes()}
   * @return the array itself
   */
  int[] ints(int plane);

  /**
   * Gives the numbers of an INT64 plane.
   *
   * @param plane its position in {@link FoldKernel#planes()}
   * @return the array itself
   */
  long[] longs(int plane);

  /**
   * Gives the numbers of a FLOAT64 plane.
   *
   * @param plane its position in {@link FoldKernel#planes()}
   * @return the array itself
   */
  double[] doubles(int plane);
}
