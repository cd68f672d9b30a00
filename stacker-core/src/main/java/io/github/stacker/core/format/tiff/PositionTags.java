package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import io.github.stacker.api.Resolution;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The tags that say where a picture lies on a canvas, as nona writes and enblend reads them:
 * XPosition and YPosition in the unit of the resolution, so that their product with it is a number
 * of pixels, and the size of the canvas in two tags once registered by Pixar.
 */
final class PositionTags {
  private static final long MOST_UNSIGNED = 0xffff_ffffL;

  /** Resolutions are tried as fractions with denominators up to this. */
  private static final int MOST_DENOMINATOR = 1000;

  private static final int NO_UNIT = 1;

  private PositionTags() {}

  /**
   * Reads the place of a picture.
   *
   * @return nothing if there is neither a position nor a canvas
   * @throws IOException if a position is no number of pixels from 0 to 2<sup>31</sup>-1, or the
   *     canvas has a side of 0 pixels or beyond that
   */
  static Optional<Placement> read(Directory directory) throws IOException {
    boolean placed = directory.has(Tags.X_POSITION) || directory.has(Tags.Y_POSITION);
    Optional<Region> canvas = canvas(directory);
    if (!placed && canvas.isEmpty()) {
      return Optional.empty();
    }
    int x = pixels(directory, Tags.X_POSITION, Tags.X_RESOLUTION);
    int y = pixels(directory, Tags.Y_POSITION, Tags.Y_RESOLUTION);
    requireWithin(Tags.X_POSITION, x, directory.requiredNumber(Tags.IMAGE_WIDTH));
    requireWithin(Tags.Y_POSITION, y, directory.requiredNumber(Tags.IMAGE_LENGTH));
    return Optional.of(new Placement(x, y, canvas));
  }

  /** Without a resolution a position is one of pixels. */
  private static int pixels(Directory directory, int positionTag, int resolutionTag)
      throws IOException {
    Optional<Field> position = directory.field(positionTag);
    if (position.isEmpty()) {
      return 0;
    }
    Optional<Field> resolution = directory.field(resolutionTag);
    double perUnit = resolution.isPresent() ? resolution.get().real(0) : 1;
    double pixels = Math.rint(position.get().real(0) * perUnit);
    if (!(pixels >= 0 && pixels <= Integer.MAX_VALUE)) {
      throw new IOException(Tags.name(positionTag) + " is " + pixels + " pixels");
    }
    return (int) pixels;
  }

  private static void requireWithin(int tag, int position, long side) throws IOException {
    if (position + side > Integer.MAX_VALUE) {
      throw new IOException(Tags.name(tag) + " puts the picture beyond 2^31-1");
    }
  }

  private static Optional<Region> canvas(Directory directory) throws IOException {
    long width = directory.number(Tags.IMAGE_FULL_WIDTH, 0);
    long height = directory.number(Tags.IMAGE_FULL_LENGTH, 0);
    if (width == 0 && height == 0) {
      return Optional.empty();
    }
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new IOException("a canvas of %dx%d pixels is none".formatted(width, height));
    }
    return Optional.of(Region.of((int) width, (int) height));
  }

  /**
   * Makes the tags of a place; none for one left of or above the canvas, which they cannot tell. A
   * picture without resolution gets one pixel per unit of no size beside them, so that positions
   * are pixels.
   */
  static List<Field> of(Placement placement, Optional<Resolution> resolution) {
    if (placement.x() < 0 || placement.y() < 0) {
      return List.of();
    }
    Resolution perUnit = resolution.orElse(new Resolution(1, 1));
    List<Field> position =
        List.of(
            position(Tags.X_POSITION, placement.x(), perUnit.x()),
            position(Tags.Y_POSITION, placement.y(), perUnit.y()));
    List<Field> unit =
        resolution.isPresent()
            ? List.of()
            : List.of(
                Field.ofRational(Tags.X_RESOLUTION, 1),
                Field.ofRational(Tags.Y_RESOLUTION, 1),
                Field.ofShorts(Tags.RESOLUTION_UNIT, NO_UNIT));
    List<Field> canvas =
        placement
            .canvas()
            .map(
                whole ->
                    List.of(
                        Field.ofLong(Tags.IMAGE_FULL_WIDTH, whole.width()),
                        Field.ofLong(Tags.IMAGE_FULL_LENGTH, whole.height())))
            .orElse(List.of());
    return Stream.of(position, unit, canvas).flatMap(List::stream).toList();
  }

  /** Gives the exact fraction if there is one, which decimal fractions seldom are. */
  private static Field position(int tag, int pixels, double perUnit) {
    OptionalInt denominator = denominator(perUnit);
    if (denominator.isEmpty()) {
      return Field.ofRational(tag, pixels / perUnit);
    }
    long above = (long) pixels * denominator.getAsInt();
    long below = Math.round(perUnit * denominator.getAsInt());
    long common = BigInteger.valueOf(above).gcd(BigInteger.valueOf(below)).longValue();
    return above / common > MOST_UNSIGNED
        ? Field.ofRational(tag, pixels / perUnit)
        : Field.ofRational(tag, above / common, below / common);
  }

  /** Gives the smallest denominator of a resolution written as a fraction. */
  private static OptionalInt denominator(double perUnit) {
    for (int below = 1; below <= MOST_DENOMINATOR; below++) {
      double above = perUnit * below;
      if (above >= 1 && above <= MOST_UNSIGNED && above == Math.rint(above)) {
        return OptionalInt.of(below);
      }
    }
    return OptionalInt.empty();
  }
}
