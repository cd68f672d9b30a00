package io.github.stacker.core.format.fits;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.core.format.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads a picture that is compressed tile by tile. Of the columns that were touched last, the tiles
 * of one row are kept once they are decoded: so reading rows from top to bottom, or tile after tile
 * in pieces, decodes each once.
 */
final class TileReader implements RegionReader {
  private static final long LEAST_COMPRESSED_BYTES = 1 << 20;

  private final PictureHeader picture;
  private final TileGrid grid;
  private final TileTable table;
  private final TileCodec codec;
  private final Dequantizer dequantizer;
  private final OptionalLong blank;
  private final Unpacker unpacker;

  /** Decoded tiles of row {@link #decodedRow}, null where not yet decoded. */
  private final ByteBuffer[] decoded;

  private int decodedRow = -1;

  private TileReader(
      PictureHeader picture,
      TileGrid grid,
      TileTable table,
      TileCodec codec,
      Dequantizer dequantizer,
      OptionalLong blank,
      Unpacker unpacker) {
    this.picture = picture;
    this.grid = grid;
    this.table = table;
    this.codec = codec;
    this.dequantizer = dequantizer;
    this.blank = blank;
    this.unpacker = unpacker;
    decoded = new ByteBuffer[grid.columns() * grid.layers()];
  }

  /**
   * Prepares to read.
   *
   * @throws IOException if the table does not fit the picture, or the compression is unknown
   */
  static TileReader open(
      FileBytes file, Header header, PictureHeader picture, Scaling scaling, Limits limits)
      throws IOException {
    TileCodec codec = TileCodec.of(header);
    TileGrid grid = TileGrid.of(header, picture, limits);
    TileTable table = new TileTable(file, header);
    if (grid.count() != table.rows()) {
      throw new IOException(
          "%d tiles make up the picture, but the table has %d"
              .formatted(grid.count(), table.rows()));
    }
    double bytes = (double) picture.rowBytes() * picture.height() * picture.planes();
    if (bytes > (double) file.size() * limits.expansion()) {
      throw new IOException(
          "the header claims %.0f bytes of samples in a file of %d bytes"
              .formatted(bytes, file.size()));
    }
    Optional<Long> zblank = header.integer("ZBLANK");
    OptionalLong blank = zblank.isPresent() ? OptionalLong.of(zblank.get()) : OptionalLong.empty();
    Dequantizer dequantizer = Dequantizer.of(header);
    return new TileReader(picture, grid, table, codec, dequantizer, blank, Unpacker.of(scaling));
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    forgetBeside(region);
    for (int y = region.y(); y < region.bottom(); y++) {
      int row = picture.fileRow(y);
      for (int x = region.x(); x < region.right(); ) {
        int column = x / grid.width();
        int end = Math.min(region.right(), (column + 1) * grid.width());
        for (int plane = 0; plane < picture.planes(); plane++) {
          int at = into.index(x, y) + plane;
          unpack(x, row, plane, end - x, into, at);
        }
        x = end;
      }
    }
  }

  /** Forgets what is held of columns that a region does not touch. */
  private void forgetBeside(Region region) {
    int first = region.x() / grid.width();
    int last = (region.right() - 1) / grid.width();
    for (int i = 0; i < decoded.length; i++) {
      int column = i % grid.columns();
      if (column < first || column > last) {
        decoded[i] = null;
      }
    }
  }

  private void unpack(int x, int row, int plane, int count, Tile into, int at) throws IOException {
    int column = x / grid.width();
    int tileRow = row / grid.height();
    int layer = plane / grid.depth();
    ByteBuffer samples = decoded(column, tileRow, layer);
    int rows = grid.heightOf(tileRow);
    int line = (plane - layer * grid.depth()) * rows + row - tileRow * grid.height();
    int first = line * grid.widthOf(column) + x - column * grid.width();
    samples.position(first * picture.sampleBytes());
    unpacker.unpack(samples, count, into, at, into.bands());
  }

  private ByteBuffer decoded(int column, int row, int layer) throws IOException {
    if (row != decodedRow) {
      Arrays.fill(decoded, null);
      decodedRow = row;
    }
    int index = layer * grid.columns() + column;
    if (decoded[index] == null) {
      decoded[index] = decode(column, row, layer);
    }
    return decoded[index];
  }

