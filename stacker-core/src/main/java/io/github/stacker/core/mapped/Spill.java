package io.github.stacker.core.mapped;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The samples of frames that cannot be read in place, unchanged, in a scratch file: any region can
 * be written, and read. Threads may write different regions, and read others, at the same time.
 */
public final class Spill implements AutoCloseable {
  /** Under which it is kept which frames are whole: 1 for each that is. */
  public static final String NAME = "spill";

  private final RunScratch scratch;
  private final SpillShape shape;
  private final ScratchFile file;
  private final Counters whole;
  private final List<ByteBuffer> windows = new ArrayList<>();
  private final int pieceBytes;
  private final int piecesPerWindow;

  private Spill(RunScratch scratch, SpillShape shape, ScratchFile file, Counters whole)
      throws IOException {
    this.scratch = scratch;
    this.shape = shape;
    this.file = file;
    this.whole = whole;
    this.pieceBytes = Math.toIntExact(shape.pieceBytes());
    this.piecesPerWindow = (int) Math.max(1, ScratchFile.WINDOW_BYTES / Math.max(1, pieceBytes));
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
   * @return a spill without samples, but for those that were kept
   * @throws IOException if there is no room
   */
  public static Spill create(RunScratch scratch, SpillShape shape) throws IOException {
    ScratchFile file = scratch.file(NAME, shape.bytes());
    try {
      Counters whole = scratch.counters(NAME, shape.frameCount());
      Spill spill = new Spill(scratch, shape, file, whole);
      if (whole.isAnySet()) {
        scratch.counted(NAME); // by a former start
      }
      return spill;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Says that all rows of a frame have been written.
   *
   * @param frame number of the frame in the shape
   * @throws ScratchException if the disk fails
   */
  public void setWhole(int frame) throws ScratchException {
    whole.set(frame, 1);
    scratch.counted(NAME);
  }

  /**
   * Tells whether all rows of a frame are here.
   *
   * @param frame number of the frame in the shape
   * @return true once {@link #setWhole} was called, in this run or in one that was kept
   */
  public boolean isWhole(int frame) {
    return whole.get(frame) == 1;
  }

  /**
   * Writes samples of a frame. What lies outside of the part that is kept is left out.
   *
   * @param frame number of the frame in the shape
   * @param rows samples of a region
   */
  public void put(int frame, Tile rows) {
    Region covered = shape.covered(frame);
    Region kept = rows.region().intersection(covered);
    boolean wholeRows = kept.width() == covered.width() && kept.width() == rows.region().width();
    int rowSamples = kept.width() * rows.bands();
    for (int y = kept.y(); y < kept.bottom(); ) {
      int end = wholeRows ? Math.min(kept.bottom(), sectionEnd(y)) : y + 1;
      TileBytes.put(
          rows,
          rows.index(kept.x(), y),
          (end - y) * rowSamples,
          window(frame, y),
          offset(frame, y, kept.x() - covered.x()));
      y = end;
    }
  }

  /**
   * Reads a region of a frame; 0 outside of the part that is kept.
   *
   * @param frame number of the frame in the shape
   * @param region what to read
   * @param into gets the samples
   */
  public void read(int frame, Region region, Tile into) {
    ImageInfo info = shape.info(frame);
    Region covered = shape.covered(frame);
    Region kept = region.intersection(covered);
    into.reshape(region, info.bandCount(), info.sampleType());
    if (!kept.equals(region)) {
      into.clear();
    }
    boolean wholeRows = kept.width() == covered.width() && kept.width() == region.width();
    for (int y = kept.y(); y < kept.bottom(); ) {
      int end = wholeRows ? Math.min(kept.bottom(), sectionEnd(y)) : y + 1;
      TileBytes.get(
          window(frame, y),
          offset(frame, y, kept.x() - covered.x()),
          into,
          into.index(kept.x(), y),
          (end - y) * kept.width() * into.bands());
      y = end;
    }
  }

  private int sectionEnd(int y) {
    return (y / shape.sectionRows() + 1) * shape.sectionRows();
  }

  private long piece(int frame, int y) {
    return shape.piece(frame, y / shape.sectionRows());
  }

  private ByteBuffer window(int frame, int y) {
    return windows.get((int) (piece(frame, y) / piecesPerWindow));
  }

  /** Where a pixel lies in its window; rows and columns count from those that are kept. */
  private int offset(int frame, int y, int column) {
    ImageInfo info = shape.info(frame);
    int pixels = y % shape.sectionRows() * shape.covered(frame).width() + column;
    return (int) (piece(frame, y) % piecesPerWindow) * pieceBytes
        + pixels * info.bandCount() * info.sampleType().bytes();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
