package io.github.stacker.filters.colour;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;
import java.util.Objects;

/**
 * Moves colours away from grey or towards it: {@code out = grey + amount * (in - grey)}, where
 * {@code grey = wr * R + wg * G + wb * B}.
 *
 * <pre>{@code
 * { "filter": "saturation", "amount": 1.3 }
 * }</pre>
 *
 * <p>0 leaves grey, 1 changes nothing, 2 doubles the distance from grey, whose weights are those of
 * {@link Greyscale}. It is a matrix as that of {@link ChannelMixer}, its sums are made alike. The
 * result has floating samples and is not clamped. A pixel that lacks one colour (NaN) has none
 * afterwards. Alpha stays; grey images stay as they are; images with other bands are refused.
 */
public final class Saturation implements FilterProvider<Saturation.Parameters> {
  private static final double MOST = 100;
  private static final int COLOURS = 3;

  /**
   * How far to move.
   *
   * @param amount factor of the distance from grey
   * @param weights what each colour contributes to grey
   */
  public record Parameters(
      @Parameter(
              value = "Factor of the distance from grey: 0 leaves grey, 1 changes nothing.",
              min = 0,
              max = MOST)
          double amount,
      @Parameter(value = "What red, green and blue contribute to grey.", defaultJson = "\"rec709\"")
          Weights weights) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if the amount is outside
     */
    public Parameters {
      new Range(0, MOST).require("amount", amount);
      Objects.requireNonNull(weights, "weights");
    }

    private double[] matrix() {
      double[] grey = weights.factors();
      double[] matrix = new double[COLOURS * COLOURS];
      for (int i = 0; i < matrix.length; i++) {
        boolean own = i / COLOURS == i % COLOURS;
        matrix[i] = (own ? amount : 0) + (1 - amount) * (grey[i % COLOURS] / weights.divisor());
      }
      return matrix;
    }
  }

  @Override
  public String name() {
    return "saturation";
  }

  @Override
  public String description() {
    return "Makes colours stronger or weaker.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new FromGrey(new ColourMatrix(parameters.matrix()));
  }

  private record FromGrey(ColourMatrix matrix) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      return Colours.isGrey(source.info()) ? source : matrix.apply(source);
    }

    @Override
    public Reading reading() {
      return matrix.reading();
    }

    @Override
    public boolean keepsPlaces() {
      return true;
    }
  }
}
