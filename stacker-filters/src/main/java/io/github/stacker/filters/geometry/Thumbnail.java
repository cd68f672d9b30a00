package io.github.stacker.filters.geometry;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.ReducingFilter;
import io.github.stacker.filters.Range;
import java.util.Objects;

/**
 * Reduces an image until it fits a box, as {@code resize} does with the sides that Pillow's {@code
 * thumbnail} computes: {@code width x height} of the image where both fit, else one side is that of
 * the box and the other one keeps the ratio as well as whole pixels can.
 *
 * <pre>{@code
 * { "filter": "thumbnail", "size": 128 }
 * }</pre>
 *
 * <p>Images are never enlarged. As Pillow does, one that is to be reduced by 4 or more is averaged
 * first, in blocks of as many whole pixels as leave it at least twice as large as the result; but
 * not where there is alpha, nor for {@code nearest}. {@code stacker convert} lets JPEGs be decoded
 * in a smaller size, still at least twice as large, as Pillow does. Edges, alpha, NaN and
 * resolution are treated as {@code resize} treats them.
 */
public final class Thumbnail implements FilterProvider<Thumbnail.Parameters> {
  private static final int LARGEST = 1_000_000;

  /** How many times larger than the result an image stays when it is averaged. */
  private static final double GAP = 2;

  /**
   * The box.
   *
   * @param size both sides of the box, or 0
   * @param width most columns, or 0
   * @param height most rows, or 0
   * @param kernel how pixels are weighed
   */
  public record Parameters(
      @Parameter(
              value = "The most columns and rows.",
              unit = "pixels",
              min = 0,
              max = LARGEST,
              defaultJson = "0")
          int size,
      @Parameter(
              value = "The most columns, together with height, instead of size.",
              unit = "pixels",
              min = 0,
              max = LARGEST,
              defaultJson = "0")
          int width,
      @Parameter(
              value = "The most rows, together with width, instead of size.",
              unit = "pixels",
              min = 0,
              max = LARGEST,
              defaultJson = "0")
          int height,
      @Parameter(value = "How pixels are weighed.", defaultJson = "\"bicubic\"") Kernel kernel) {
    /**
     * Checks that there is one box.
     *
     * @throws IllegalArgumentException if there is none, or two, or a number is outside its range
     */
    public Parameters {
      Objects.requireNonNull(kernel, "kernel");
      new Range(0, LARGEST).require("size", size);
      new Range(0, LARGEST).require("width", width);
      new Range(0, LARGEST).require("height", height);
      boolean box = width > 0 && height > 0;
      boolean half = width > 0 ^ height > 0;
      if (half || box == size > 0) {
        throw new IllegalArgumentException(
            "size is %d, width %d, height %d; give size, or width and height"
                .formatted(size, width, height));
      }
    }

    Fitted fitted(ImageInfo image) {
      return Fitted.of(
          image.width(), image.height(), Math.max(size, width), Math.max(size, height));
    }
  }

  @Override
  public String name() {
    return "thumbnail";
  }

  @Override
  public String description() {
    return "Reduces an image until it fits a box.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new ToBox(parameters);
  }

  private record ToBox(Parameters parameters) implements ReducingFilter {
    @Override
    public ImageSource apply(ImageSource source) {
      ImageInfo image = source.info();
      return new Decoded(parameters.kernel(), image, 1, parameters.fitted(image)).apply(source);
    }

    @Override
    public Reading reading() {
      return Reading.NEARBY;
    }

    @Override
    public boolean keepsPlaces() {
      return true;
    }

    @Override
    public int mostDivisor(ImageInfo image) {
      Fitted fitted = parameters.fitted(image);
      if (parameters.kernel() == Kernel.NEAREST) {
        return 1;
      }
      int across = block(image.width(), fitted.width());
      return Math.min(across, block(image.height(), fitted.height()));
    }

    @Override
    public Filter afterDecoding(ImageInfo image, int divisor) {
      return new Decoded(parameters.kernel(), image, divisor, parameters.fitted(image));
    }
  }

  /** Gives how many pixels are averaged to one that is at least twice as large as the result. */
  private static int block(double side, int fitted) {
    return Math.max(1, (int) (side / fitted / GAP));
  }

  /** Fits an image that may have been decoded in a smaller size, its last pixels cut. */
  private record Decoded(Kernel kernel, ImageInfo image, int divisor, Fitted fitted)
      implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      double width = (double) image.width() / divisor;
      double height = (double) image.height() / divisor;
      boolean averages = kernel != Kernel.NEAREST && !image.hasAlpha();
      int across = averages ? block(width, fitted.width()) : 1;
      int down = averages ? block(height, fitted.height()) : 1;
      ImageInfo decoded = source.info();
      ImageSource averaged =
          ResizedSource.of(
              source, Side.blocks(decoded.width(), across), Side.blocks(decoded.height(), down));
      ImageInfo blocks = averaged.info();
      return ResizedSource.of(
          averaged,
          new Side(kernel, blocks.width(), width / across, fitted.width()),
          new Side(kernel, blocks.height(), height / down, fitted.height()));
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
