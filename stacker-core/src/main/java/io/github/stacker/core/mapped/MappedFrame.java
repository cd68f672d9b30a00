package io.github.stacker.core.mapped;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame copied to scratch, so that any rectangle of it can be read at any time. Samples keep
 * their type.
 *
 * <p>Rows follow each other as in a {@link Tile}; a window of at most 1 GiB holds whole rows.
 */
public final class MappedFrame implements ImageSource {
  private static final int COPY_BYTES = 1 << 20;

  private final ImageInfo info;
  private final Region covered;
  private final ScratchPool pool;
  private final ScratchFile file;
  private final List<ByteBuffer> windows;
  private final int rowsPerWindow;
  private final int rowBytes;

  private boolean closed;

  private MappedFrame(ImageSource source, ScratchPool pool, ScratchFile file) throws IOException {
    this.info = source.info();
    this.covered = source.covered();
    this.pool = pool;
    this.file = file;
    this.rowBytes = Math.toIntExact(info.bytesPerRow());
    this.rowsPerWindow =
        (int) Math.max(1, Math.min(info.height(), ScratchFile.WINDOW_BYTES / rowBytes));
    this.windows = new ArrayList<>();
    for (int y = 0; y < info.height(); y += rowsPerWindow) {
      long rows = Math.min(rowsPerWindow, info.height() - y);
      windows.add(file.map((long) y * rowBytes, rows * rowBytes));
    }
  }

  /**
   * Tells how much scratch a frame takes.
   *
   * @param info the frame
   * @return bytes
   */
  public static long fileBytes(ImageInfo info) {
    return info.bytesPerRow() * info.height();
  }

  /**
   * Reads a source from top to bottom and keeps it.
   *
   * @param source what to copy; closed by this call
   * @param scratch where
   * @return the copy
   * @throws IOException if the source cannot be read or there is no room
   */
  public static MappedFrame copyOf(ImageSource source, ScratchPool scratch) throws IOException {
    try (source) {
      ScratchFile file = scratch.take(fileBytes(source.info()));
      try {
        MappedFrame frame = new MappedFrame(source, scratch, file);
        frame.fill(source);
        return frame;
      } catch (IOException | RuntimeException e) {
        scratch.give(file);
        throw e;
      }
    }
  }

  private void fill(ImageSource source) throws IOException {
    Tile tile = new Tile();
    int step = Math.max(1, COPY_BYTES / rowBytes);
    for (int y = 0; y < info.height(); y += step) {
      source.read(new Region(0, y, info.width(), Math.min(step, info.height() - y)), tile);
      for (int row = y; row < tile.region().bottom(); row++) {
        TileBytes.put(
            tile, tile.index(0, row), tile.bands() * info.width(), window(row), offset(row, 0));
      }
    }
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public Access access() {
    return Access.IN_PLACE;
  }

  @Override
  public Region covered() {
    return covered;
  }

  @Override
  public void read(Region region, Tile into) {
    into.reshape(region, info.bandCount(), info.sampleType());
    int pixelBytes = info.bandCount() * info.sampleType().bytes();
    int count = region.width() * info.bandCount();
    for (int y = region.y(); y < region.bottom(); y++) {
      TileBytes.get(
          window(y), offset(y, region.x() * pixelBytes), into, into.index(region.x(), y), count);
    }
  }

  private ByteBuffer window(int y) {
    return windows.get(y / rowsPerWindow);
  }

  private int offset(int y, int offsetInRow) {
    return y % rowsPerWindow * rowBytes + offsetInRow;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pool.give(file);
    }
  }
}
