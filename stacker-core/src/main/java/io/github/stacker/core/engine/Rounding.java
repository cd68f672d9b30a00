package io.github.stacker.core.engine;

/** How a result becomes an integer, after clamping to the range of its type. */
public enum Rounding {
  /** To the nearest integer; halves go up. */
  HALF_UP,
  /** To the next lower integer, as NumPy's integer division does. */
  TRUNCATE
}
