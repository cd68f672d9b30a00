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
  /** What is read at once, if it need not be: a band of a wide picture takes much more. */
  private static final long PIECE_BYTES = 8 << 20;

  private final FrameLocation frame;
  private final ImageSource source;
  private final ExecutionPlan.OutputPlan plan;
  private final boolean asItIs;
  private final OutputConversion conversion;
  private final Tile before = new Tile();
  private final Tile converted = new Tile();

  /**
   * Takes over a source.
   *
   * @param frame where it is from
   * @param source behind the last filter
   * @param plan of the output
   */
  ConvertedPicture(FrameLocation frame, ImageSource source, ExecutionPlan.OutputPlan plan) {
    this.frame = frame;
    this.source = source;
    this.plan = plan;
    this.asItIs = plan.rounds(source.info().sampleType());
    this.conversion = plan.conversion();
  }

  @Override
  public ImageInfo info() {
    return plan.whole();
  }

  @Override
  public void read(Region region, Tile into) {
    try {
      if (asItIs) {
        source.read(region, into);
      } else {
        convert(region, into);
      }
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  private void convert(Region region, Tile into) throws IOException {
    List<Region> pieces = pieces(region);
    if (pieces.size() == 1) {
      source.read(region, before);
      conversion.convert(before, into);
      return;
    }
    into.reshape(region, info().bandCount(), info().sampleType());
    for (Region piece : pieces) {
      source.read(piece, before);
      conversion.convert(before, converted);
      into.copyFrom(converted);
    }
  }

  /** Cuts a region into columns, which cost filters that look around least, or else into rows. */
  private List<Region> pieces(Region region) {
    ImageInfo read = source.info();
    long pixels = Math.max(1, PIECE_BYTES / read.bandCount() / read.sampleType().bytes());
    boolean rows = source.access() == Access.ROWS;
    int width = rows ? region.width() : (int) Math.max(1, pixels / Math.max(1, region.height()));
    int height = rows ? (int) Math.max(1, pixels / Math.max(1, region.width())) : region.height();
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
