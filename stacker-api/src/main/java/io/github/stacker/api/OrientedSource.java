package io.github.stacker.api;

import java.io.IOException;
import java.util.Optional;

/**
 * An image turned by quarter turns, mirrored, or both; exact.
 *
 * <p>Mirroring columns keeps the order of rows; every other way needs a source of random access.
 * Turning by 90 or 270 degrees exchanges the sides and the two resolutions. The orientation in the
 * metadata stays what it was: who applies it sets it.
 */
public final class OrientedSource extends FilteredSource {
  /** Pixels on a side of the squares that are turned at once, so that their rows stay in cache. */
  private static final int SQUARE = 32;

  private final Orientation orientation;
  private final Tile before = new Tile();

  private OrientedSource(ImageSource source, Orientation orientation) {
    super(source, infoOf(source.info(), orientation));
    this.orientation = orientation;
  }

  /**
   * Turns an image.
   *
   * @param source what to turn; closed with the result
   * @param orientation what to do to the columns and rows of the source
   * @return the turned image; the source itself if nothing is to do
   */
  public static ImageSource of(ImageSource source, Orientation orientation) {
    return orientation == Orientation.UPRIGHT ? source : new OrientedSource(source, orientation);
  }

  /**
   * Describes an image after turning.
   *
   * @param image what is turned
   * @param orientation what is done to it
   * @return its description with sides and resolutions exchanged where need be; its place is that
   *     on the canvas turned alike, and keywords that belong to places tell the new ones
   */
  public static ImageInfo infoOf(ImageInfo image, Orientation orientation) {
    Metadata old = image.metadata();
    Metadata placed =
        old.withPlacement(
                old.placement().map(p -> p.turned(orientation, image.width(), image.height())))
            .withKeywords(PlaceKeywords.turned(image, orientation));
    if (!orientation.swapsSides()) {
      return image.withMetadata(placed);
    }
    Metadata turned =
        placed.withResolution(old.resolution().map(one -> new Resolution(one.y(), one.x())));
    return image.withSize(image.height(), image.width()).withMetadata(turned);
  }

  @Override
  public Optional<Tiling> tiling() {
    return Optional.empty();
  }

  @Override
  public Region covered() {
    ImageInfo before = source().info();
    return orientation.turn(source().covered(), before.width(), before.height());
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    into.reshape(region, info().bandCount(), info().sampleType());
    if (region.isEmpty()) {
      return;
    }
    Region origin = sourceRegion(region);
    source().read(origin, before);
    int bands = before.bands();
    int first = before.index(sourceX(region.x(), region.y()), sourceY(region.x(), region.y()));
    int stepRight = bands * step(origin.width(), 1, 0);
    int stepDown = bands * step(origin.width(), 0, 1);
    for (int y = 0; y < region.height(); y += SQUARE) {
      for (int x = 0; x < region.width(); x += SQUARE) {
        int right = Math.min(SQUARE, region.width() - x);
        int bottom = Math.min(y + SQUARE, region.height());
        for (int row = y; row < bottom; row++) {
          int from = first + x * stepRight + row * stepDown;
          copyRow(from, stepRight, into, (row * region.width() + x) * bands, right);
        }
      }
    }
  }

  /** Tells how many pixels of a source tile lie between those of two neighbours in the result. */
  private int step(int tileWidth, int dx, int dy) {
    int columns = sourceX(dx, dy) - sourceX(0, 0);
    int rows = sourceY(dx, dy) - sourceY(0, 0);
    return rows * tileWidth + columns;
  }

  private Region sourceRegion(Region region) {
    int lastX = region.right() - 1;
    int lastY = region.bottom() - 1;
    int left = Math.min(sourceX(region.x(), region.y()), sourceX(lastX, lastY));
    int top = Math.min(sourceY(region.x(), region.y()), sourceY(lastX, lastY));
    return orientation.swapsSides()
        ? new Region(left, top, region.height(), region.width())
        : new Region(left, top, region.width(), region.height());
  }

  private int sourceX(int x, int y) {
    int width = source().info().width();
    int column =
        switch (orientation.quarterTurns()) {
          case 0 -> x;
          case 1 -> y;
          case 2 -> width - 1 - x;
          default -> width - 1 - y;
        };
    return orientation.mirrored() ? width - 1 - column : column;
  }

  private int sourceY(int x, int y) {
    int height = source().info().height();
    return switch (orientation.quarterTurns()) {
      case 0 -> y;
      case 1 -> height - 1 - x;
      case 2 -> height - 1 - y;
      default -> x;
    };
  }

  private void copyRow(int from, int step, Tile into, int to, int pixels) {
    int bands = into.bands();
    if (step == bands) {
      System.arraycopy(before.array(), from, into.array(), to, pixels * bands);
      return;
    }
    switch (into.type()) {
      case UINT8 -> copyRow(before.bytes(), from, step, into.bytes(), to, pixels, bands);
      case UINT16 -> copyRow(before.shorts(), from, step, into.shorts(), to, pixels, bands);
      case FLOAT32 -> copyRow(before.floats(), from, step, into.floats(), to, pixels, bands);
      case FLOAT64 -> copyRow(before.doubles(), from, step, into.doubles(), to, pixels, bands);
    }
  }

  private static void copyRow(
      byte[] from, int first, int step, byte[] into, int to, int pixels, int bands) {
    for (int band = 0; band < bands; band++) {
      int f = first + band;
      int t = to + band;
      for (int i = 0; i < pixels; i++, f += step, t += bands) {
        into[t] = from[f];
      }
    }
  }

  private static void copyRow(
      short[] from, int first, int step, short[] into, int to, int pixels, int bands) {
    for (int band = 0; band < bands; band++) {
      int f = first + band;
      int t = to + band;
      for (int i = 0; i < pixels; i++, f += step, t += bands) {
        into[t] = from[f];
      }
    }
  }

  private static void copyRow(
      float[] from, int first, int step, float[] into, int to, int pixels, int bands) {
    for (int band = 0; band < bands; band++) {
      int f = first + band;
      int t = to + band;
      for (int i = 0; i < pixels; i++, f += step, t += bands) {
        into[t] = from[f];
      }
    }
  }

  private static void copyRow(
      double[] from, int first, int step, double[] into, int to, int pixels, int bands) {
    for (int band = 0; band < bands; band++) {
      int f = first + band;
      int t = to + band;
      for (int i = 0; i < pixels; i++, f += step, t += bands) {
        into[t] = from[f];
      }
    }
  }
}
