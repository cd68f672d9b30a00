package io.github.stacker.filters.colour;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import java.util.Objects;

/**
 * Makes one grey band of red, green and blue: {@code out = wr * R + wg * G + wb * B}.
 *
 * <pre>{@code
 * { "filter": "greyscale" }
 * }</pre>
 *
 * <table>
 * <caption>Weights</caption>
 * <tr><th>name</th><th>wr</th><th>wg</th><th>wb</th><th>integers</th></tr>
 * <tr><td>{@code rec601}</td><td>0.299</td><td>0.587</td><td>0.114</td>
 *     <td>{@code (19595 R + 38470 G + 7471 B + 32768) >> 16}</td></tr>
 * <tr><td>{@code rec709}</td><td>0.2126</td><td>0.7152</td><td>0.0722</td>
 *     <td>{@code (13933 R + 46871 G + 4732 B + 32768) >> 16}</td></tr>
 * <tr><td>{@code average}</td><td>1/3</td><td>1/3</td><td>1/3</td>
 *     <td>{@code (R + G + B + 1) / 3}</td></tr>
 * </table>
 *
 * <p>Samples keep their type. The integers of {@code rec601} are those of Pillow's mode {@code L},
 * for 16-bit samples too, which Pillow does not convert. NaN in one band gives NaN. Weights apply
 * to the samples as they are, whatever their transfer curve. A colour profile is left behind, since
 * it describes colours. Alpha stays; grey images stay as they are; images with other bands, or
 * without one of the three, are refused.
 */
public final class Greyscale implements FilterProvider<Greyscale.Parameters> {
  /**
   * How to weigh.
   *
   * @param weights what each colour contributes
   */
  public record Parameters(
      @Parameter(value = "What red, green and blue contribute.", defaultJson = "\"rec601\"")
          Weights weights) {
    /** Checks that there are weights. */
    public Parameters {
      Objects.requireNonNull(weights, "weights");
    }
  }

  @Override
  public String name() {
    return "greyscale";
  }

  @Override
  public String description() {
    return "Makes a grey image of a coloured one.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new ToGrey(parameters.weights());
  }

  private record ToGrey(Weights weights) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      if (Colours.isGrey(source.info())) {
        return source;
      }
      return new GreySource(source, weights);
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
