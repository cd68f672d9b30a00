package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;

/** Copies samples between tiles and bytes, many at once. */
final class Samples {
  private Samples() {}

  /** Takes {@code count} samples from a buffer, in its byte order, and puts them into a tile. */
  static void get(ByteBuffer from, Tile into, int at, int count) {
    switch (into.type()) {
      case UINT8 -> from.get(into.bytes(), at, count);
      case UINT16 -> from.asShortBuffer().get(into.shorts(), at, count);
      case FLOAT32 -> from.asFloatBuffer().get(into.floats(), at, count);
      case FLOAT64 -> from.asDoubleBuffer().get(into.doubles(), at, count);
    }
  }

  /** Puts {@code count} samples of a tile into a buffer, in its byte order. */
  static void put(Tile from, int at, int count, ByteBuffer into) {
    switch (from.type()) {
      case UINT8 -> into.put(from.bytes(), at, count);
      case UINT16 -> into.asShortBuffer().put(from.shorts(), at, count);
      case FLOAT32 -> into.asFloatBuffer().put(from.floats(), at, count);
      case FLOAT64 -> into.asDoubleBuffer().put(from.doubles(), at, count);
    }
  }
}
