package io.github.stacker.filters.geometry;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.OrientedSource;
import io.github.stacker.api.Parameter;
import java.util.Objects;

/**
 * Mirrors an image of {@code w} by {@code h} pixels: {@code out(x, y) = in(w - 1 - x, y)} if
 * horizontal, {@code out(x, y) = in(x, h - 1 - y)} if vertical.
 *
 * <pre>{@code
 * { "filter": "flip", "axis": "horizontal" }
 * }</pre>
 *
 * <p>Exact. A vertical flip begins with the last row, so a source that gives its rows from top to
 * bottom is copied to scratch first.
 */
public final class Flip implements FilterProvider<Flip.Parameters> {
  /** The axis along which pixels change places. */
  public enum Axis {
    /** Left and right change places. */
    HORIZONTAL,
    /** Top and bottom change places. */
    VERTICAL
  }

  /**
   * What to mirror.
   *
   * @param axis the axis along which pixels change places
   */
  public record Parameters(
      @Parameter("Which sides change places: horizontal left and right, vertical top and bottom.")
          Axis axis) {
    /** Checks that there is an axis. */
    public Parameters {
      Objects.requireNonNull(axis, "axis");
    }
  }

  @Override
  public String name() {
    return "flip";
  }

  @Override
  public String description() {
    return "Mirrors left and right, or top and bottom.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new Along(parameters.axis());
  }

  private record Along(Axis axis) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      Orientation orientation =
          axis == Axis.HORIZONTAL ? Orientation.MIRRORED : Orientation.FLIPPED;
      return OrientedSource.of(source, orientation);
    }

    @Override
    public Reading reading() {
      return axis == Axis.HORIZONTAL ? Reading.IN_ORDER : Reading.ELSEWHERE;
    }

    @Override
    public boolean keepsPlaces() {
      return true;
    }
  }
}
