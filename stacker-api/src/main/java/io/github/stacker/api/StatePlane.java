package io.github.stacker.api;

import java.util.Objects;

/**
 * One number of state per sample of the result.
 *
 * @param type how the number is stored
 * @param initial its value before the first frame; exact in {@code type}
 */
public record StatePlane(Type type, double initial) {
  /** Checks that there is a type. */
  public StatePlane {
    Objects.requireNonNull(type, "type");
  }

  /** How a number of state is stored. */
  public enum Type {
    /** 32-bit signed integer. */
    INT32(4),
    /** 64-bit signed integer. */
    INT64(8),
    /** IEEE 754 double precision. */
    FLOAT64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /**
     * Gives the size of a number.
     *
     * @return 4 or 8 bytes
     */
    public int bytes() {
      return bytes;
    }
  }
}
