package io.github.stacker.filters.colour;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.SampleType;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * Stores samples as another type: {@code out = in * newWhite / white} with scale {@code range},
 * {@code out = in} with scale {@code none}.
 *
 * <pre>{@code
 * { "filter": "convert", "type": "uint16" }
 * }</pre>
 *
 * <p>White becomes that of the new type: 255, 65535, or 1 for floating samples; scale {@code none}
 * leaves the white of floating samples as it was. Integer results are clamped to their range and
 * rounded half up, and NaN, for which integers have no number, becomes 0. Floating results are not
 * clamped. Alpha is always scaled from white to white, so that full opacity stays full.
 */
public final class Convert implements FilterProvider<Convert.Parameters> {
  /** What becomes of the numbers. */
  public enum Scale {
    /** White becomes the white of the new type. */
    RANGE,
    /** The numbers stay as they are. */
    NONE
  }

  /**
   * What to convert to.
   *
   * @param type how samples are stored afterwards
   * @param scale what becomes of the numbers
   */
  public record Parameters(
      @Parameter("The type of the samples afterwards.") SampleType type,
      @Parameter(
              value = "Whether white becomes white (range) or numbers stay as they are (none).",
              defaultJson = "\"range\"")
          Scale scale) {
    /** Checks that both are there. */
    public Parameters {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(scale, "scale");
    }
  }

  @Override
  public String name() {
    return "convert";
  }

  @Override
  public String description() {
    return "Changes the type of the samples.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public PointFilter create(Parameters parameters) {
    return new Conversion(parameters.type(), parameters.scale());
  }

  private record Conversion(SampleType type, Scale scale) implements PointFilter {
    @Override
    public DoubleUnaryOperator functionFor(ImageInfo image, int band) {
      double white = scale == Scale.RANGE ? type.white() : image.white();
      return new Scaling(image.white(), white);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      boolean keepsWhite = scale == Scale.NONE && !type.isInteger();
      return image.withSampleType(type, keepsWhite ? image.white() : type.white());
    }

    @Override
    public ImageSource apply(ImageSource source) {
      boolean nothingToDo = resultOf(source.info()).equals(source.info());
      return nothingToDo ? source : PointFilter.super.apply(source);
    }
  }

  private record Scaling(double fromWhite, double toWhite) implements DoubleUnaryOperator {
    @Override
    public double applyAsDouble(double sample) {
      return fromWhite == toWhite ? sample : sample * toWhite / fromWhite;
    }
  }
}
