package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.resample.RowReducer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the samples of a picture and of its reduced sizes in one pass: rows that come are reduced
 * at once, and each size writes a row of segments when it has one. So the file holds the segments
 * of all sizes as they became known, and no size is held or read again.
 */
final class PictureWriter {
  /** Rows pulled at once for a pyramid: they and what is made of them stay in the cache. */
  private static final int PYRAMID_ROWS = 16;

  private final WritePlan plan;
  private final List<LevelWriter> levels = new ArrayList<>();
  private final List<RowReducer> reducers;

  /**
   * Makes a writer.
   *
   * @param image what is written
   * @param plan how
   * @param sink takes the segments of all sizes
   */
  PictureWriter(ImageInfo image, WritePlan plan, SegmentSink sink) {
    this.plan = plan;
    this.reducers = reducers(image, plan);
    ImageInfo info = image;
    for (int level = 0; level < plan.levels().size(); level++) {
      info = level == 0 ? image : reducers.get(level - 1).info();
      levels.add(new LevelWriter(info, plan.levels().get(level), sink));
    }
  }

  private static List<RowReducer> reducers(ImageInfo image, WritePlan plan) {
    List<RowReducer> reducers = new ArrayList<>();
    ImageInfo info = image;
    for (int level = 1; level < plan.levels().size(); level++) {
      RowReducer reducer = plan.reduction().of(info);
      reducers.add(reducer);
      info = reducer.info();
    }
    return reducers;
  }

  /** Tells how much memory the rows of all sizes take. */
  static long workingBytes(ImageInfo image, WritePlan plan) {
    long bytes = image.bytesPerRow() * rowsAtOnce(plan);
    if (plan.levels().size() > 1) {
      for (RowReducer reducer : reducers(image, plan)) {
        bytes += reducer.workingBytes(PYRAMID_ROWS);
      }
      for (SegmentGrid level : plan.levels()) {
        long rowBytes = (long) level.width() * level.pixelBits() / 8;
        bytes += rowBytes * Math.min(level.height(), level.segmentHeight());
      }
    }
    for (SegmentGrid level : plan.levels()) {
      bytes += SegmentPlaces.workingBytes(level);
    }
    return bytes;
  }

  private static int rowsAtOnce(WritePlan plan) {
    int rows = plan.levels().size() > 1 ? PYRAMID_ROWS : plan.grid().segmentHeight();
    return Math.min(rows, plan.grid().height());
  }

  /** Gives where the segments of each size went, the largest first. */
  List<SegmentPlaces> places() {
    return levels.stream().map(LevelWriter::places).toList();
  }

  /** Pulls the picture and hands its segments to the sink. */
  void write(ImageSource image) throws IOException {
    Tile band = new Tile();
    int height = plan.grid().height();
    for (int y = 0; y < height; ) {
      int rows = Math.min(rowsAtOnce(plan), height - y);
      image.read(new Region(0, y, plan.grid().width(), rows), band);
      take(band, 0);
      y += rows;
    }
  }

  private void take(Tile rows, int level) throws IOException {
    levels.get(level).take(rows);
    if (level < reducers.size()) {
      Tile reduced = reducers.get(level).reduce(rows);
      if (reduced.region().height() > 0) {
        take(reduced, level + 1);
      }
    }
  }
}
