package io.github.stacker.filters.geometry;

import io.github.stacker.api.CroppedSource;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.Region;

/**
 * Keeps the pixels of a box: {@code out(x, y) = in(left + x, top + y)}, of size {@code right -
 * left} by {@code bottom - top}.
 *
 * <pre>{@code
 * { "filter": "crop", "left": 10, "top": 40, "right": 400, "bottom": 350 }
 * }</pre>
 *
 * <p>The box is that of Pillow: half-open, so that column {@code right} and row {@code bottom} are
 * the first ones left out. Unlike Pillow's it has to lie inside the image; a box that does not is
 * refused.
 */
public final class Crop implements FilterProvider<Crop.Parameters> {
  /**
   * The box.
   *
   * @param left first column kept
   * @param top first row kept
   * @param right first column to the right that is left out
   * @param bottom first row below that is left out
   */
  public record Parameters(
      @Parameter(value = "The first column to keep.", unit = "pixels", min = 0) int left,
      @Parameter(value = "The first row to keep.", unit = "pixels", min = 0) int top,
      @Parameter(value = "The first column to leave out on the right.", unit = "pixels", min = 1)
          int right,
      @Parameter(value = "The first row to leave out below.", unit = "pixels", min = 1)
          int bottom) {
    /**
     * Checks that the box has pixels.
     *
     * @throws IllegalArgumentException if a side is negative or the box is empty
     */
    public Parameters {
      requireOrder("left", left, "right", right);
      requireOrder("top", top, "bottom", bottom);
    }

    private static void requireOrder(String first, int from, String second, int to) {
      if (from < 0) {
        throw new IllegalArgumentException("%s is %d, below 0".formatted(first, from));
      }
      if (to <= from) {
        throw new IllegalArgumentException(
            "%s is %d, not above %s, which is %d".formatted(second, to, first, from));
      }
    }

    Region box() {
      return new Region(left, top, right - left, bottom - top);
    }
  }

  @Override
  public String name() {
    return "crop";
  }

  @Override
  public String description() {
    return "Keeps the pixels inside a box.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new ToBox(parameters.box());
  }

  private record ToBox(Region box) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      ImageInfo image = source.info();
      if (!image.region().contains(box)) {
        throw new IllegalArgumentException(
            "the box from %d,%d to %d,%d is not inside the image of %dx%d pixels"
                .formatted(
                    box.x(), box.y(), box.right(), box.bottom(), image.width(), image.height()));
      }
      return new CroppedSource(source, box);
    }

    @Override
    public Reading reading() {
      return Reading.IN_ORDER;
    }

    @Override
    public boolean keepsPlaces() {
      return true;
    }
  }
}
