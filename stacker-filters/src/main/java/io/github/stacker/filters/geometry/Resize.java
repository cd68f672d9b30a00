package io.github.stacker.filters.geometry;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;
import java.util.Objects;

/**
 * Gives an image other numbers of columns and rows: {@code out(x) = sum of w(i) in(i)} along the
 * columns, then along the rows, where {@code w(i) = k((i + 0.5 - (x + 0.5) s) / max(1, s))},
 * brought to a sum of 1, {@code s} is how many pixels become one and {@code k} the {@link Kernel}.
 *
 * <pre>{@code
 * { "filter": "resize", "width": 1200, "kernel": "lanczos" }
 * }</pre>
 *
 * <p>Size and weights are those of Pillow's {@code resize}. {@code width} or {@code height} alone
 * keeps the ratio of the sides, rounded to whole pixels; {@code factor} multiplies both. Reduced
 * images are antialiased, but for {@code nearest}. Beyond the edges there is nothing: the weights
 * inside are brought to a sum of 1. Integer samples are clamped to 0 and white between columns and
 * rows, and rounded in the end; floating ones may swing beyond white beside sharp edges.
 *
 * <p>Colours are weighed by alpha. NaN has no weight; where more than half of the weight is missing
 * the result is NaN. The resolution changes with the size, so that a print would stay as large.
 */
public final class Resize implements FilterProvider<Resize.Parameters> {
  private static final int LARGEST = 1_000_000;
  private static final double LARGEST_FACTOR = 100;

  /**
   * How large to make it.
   *
   * @param width columns of the result, or 0
   * @param height rows of the result, or 0
   * @param factor what both sides are multiplied by, or 0
   * @param kernel how pixels are weighed
   */
  public record Parameters(
      @Parameter(
              value = "Columns of the result; 0: as the height asks for.",
              unit = "pixels",
              min = 0,
              max = LARGEST,
              defaultJson = "0")
          int width,
      @Parameter(
              value = "Rows of the result; 0: as the width asks for.",
              unit = "pixels",
              min = 0,
              max = LARGEST,
              defaultJson = "0")
          int height,
      @Parameter(
              value = "What both sides are multiplied by, instead of width and height.",
              min = 0,
              max = LARGEST_FACTOR,
              defaultJson = "0")
          double factor,
      @Parameter(value = "How pixels are weighed.", defaultJson = "\"bicubic\"") Kernel kernel) {
    /**
     * Checks that there is one size.
     *
     * @throws IllegalArgumentException if there is none, or two, or a number is outside its range
     */
    public Parameters {
      Objects.requireNonNull(kernel, "kernel");
      new Range(0, LARGEST).require("width", width);
      new Range(0, LARGEST).require("height", height);
      new Range(0, LARGEST_FACTOR).require("factor", factor);
      boolean sides = width > 0 || height > 0;
      if (sides && factor > 0) {
        throw new IllegalArgumentException(
            "width or height and factor are given; give sides or the factor");
      }
      if (!sides && factor == 0) {
        throw new IllegalArgumentException(
            "no size is given; give width, height or both, or factor");
      }
    }

    private int widthOf(ImageInfo image) {
      if (width > 0) {
        return width;
      }
      double scale = factor > 0 ? factor : (double) height / image.height();
      return atLeastOne(image.width() * scale);
    }

    private int heightOf(ImageInfo image) {
      if (height > 0) {
        return height;
      }
      double scale = factor > 0 ? factor : (double) width / image.width();
      return atLeastOne(image.height() * scale);
    }

    private static int atLeastOne(double side) {
      return (int) Math.max(1, Math.floor(side + 0.5));
    }
  }

  @Override
  public String name() {
    return "resize";
  }

  @Override
  public String description() {
    return "Gives an image another size.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new ToSize(parameters);
  }

  private record ToSize(Parameters parameters) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      ImageInfo image = source.info();
      Kernel kernel = parameters.kernel();
      return ResizedSource.of(
          source,
          Side.whole(kernel, image.width(), parameters.widthOf(image)),
          Side.whole(kernel, image.height(), parameters.heightOf(image)));
    }

    @Override
    public Reading reading() {
      return Reading.NEARBY;
    }

    @Override
    public boolean keepsPlaces() {
      return true;
    }
  }
}