  private ByteBuffer decode(int column, int row, int layer) throws IOException {
    int number = grid.number(column, row, layer);
    int width = grid.widthOf(column);
    int count = width * grid.heightOf(row) * grid.depthOf(layer);
    try {
      table.readRow(number);
      return decodeRow(number, width, count);
    } catch (IOException e) {
      throw damaged(number, e.getMessage(), e);
    } catch (RuntimeException e) {
      throw damaged(number, "its compressed data are damaged", e);
    }
  }

  private IOException damaged(int tile, String what, Exception cause) {
    return new IOException("tile %d of %d: %s".formatted(tile + 1, grid.count(), what), cause);
  }

  private ByteBuffer decodeRow(int number, int width, int count) throws IOException {
    int sampleBytes = picture.sampleBytes();
    long most = LEAST_COMPRESSED_BYTES + 2L * count * Math.max(4, sampleBytes);
    Optional<byte[]> compressed = table.bytes("COMPRESSED_DATA", most);
    if (compressed.isEmpty()) {
      return uncompressed(count, most);
    }
    OptionalDouble scale = table.number("ZSCALE");
    boolean quantized = picture.isFloating() && scale.isPresent();
    if (codec.compressesBytes() && !quantized) {
      return codec.bytes(compressed.get(), sampleBytes, count);
    }
    if (!quantized && (picture.isFloating() || sampleBytes == 8)) {
      throw new IOException("it has no column ZSCALE");
    }
    int[] integers = codec.integers(compressed.get(), quantized ? 4 : sampleBytes, width, count);
    ByteBuffer samples = ByteBuffer.allocate(count * sampleBytes);
    if (quantized) {
      double zero = table.number("ZZERO").orElse(0);
      dequantizer.dequantize(
          integers, number, scale.getAsDouble(), zero, blankOfRow(), samples, sampleBytes);
    } else {
      narrow(integers, samples, sampleBytes);
    }
    return samples;
  }

  private OptionalLong blankOfRow() throws IOException {
    OptionalDouble own = table.number("ZBLANK");
    return own.isPresent() ? OptionalLong.of((long) own.getAsDouble()) : blank;
  }

  /** Tiles that resist compression are kept otherwise. */
  private ByteBuffer uncompressed(int count, long most) throws IOException {
    int length = count * picture.sampleBytes();
    Optional<byte[]> gzip = table.bytes("GZIP_COMPRESSED_DATA", most);
    if (gzip.isPresent()) {
      return TileCodec.plainGzip(gzip.get(), length);
    }
    Optional<byte[]> plain = table.bytes("UNCOMPRESSED_DATA", most);
    if (plain.isEmpty() || plain.get().length != length) {
      throw new IOException("it has no data");
    }
    return ByteBuffer.wrap(plain.get());
  }

  private static void narrow(int[] integers, ByteBuffer into, int sampleBytes) {
    for (int i = 0; i < integers.length; i++) {
      switch (sampleBytes) {
        case 1 -> into.put(i, (byte) integers[i]);
        case 2 -> into.putShort(2 * i, (short) integers[i]);
        default -> into.putInt(4 * i, integers[i]);
      }
    }
  }

  @Override
  public ImageSource.Access access() {
    return ImageSource.Access.TILES;
  }

  @Override
  public Optional<Tiling> tiling() {
    int top = picture.topDown() ? 0 : picture.height() % grid.height();
    return Optional.of(new Tiling(0, top, grid.width(), grid.height(), workingBytes(grid.width())));
  }

  @Override
  public long workingBytes() {
    return workingBytes(picture.width());
  }

  /** The tiles that are kept, and one as it is decoded: compressed, as integers. */
  private long workingBytes(int columns) {
    long samples = (long) grid.width() * grid.height() * grid.depth();
    long kept =
        (long) columns * grid.height() * grid.layers() * grid.depth() * picture.sampleBytes();
    return kept + samples * (12 + 3L * picture.sampleBytes()) + LEAST_COMPRESSED_BYTES;
  }
}
