package io.github.stacker.filters.geometry;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.Parameter;

/**
 * Turns an image clockwise by quarter turns. By 90 degrees, where {@code h} is the height before:
 * {@code out(x, y) = in(y, h - 1 - x)}, so that the left column becomes the top row.
 *
 * <pre>{@code
 * { "filter": "rotate", "degrees": 90 }
 * }</pre>
 *
 * <p>Exact. Pillow counts the other way round: its {@code rotate(90)} is 270 here. By 90 and 270
 * degrees width and height change places, and so do the two resolutions. A source that gives its
 * rows from top to bottom is copied to scratch first.
 */
public final class Rotate implements FilterProvider<Rotate.Parameters> {
  /**
   * How far to turn.
   *
   * @param degrees 90, 180 or 270, clockwise
   */
  public record Parameters(
      @Parameter(
              value = "How far to turn clockwise: 90, 180 or 270.",
              unit = "degrees",
              min = 90,
              max = 270)
          int degrees) {
    /**
     * Checks that these are quarter turns.
     *
     * @throws IllegalArgumentException if they are not
     */
    public Parameters {
      if (degrees != 90 && degrees != 180 && degrees != 270) {
        throw new IllegalArgumentException(
            "degrees is " + degrees + ", which is none of 90, 180 and 270");
      }
    }

    Orientation orientation() {
      return switch (degrees) {
        case 90 -> Orientation.TURNED_90;
        case 180 -> Orientation.TURNED_180;
        default -> Orientation.TURNED_270;
      };
    }
  }

  @Override
  public String name() {
    return "rotate";
  }

  @Override
  public String description() {
    return "Turns clockwise by quarter turns.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new Turned(parameters.orientation());
  }

  private record Turned(Orientation orientation) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      return OrientedSource.of(source, orientation);
    }

    @Override
    public Reading reading() {
      return Reading.ELSEWHERE;
    }
  }
}
