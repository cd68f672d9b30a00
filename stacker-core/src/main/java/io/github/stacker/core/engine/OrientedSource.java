package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** An image turned upright: mirrored, then turned clockwise, as its orientation asks. */
final class OrientedSource implements ImageSource {
  private final ImageSource source;
  private final Orientation orientation;
  private final ImageInfo info;
  private final Tile stored = new Tile();

  private OrientedSource(ImageSource source, Orientation orientation) {
    this.source = source;
    this.orientation = orientation;
    ImageInfo from = source.info();
    ImageInfo sized = orientation.swapsSides() ? from.withSize(from.height(), from.width()) : from;
    this.info = sized.withMetadata(from.metadata().withOrientation(Orientation.UPRIGHT));
  }

  static ImageSource upright(ImageSource source) {
    Orientation orientation = source.info().metadata().orientation();
    return orientation == Orientation.UPRIGHT ? source : new OrientedSource(source, orientation);
  }

  static boolean keepsRowOrder(Orientation orientation) {
    return orientation.quarterTurns() == 0;
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public Access access() {
    return source.access();
  }

  @Override
  public long workingBytes() {
    return source.workingBytes();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source.read(storedRegion(region), stored);
    into.reshape(region, info.bandCount(), info.sampleType());
    Object from = stored.array();
    Object to = into.array();
    int bands = info.bandCount();
    for (int y = region.y(); y < region.bottom(); y++) {
      int index = into.index(region.x(), y);
      for (int x = region.x(); x < region.right(); x++) {
        System.arraycopy(from, stored.index(storedX(x, y), storedY(x, y)), to, index, bands);
        index += bands;
      }
    }
  }

  private Region storedRegion(Region region) {
    int x = region.right() - 1;
    int y = region.bottom() - 1;
    int left = Math.min(storedX(region.x(), region.y()), storedX(x, y));
    int top = Math.min(storedY(region.x(), region.y()), storedY(x, y));
    return orientation.swapsSides()
        ? new Region(left, top, region.height(), region.width())
        : new Region(left, top, region.width(), region.height());
  }

  /** Undoes the turn, then the mirroring. */
  private int storedX(int x, int y) {
    int column =
        switch (orientation.quarterTurns()) {
          case 0 -> x;
          case 1 -> y;
          case 2 -> info.width() - 1 - x;
          default -> info.height() - 1 - y;
        };
    return orientation.mirrored() ? source.info().width() - 1 - column : column;
  }

  private int storedY(int x, int y) {
    return switch (orientation.quarterTurns()) {
      case 0 -> y;
      case 1 -> info.width() - 1 - x;
      case 2 -> info.height() - 1 - y;
      default -> x;
    };
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
