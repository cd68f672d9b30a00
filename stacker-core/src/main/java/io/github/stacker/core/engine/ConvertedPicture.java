package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame in the type in which it is written. What cannot be read is said of the frame, not of the
 * output.
 */
final class ConvertedPicture implements ImageSource {
  private final FrameLocation frame;
  private final ImageSource source;
  private final ExecutionPlan.OutputPlan plan;
  private final boolean asItIs;
  private final OutputConversion conversion;
  private final int piecePixels;
  private final Tile before = new Tile();
  private final Tile converted = new Tile();

  /**
   * Takes over a source.
   *
   * @param frame where it is from
   * @param source behind the last filter
   * @param plan of the output
   * @param piecePixels most pixels that are read at once, or a row where rows come from the top: a
   *     band of a wide picture takes much more
   */
  ConvertedPicture(
      FrameLocation frame, ImageSource source, ExecutionPlan.OutputPlan plan, int piecePixels) {
    this.frame = frame;
    this.source = source;
    this.plan = plan;
    this.asItIs = plan.rounds(source.info().sampleType());
    this.conversion = plan.conversion();
    this.piecePixels = piecePixels;
  }

  @Override
  public ImageInfo info() {
    return plan.whole();
  }

  @Override
  public void read(Region region, Tile into) {
    try {
      List<Region> pieces = pieces(region);
      if (pieces.size() == 1) {
        readPiece(region, into);
        return;
      }
      into.reshape(region, info().bandCount(), info().sampleType());
      for (Region piece : pieces) {
        readPiece(piece, converted);
        into.copyFrom(converted);
      }
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  private void readPiece(Region piece, Tile into) throws IOException {
    if (asItIs) {
      source.read(piece, into);
      return;
    }
    source.read(piece, before);
    conversion.convert(before, into);
  }

  /** Cuts a region into columns, which cost filters that look around least, or else into rows. */
  private List<Region> pieces(Region region) {
    if (region.pixels() <= piecePixels) {
      return List.of(region);
    }
    boolean rows = source.access() == Access.ROWS;
    int height =
        rows ? Math.max(1, piecePixels / region.width()) : Math.min(region.height(), piecePixels);
    int width = rows ? region.width() : piecePixels / height;
    List<Region> pieces = new ArrayList<>();
    for (int y = region.y(); y < region.bottom(); y += height) {
      for (int x = region.x(); x < region.right(); x += width) {
        pieces.add(
            new Region(
                x, y, Math.min(width, region.right() - x), Math.min(height, region.bottom() - y)));
      }
    }
    return pieces;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
