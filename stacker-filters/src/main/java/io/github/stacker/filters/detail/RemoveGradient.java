package io.github.stacker.filters.detail;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageRows;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import io.github.stacker.filters.Range;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Evens out the background: {@code out = in - b(x, y) + mean(b)}, or, to divide, {@code out = in *
 * mean(b) / b(x, y)}, where {@code b} is a polynomial of columns and rows for each colour.
 *
 * <pre>{@code
 * { "filter": "remove-gradient", "degree": 2 }
 * }</pre>
 *
 * <p>Subtract light that came on top, as that of a town or the moon; divide where light is lost, as
 * towards the corners. The image is measured in up to 24 by 24 cells, of each the median of some
 * 4096 samples. The polynomial, all terms up to {@code degree}, is fitted to them by least squares;
 * cells that differ by more than {@code sigmas} times 1.4826 times the median distance are left
 * out, and the rest fitted anew, until nothing changes or less than half would be left, 8 times at
 * most. So stars and what is brighter than the background in less than half of the image do not
 * count.
 *
 * <p>Missing samples (NaN, and pixels below full opacity) stay missing; cells count of which a
 * quarter is there. Dividing leaves samples as they are where the polynomial is not above 0. The
 * result has floating samples and is not clamped; alpha stays.
 */
public final class RemoveGradient implements FilterProvider<RemoveGradient.Parameters> {
  private static final int MOST_DEGREE = 4;
  private static final double LEAST_SIGMAS = 1;
  private static final double MOST_SIGMAS = 10;

  /** How the background is taken away. */
  public enum Mode {
    /** What came on top. */
    SUBTRACT,
    /** What was lost. */
    DIVIDE
  }

  /**
   * What the background is like.
   *
   * @param degree of the polynomial
   * @param mode how it is taken away
   * @param sigmas what differs by more is not background
   */
  public record Parameters(
      @Parameter(
              value = "Degree of the polynomial: 1 is a slope.",
              min = 1,
              max = MOST_DEGREE,
              defaultJson = "2")
          int degree,
      @Parameter(
              value = "Whether the background is subtracted or divided by.",
              defaultJson = "\"subtract\"")
          Mode mode,
      @Parameter(
              value = "Cells that differ by more sigmas are not background.",
              min = LEAST_SIGMAS,
              max = MOST_SIGMAS,
              defaultJson = "2.5")
          double sigmas) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a number is outside
     */
    public Parameters {
      new Range(1, MOST_DEGREE).require("degree", degree);
      Objects.requireNonNull(mode, "mode");
      new Range(LEAST_SIGMAS, MOST_SIGMAS).require("sigmas", sigmas);
    }
  }

  @Override
  public String name() {
    return "remove-gradient";
  }

  @Override
  public String description() {
    return "Evens out the background, which is taken for a polynomial.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public StatisticsFilter<?> create(Parameters parameters) {
    return new Even(parameters);
  }

  /** Gives the place of a column or row, from -1 to 1. */
  static double coordinate(double place, int side) {
    return (2 * place + 1) / side - 1;
  }

  private record Even(Parameters parameters) implements StatisticsFilter<List<Background>> {
    @Override
    public List<Background> measure(ImageSource image) throws IOException {
      CellSamples cells = new CellSamples(image.info());
      ImageRows.forEach(image, cells::add);
      return cells.knots().stream()
          .map(knots -> Background.of(knots, parameters.degree(), parameters.sigmas()))
          .toList();
    }

    @Override
    public Filter filterFor(ImageInfo image, List<Background> backgrounds) {
      WindowKernel kernel = (window, result) -> even(window, result, image, backgrounds);
      return NeighbourhoodFilter.of(Halo.of(0), kernel);
    }

    private void even(Tile window, Tile result, ImageInfo image, List<Background> backgrounds) {
      int bands = result.bands();
      for (int y = result.region().y(); y < result.region().bottom(); y++) {
        for (int band = 0; band < bands; band++) {
          double[] row = backgrounds.get(band).surface().row(coordinate(y, image.height()));
          double level = backgrounds.get(band).level();
          for (int x = result.region().x(); x < result.region().right(); x++) {
            double light = Surface.at(row, coordinate(x, image.width()));
            int at = result.index(x, y) + band;
            result.doubles()[at] = even(window.doubles()[at], light, level);
          }
        }
      }
    }

    private double even(double sample, double light, double level) {
      if (parameters.mode() == Mode.SUBTRACT) {
        return sample - light + level;
      }
      return light > 0 ? sample * (level / light) : sample;
    }
  }
}
