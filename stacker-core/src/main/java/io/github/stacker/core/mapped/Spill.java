package io.github.stacker.core.mapped;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of frames that cannot be read in place, unchanged, in a scratch file: written once,
 * frame by frame, and read once, section by section. Threads may write different frames and read at
 * the same time.
 */
public final class Spill implements AutoCloseable {
  private final SpillShape shape;
  private final ScratchFile file;
  private final List<ByteBuffer> windows = new ArrayList<>();
  private final int pieceBytes;
  private final int piecesPerWindow;

  private Spill(SpillShape shape, ScratchFile file) throws IOException {
    this.shape = shape;
    this.file = file;
    this.pieceBytes = Math.toIntExact(shape.pieceBytes());
    this.piecesPerWindow = (int) Math.max(1, ScratchFile.WINDOW_BYTES / pieceBytes);
    long windowBytes = (long) piecesPerWindow * pieceBytes;
    for (long at = 0; at < shape.bytes(); at += windowBytes) {
      windows.add(file.map(at, Math.min(windowBytes, shape.bytes() - at)));
    }
  }

  /**
   * Reserves the room.
   *
   * @param scratch where
   * @param shape for what; at least one frame
   * @return a spill without samples
   * @throws IOException if there is no room
   */
  public static Spill create(ScratchSpace scratch, SpillShape shape) throws IOException {
    ScratchFile file = scratch.allocate(shape.bytes());
    try {
      return new Spill(shape, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Writes rows of a frame.
   *
   * @param frame number of the frame in the shape
   * @param rows its samples, as wide as the frame
   */
  public void put(int frame, Tile rows) {
    Region region = rows.region();
    int rowSamples = region.width() * rows.bands();
    for (int y = region.y(); y < region.bottom(); ) {
      int end = Math.min(region.bottom(), sectionEnd(y));
      int count = (end - y) * rowSamples;
      TileBytes.put(
          rows,
          rows.index(region.x(), y),
          count,
          window(frame, y),
          offset(frame, y) + rowInSection(y) * rowSamples * rows.type().bytes());
      y = end;
    }
  }

  /**
   * Reads a region of a frame.
   *
   * @param frame number of the frame in the shape
   * @param region what to read
   * @param into gets the samples
   */
  public void read(int frame, Region region, Tile into) {
    ImageInfo info = shape.frames().get(frame);
    into.reshape(region, info.bandCount(), info.sampleType());
    boolean wholeRows = region.width() == info.width();
    int pixelBytes = info.bandCount() * info.sampleType().bytes();
    int rowBytes = info.width() * pixelBytes;
    for (int y = region.y(); y < region.bottom(); ) {
      int end = wholeRows ? Math.min(region.bottom(), sectionEnd(y)) : y + 1;
      TileBytes.get(
          window(frame, y),
          offset(frame, y) + rowInSection(y) * rowBytes + region.x() * pixelBytes,
          into,
          into.index(region.x(), y),
          (end - y) * region.width() * into.bands());
      y = end;
    }
  }

  private int sectionEnd(int y) {
    return (y / shape.sectionRows() + 1) * shape.sectionRows();
  }

  private int rowInSection(int y) {
    return y % shape.sectionRows();
  }

  private long piece(int frame, int y) {
    return (long) (y / shape.sectionRows()) * shape.frames().size() + frame;
  }

  private ByteBuffer window(int frame, int y) {
    return windows.get((int) (piece(frame, y) / piecesPerWindow));
  }

  private int offset(int frame, int y) {
    return (int) (piece(frame, y) % piecesPerWindow) * pieceBytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
