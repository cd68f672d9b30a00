package io.github.stacker.filters.missing;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.MendedSource;
import io.github.stacker.api.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Replaces listed pixels: {@code out(x, y) = median of in} over the good ones of the 3x3 samples
 * around, of the 5x5 if there is none; or leaves them out. All other samples stay as they are, to
 * the last bit.
 *
 * <pre>{@code
 * { "filter": "dead-pixels", "points": [120, 45, 121, 45], "list": "dead.txt" }
 * }</pre>
 *
 * <p>Columns and rows are those of the image as it comes from the filter before. The list is a text
 * file with column and row in each line, separated by blanks or a comma; what follows a {@code #}
 * is a comment. A neighbour is good if it is in the image, not listed, not NaN, and fully opaque.
 * The median of an even number is the mean of the two in the middle, in integers rounded half up.
 * In a colour mosaic, neighbours are every second sample.
 *
 * <p>A listed pixel that is NaN is replaced like any other. One without any good neighbour becomes
 * NaN if samples are floating, and stays as it is if they are integers. Alpha stays. Pixels left
 * out instead get alpha 0 where there is alpha, NaN in floating images without, and an alpha band
 * in integer ones.
 */
public final class DeadPixels implements FilterProvider<DeadPixels.Parameters> {
  /** What becomes of dead pixels. */
  public enum Fate {
    /** The median of their neighbours. */
    MEDIAN,
    /** No sample. */
    MISSING
  }

  /** Which samples are neighbours. */
  public enum Mosaic {
    /** The next ones. */
    NONE,
    /** Every second: those of the same colour in cells of 2x2. */
    BAYER
  }

  /**
   * The pixels.
   *
   * @param points column and row by turns
   * @param list a text file of more
   * @param fate what becomes of them
   * @param mosaic which samples are neighbours
   */
  public record Parameters(
      @Parameter(
              value = "Column and row of each dead pixel, by turns.",
              unit = "pixels",
              min = 0,
              defaultJson = "[]")
          List<Integer> points,
      @Parameter("A text file with column and row of a dead pixel in each line.")
          Optional<Path> list,
      @Parameter(value = "What becomes of dead pixels.", defaultJson = "\"median\"") Fate fate,
      @Parameter(
              value = "Whether the image is a colour mosaic of 2x2 cells.",
              defaultJson = "\"none\"")
          Mosaic mosaic) {
    /** Copies the list, and checks that nothing is null. */
    public Parameters {
      points = List.copyOf(points);
      Objects.requireNonNull(list, "list");
      Objects.requireNonNull(fate, "fate");
      Objects.requireNonNull(mosaic, "mosaic");
    }
  }

  @Override
  public String name() {
    return "dead-pixels";
  }

  @Override
  public String description() {
    return "Replaces listed pixels by the median of their neighbours, or leaves them out.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    PixelList pixels = PixelList.of(parameters.points(), parameters.list());
    return parameters.fate() == Fate.MEDIAN
        ? new Mended(pixels, parameters.mosaic() == Mosaic.BAYER ? 2 : 1)
        : new LeftOut(pixels);
  }

  private record Mended(PixelList pixels, int step) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      pixels.requireInside(source.info());
      return new MendedSource(source, pixels, step);
    }

    @Override
    public Reading reading() {
      return Reading.ELSEWHERE;
    }

    @Override
    public boolean keepsPlaces() {
      return true;
    }
  }

  private record LeftOut(PixelList pixels) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      pixels.requireInside(source.info());
      return new MissingSource(source, pixels);
    }

    @Override
    public Reading reading() {
      return Reading.IN_ORDER;
    }

    @Override
    public boolean keepsPlaces() {
      return true;
    }

    @Override
    public boolean leavesOut() {
      return true;
    }
  }
}
