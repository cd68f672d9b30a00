package io.github.stacker.core.mapped;

import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Moves samples between tiles and mapped bytes, in the machine's byte order. */
final class TileBytes {
  private TileBytes() {}

  /** Writes samples of a tile. */
  static void put(Tile tile, int index, int count, ByteBuffer to, int offset) {
    switch (tile.type()) {
      case UINT8 -> to.put(offset, tile.bytes(), index, count);
      case UINT16 ->
          slice(tile, count, to, offset).asShortBuffer().put(tile.shorts(), index, count);
      case FLOAT32 ->
          slice(tile, count, to, offset).asFloatBuffer().put(tile.floats(), index, count);
      case FLOAT64 ->
          slice(tile, count, to, offset).asDoubleBuffer().put(tile.doubles(), index, count);
    }
  }

  /** Reads samples into a tile. */
  static void get(ByteBuffer from, int offset, Tile tile, int index, int count) {
    switch (tile.type()) {
      case UINT8 -> from.get(offset, tile.bytes(), index, count);
      case UINT16 ->
          slice(tile, count, from, offset).asShortBuffer().get(tile.shorts(), index, count);
      case FLOAT32 ->
          slice(tile, count, from, offset).asFloatBuffer().get(tile.floats(), index, count);
      case FLOAT64 ->
          slice(tile, count, from, offset).asDoubleBuffer().get(tile.doubles(), index, count);
    }
  }

  private static ByteBuffer slice(Tile tile, int count, ByteBuffer bytes, int offset) {
    return bytes.slice(offset, count * tile.type().bytes()).order(ByteOrder.nativeOrder());
  }
}
