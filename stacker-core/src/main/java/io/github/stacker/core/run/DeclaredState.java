package io.github.stacker.core.run;

import io.github.stacker.api.FoldState;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.engine.BrokenPromise;
import java.util.List;

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
