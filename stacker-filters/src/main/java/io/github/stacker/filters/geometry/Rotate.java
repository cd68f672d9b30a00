package io.github.stacker.filters.geometry;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;
import java.util.List;
import java.util.Objects;

/**
 * Turns an image clockwise about its middle. By 90 degrees, where {@code h} is the height before:
 * {@code out(x, y) = in(y, h - 1 - x)}, so that the left column becomes the top row. By other
 * angles {@code out(p) = in(m + R (p - m'))}, where {@code R} turns the other way round, {@code m}
 * and {@code m'} are the middles of both images, and samples between pixels are interpolated.
 *
 * <pre>{@code
 * { "filter": "rotate", "degrees": 90 }
 * { "filter": "rotate", "degrees": -1.5, "expand": false, "kernel": "bicubic" }
 * }</pre>
 *
 * <p>Results are those of Pillow's {@code rotate}, which counts the other way round: its {@code
 * rotate(90)} is 270 here. Quarter turns are exact: width and height change places by 90 and 270
 * degrees, and so do the two resolutions. By other angles, or if such a turn of an image that is
 * not square is not to {@code expand}, samples are interpolated by {@code kernel}; beyond the edges
 * they are those at the edge. {@code expand} makes room for all corners; without, the image keeps
 * its size and loses them.
 *
 * <p>Outside there is no sample: NaN among floating samples, an alpha of 0 where there is alpha, 0
 * among integers without alpha. {@code fill} puts a colour there, in samples as the image has them.
 * Colours are weighed by alpha, but for {@code nearest}; NaN has no weight, and where more than
 * half of the weight is missing the result is NaN. A source that gives its rows from top to bottom
 * is copied to scratch first.
 */
public final class Rotate implements FilterProvider<Rotate.Parameters> {
  private static final double FULL_TURN = 360;

  /**
   * How to turn.
   *
   * @param degrees how far, clockwise
   * @param expand whether the result is large enough for all of the image
   * @param kernel how samples between pixels are made
   * @param fill the colour outside: one number, or one for each band but alpha; empty for no
   *     sample, which is 0 in integer images without alpha
   */
  public record Parameters(
      @Parameter(
              value = "How far to turn clockwise; quarter turns are exact.",
              unit = "degrees",
              min = -FULL_TURN,
              max = FULL_TURN)
          double degrees,
      @Parameter(
              value = "Whether to make room for the corners, instead of keeping the size.",
              defaultJson = "true")
          boolean expand,
      @Parameter(value = "How samples between pixels are made.", defaultJson = "\"bicubic\"")
          Interpolation kernel,
      @Parameter(
              value =
                  "The colour outside, one number or one for each band; none: no sample there, which"
                      + " is 0 in integer images without alpha.",
              unit = "samples",
              defaultJson = "[]")
          List<Double> fill) {
    /**
     * Checks the angle.
     *
     * @throws IllegalArgumentException if it is beyond a full turn
     */
    public Parameters {
      new Range(-FULL_TURN, FULL_TURN).require("degrees", degrees);
      Objects.requireNonNull(kernel, "kernel");
      fill = List.copyOf(fill);
    }

    /** Gives the angle from 0 to below 360. */
    private double turn() {
      double turn = degrees % FULL_TURN;
      return turn < 0 ? turn + FULL_TURN : turn + 0.0;
    }
  }

  @Override
  public String name() {
    return "rotate";
  }

  @Override
  public String description() {
    return "Turns clockwise by any angle.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new Clockwise(parameters);
  }

  private record Clockwise(Parameters parameters) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      ImageInfo image = source.info();
      requireFillOf(image);
      double degrees = parameters.turn();
      boolean square = image.width() == image.height();
      if (degrees == 0
          || degrees == 180
          || (degrees % 90 == 0 && (parameters.expand() || square))) {
        Orientation turned = quarterTurns((int) degrees);
        return OrientedSource.of(source, turned);
      }
      Turn turn = Turn.clockwise(degrees, image.width(), image.height(), parameters.expand());
      return new TurnedSource(source, turn, parameters.kernel(), parameters.fill());
    }

    @Override
    public Reading reading() {
      return movesWholePixels() ? Reading.ELSEWHERE : Reading.ANYWHERE;
    }

    /** Where pixels do not stay whole, keywords tell of none. */
    @Override
    public boolean keepsPlaces() {
      return true;
    }

    /** Corners, unless they are filled. */
    @Override
    public boolean leavesOut() {
      return !movesWholePixels() && parameters.fill().isEmpty();
    }

    /** Tells whether it does so whatever the sides of the image are. */
    private boolean movesWholePixels() {
      double degrees = parameters.turn();
      return degrees % 180 == 0 || (degrees % 90 == 0 && parameters.expand());
    }

    private void requireFillOf(ImageInfo image) {
      int numbers = parameters.fill().size();
      if (numbers > 1 && numbers != image.colourBandCount()) {
        throw new IllegalArgumentException(
            "fill has %d numbers, the image %d bands; give one number, or one for each band"
                .formatted(numbers, image.colourBandCount()));
      }
    }

    private static Orientation quarterTurns(int degrees) {
      return switch (degrees) {
        case 0 -> Orientation.UPRIGHT;
        case 90 -> Orientation.TURNED_90;
        case 180 -> Orientation.TURNED_180;
        default -> Orientation.TURNED_270;
      };
    }
  }
}
