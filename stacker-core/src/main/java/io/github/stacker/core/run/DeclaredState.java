package io.github.stacker.core.run;

import io.github.stacker.api.FoldState;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.engine.BrokenPromise;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;

/**
 * The planes of a state that a plugin's kernel declared, and none that lie behind them. The arrays
 * are looked up once for a run of places, so that a sample costs nothing.
 */
final class DeclaredState implements FoldState {
  private final List<StatePlane> planes;
  private final Object[] arrays;

  /**
   * Shows a kernel its planes.
   *
   * @param planes what it declared
   * @param state the state, which begins with them
   */
  DeclaredState(List<StatePlane> planes, FoldState state) {
    this.planes = planes;
    this.arrays = new Object[planes.size()];
    for (int p = 0; p < arrays.length; p++) {
      arrays[p] =
          switch (planes.get(p).type()) {
            case INT32 -> state.ints(p);
            case INT64 -> state.longs(p);
            case FLOAT64 -> state.doubles(p);
          };
    }
  }

  private DeclaredState(List<StatePlane> planes, Object[] arrays) {
    this.planes = planes;
    this.arrays = arrays;
  }

  /** Gives the same numbers in arrays of their own. */
  DeclaredState copy() {
    Object[] copies = new Object[arrays.length];
    for (int p = 0; p < copies.length; p++) {
      int length = Array.getLength(arrays[p]);
      copies[p] = Array.newInstance(arrays[p].getClass().getComponentType(), length);
      System.arraycopy(arrays[p], 0, copies[p], 0, length);
    }
    return new DeclaredState(planes, copies);
  }

  /**
   * Says where it differs from another state of the same planes.
   *
   * @param count places in use
   * @return the plane and both numbers, this one's first; nothing if all are the same
   */
  Optional<String> difference(DeclaredState other, int count) {
    for (int p = 0; p < arrays.length; p++) {
      for (int i = 0; i < count; i++) {
        Object number = Array.get(arrays[p], i);
        if (!number.equals(Array.get(other.arrays[p], i))) {
          return Optional.of(
              "%s and %s in plane %d".formatted(number, Array.get(other.arrays[p], i), p));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public int[] ints(int plane) {
    return has(plane) && arrays[plane] instanceof int[] ints ? ints : refused(plane, "ints");
  }

  @Override
  public long[] longs(int plane) {
    return has(plane) && arrays[plane] instanceof long[] longs ? longs : refused(plane, "longs");
  }

  @Override
  public double[] doubles(int plane) {
    return has(plane) && arrays[plane] instanceof double[] doubles
        ? doubles
        : refused(plane, "doubles");
  }

  private boolean has(int plane) {
    return plane >= 0 && plane < arrays.length;
  }

  private <T> T refused(int plane, String method) {
    String asked = "it asked its state for %s(%d)".formatted(method, plane);
    if (has(plane)) {
      throw new BrokenPromise(asked + ", and plane %d is %s".formatted(plane, typeOf(plane)));
    }
    throw new BrokenPromise(
        asked
            + ", and its planes() are %d, counted from 0; what it keeps has to be declared there"
                .formatted(arrays.length));
  }

  private StatePlane.Type typeOf(int plane) {
    return planes.get(plane).type();
  }
}
