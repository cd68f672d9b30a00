package io.github.stacker.core.mapped;

import io.github.stacker.api.FoldState;
import io.github.stacker.api.StatePlane;
import java.util.Arrays;
import java.util.List;

/**
 * The state of a short run of places, in arrays of one thread: copied from where the state is kept,
 * worked on, and copied back.
 */
public final class StateRun implements FoldState {
  private final List<StatePlane> planes;
  private final Object[] arrays;

  /**
   * Makes the arrays.
   *
   * @param planes the numbers kept for each place
   * @param places the longest run
   */
  public StateRun(List<StatePlane> planes, int places) {
    this.planes = List.copyOf(planes);
    this.arrays = planes.stream().map(plane -> newArray(plane.type(), places)).toArray();
  }

  static Object newArray(StatePlane.Type type, int length) {
    return switch (type) {
      case INT32 -> new int[length];
      case INT64 -> new long[length];
      case FLOAT64 -> new double[length];
    };
  }

  /**
   * Sets the first places to the state before the first frame.
   *
   * @param count places in use
   */
  public void reset(int count) {
    for (int p = 0; p < arrays.length; p++) {
      double initial = planes.get(p).initial();
      switch (planes.get(p).type()) {
        case INT32 -> Arrays.fill(ints(p), 0, count, (int) initial);
        case INT64 -> Arrays.fill(longs(p), 0, count, (long) initial);
        case FLOAT64 -> Arrays.fill(doubles(p), 0, count, initial);
      }
    }
  }

  /**
   * Gives a part of the state as a state of its own.
   *
   * @param firstPlane the plane that is the part's first
   * @return the same arrays, renumbered
   */
  public FoldState from(int firstPlane) {
    return new StatePart(this, firstPlane);
  }

  /** Copies the state of some places. */
  void copyTo(StateRun into, int from, int to, int count) {
    for (int p = 0; p < arrays.length; p++) {
      System.arraycopy(arrays[p], from, into.arrays[p], to, count);
    }
  }

  @Override
  public int[] ints(int plane) {
    return (int[]) arrays[plane];
  }

  @Override
  public long[] longs(int plane) {
    return (long[]) arrays[plane];
  }

  @Override
  public double[] doubles(int plane) {
    return (double[]) arrays[plane];
  }
}
