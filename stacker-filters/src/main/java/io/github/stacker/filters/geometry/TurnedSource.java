package io.github.stacker.filters.geometry;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.Region;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image turned by any angle. It is computed in squares, for each of which the part of the image
 * is read that it shows.
 */
final class TurnedSource extends FilteredSource {
  /**
   * Pixels on a side of the squares; the part of the image that one shows has up to twice as many.
   */
  private static final int SQUARE = 192;

  private final Turn turn;
  private final Interpolation interpolation;
  private final PixelKind kind;

  /** A row of a square that is outside. */
  private final Tile outside;

  private final Tile before = new Tile();
  private final PixelBlock block;
  private double[] row = {};
  private double[] missing = {};

  /**
   * Takes over an image.
   *
   * @param source the image
   * @param turn where pixels come from
   * @param interpolation how samples between pixels are made
   * @param fill the colours outside, one for each band but alpha; empty if there is no sample
   */
  TurnedSource(ImageSource source, Turn turn, Interpolation interpolation, List<Double> fill) {
    super(source, infoOf(source.info(), turn));
    this.turn = turn;
    this.interpolation = interpolation;
    this.kind = new PixelKind(source.info(), interpolation != Interpolation.NEAREST);
    this.outside = outside(source.info(), fill);
    this.block = new PixelBlock(kind, interpolation);
  }

  private static ImageInfo infoOf(ImageInfo image, Turn turn) {
    Metadata metadata = image.metadata();
    Optional<Resolution> square = metadata.resolution().filter(one -> one.x() == one.y());
    return image
        .withMetadata(
            metadata
                .withResolution(square)
                .withKeywords(PlaceKeywords.without(metadata.keywords())))
        .withSize(turn.width(), turn.height());
  }

  private static Tile outside(ImageInfo image, List<Double> fill) {
    int bands = image.bandCount();
    Tile tile = Tile.of(Region.of(SQUARE, 1), bands, image.sampleType());
    for (int i = 0; i < tile.sampleCount(); i++) {
      tile.set(i, outside(image, fill, i % bands));
    }
    return tile;
  }

  private static double outside(ImageInfo image, List<Double> fill, int band) {
    boolean alpha = band == image.colourBandCount();
    if (fill.isEmpty()) {
      return alpha || image.sampleType().isInteger() ? 0 : Double.NaN;
    }
    return alpha ? image.white() : fill.get(fill.size() == 1 ? 0 : band);
  }

  @Override
  public Access access() {
    return source().access() == Access.ROWS ? Access.ROWS : Access.RANDOM;
  }

  @Override
  public Optional<Tiling> tiling() {
    return Optional.empty();
  }

  @Override
  public long workingBytes() {
    ImageInfo image = source().info();
    long side = (long) Math.ceil(SQUARE * Math.sqrt(2)) + interpolation.taps() + 2;
    long pixelBytes = (long) image.bandCount() * (image.sampleType().bytes() + Double.BYTES);
    return source().workingBytes() + side * side * pixelBytes;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    into.reshape(region, info().bandCount(), info().sampleType());
    int most = SQUARE * kind.bands();
    row = row.length < most ? new double[most] : row;
    missing = missing.length < most ? new double[most] : missing;
    for (int y = region.y(); y < region.bottom(); y += SQUARE) {
      int height = Math.min(SQUARE, region.bottom() - y);
      for (int x = region.x(); x < region.right(); x += SQUARE) {
        int width = Math.min(SQUARE, region.right() - x);
        turn(new Region(x, y, width, height), into);
      }
    }
  }

  private void turn(Region square, Tile into) throws IOException {
    Region shown = shown(square);
    if (shown.isEmpty()) {
      before.reshape(Region.of(0, 0), kind.bands(), info().sampleType());
    } else {
      source().read(shown, before);
    }
    block.load(before);
    for (int y = square.y(); y < square.bottom(); y++) {
      turnRow(square, y, into);
    }
  }

  /** Gives the pixels of the image that a square of the result may be made of. */
  private Region shown(Region square) {
    int left = square.x();
    int top = square.y();
    int right = square.right();
    int bottom = square.bottom();
    double[] xs = {
      turn.x(left, top), turn.x(right, top), turn.x(left, bottom), turn.x(right, bottom)
    };
    double[] ys = {
      turn.y(left, top), turn.y(right, top), turn.y(left, bottom), turn.y(right, bottom)
    };
    int margin = interpolation.taps();
    Region around =
        between(
            floor(min(xs)) - margin, floor(min(ys)) - margin, max(xs) + margin, max(ys) + margin);
    return around.intersection(source().info().region());
  }

  private static Region between(int left, int top, double right, double bottom) {
    return new Region(left, top, (int) Math.ceil(right) - left, (int) Math.ceil(bottom) - top);
  }

  private static int floor(double x) {
    return (int) Math.floor(x);
  }

  private static double min(double[] of) {
    return Math.min(Math.min(of[0], of[1]), Math.min(of[2], of[3]));
  }

  private static double max(double[] of) {
    return Math.max(Math.max(of[0], of[1]), Math.max(of[2], of[3]));
  }

  /** The pixels of a row that lie inside the image follow each other. */
  private void turnRow(Region square, int y, Tile into) {
    int from = square.x();
    while (from < square.right() && !isInside(from, y)) {
      from++;
    }
    int end = from;
    while (end < square.right() && isInside(end, y)) {
      double px = turn.x(end + 0.5, y + 0.5);
      double py = turn.y(end + 0.5, y + 0.5);
      block.interpolate(px, py, row, missing, (end - from) * kind.bands());
      end++;
    }
    int count = (end - from) * kind.bands();
    fill(square.x(), from, y, into);
    kind.store(row, missing, block.hasMissing(), count, into, into.index(from, y));
    fill(end, square.right(), y, into);
  }

  private boolean isInside(int x, int y) {
    ImageInfo image = source().info();
    double px = turn.x(x + 0.5, y + 0.5);
    double py = turn.y(x + 0.5, y + 0.5);
    return px >= 0 && px < image.width() && py >= 0 && py < image.height();
  }

  private void fill(int from, int end, int y, Tile into) {
    if (from < end) {
      int count = (end - from) * kind.bands();
      System.arraycopy(outside.array(), 0, into.array(), into.index(from, y), count);
    }
  }
}
