package io.github.stacker.filters.missing;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;
import java.util.List;

/**
 * Lays the image over a background: {@code out = a * in + (1 - a) * background * white}, where
 * {@code a} is alpha as a share of white.
 *
 * <pre>{@code
 * { "filter": "flatten", "background": [1, 1, 0.9] }
 * }</pre>
 *
 * <p>The result has no alpha, so that a JPEG can hold it; samples keep their type, integers are
 * rounded half up. Results are those of Pillow's {@code paste} with alpha as the mask, and of its
 * {@code alpha_composite} over an opaque background. Samples that are NaN become the background,
 * with alpha and without; images that have neither stay as they are. Colours are mixed as they are,
 * whatever their transfer curve.
 *
 * <p>Nothing is missing afterwards: in a stack it belongs in {@code post}. Among {@code filters} it
 * makes samples of the background that take part in the combine.
 */
public final class Flatten implements FilterProvider<Flatten.Parameters> {
  /**
   * What is behind the image.
   *
   * @param background its colour: one number, or one for each band but alpha
   */
  public record Parameters(
      @Parameter(
              value = "The colour behind, one number or one for each band but alpha.",
              unit = "shares of white",
              min = 0,
              max = 1,
              defaultJson = "[0]")
          List<Double> background) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no number or one is outside
     */
    public Parameters {
      background = List.copyOf(background);
      if (background.isEmpty()) {
        throw new IllegalArgumentException(
            "background is empty; give one number, or one for each band but alpha");
      }
      for (double share : background) {
        new Range(0, 1).require("a number of background", share);
      }
    }

    /** Gives the sample of the background in each band. */
    private double[] samplesFor(ImageInfo image) {
      int bands = image.colourBandCount();
      if (background.size() != 1 && background.size() != bands) {
        throw new IllegalArgumentException(
            "background has %d numbers, the image %d %s; give one number, or one for each band but alpha"
                .formatted(background.size(), bands, bands == 1 ? "band" : "bands"));
      }
      double[] samples = new double[bands];
      for (int band = 0; band < bands; band++) {
        samples[band] = image.white() * background.get(background.size() == 1 ? 0 : band);
      }
      return samples;
    }
  }

  @Override
  public String name() {
    return "flatten";
  }

  @Override
  public String description() {
    return "Lays the image over a background, which leaves no alpha.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new OverBackground(parameters);
  }

  private record OverBackground(Parameters parameters) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      ImageInfo image = source.info();
      if (image.colourBandCount() == 0) {
        throw new IllegalArgumentException("the image has nothing but alpha");
      }
      double[] background = parameters.samplesFor(image);
      boolean nothingToDo = image.sampleType().isInteger() && !image.hasAlpha();
      return nothingToDo ? source : new FlattenedSource(source, background);
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
