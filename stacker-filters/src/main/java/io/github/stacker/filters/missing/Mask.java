package io.github.stacker.filters.missing;

import io.github.stacker.api.BadSamples;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.Picture;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Leaves out what lies outside a mask: {@code out(x, y) = in(x, y)} where the mask is, no sample
 * elsewhere.
 *
 * <pre>{@code
 * { "filter": "mask", "picture": "foreground.png" }
 * { "filter": "mask", "polygon": [0, 300, 200, 250, 640, 310, 640, 480, 0, 480], "keep": "outside" }
 * }</pre>
 *
 * <p>The mask is a grey picture of the image's size, where its samples are at least half of white
 * and its alpha, if it has one, is full; or a polygon, whose corners count from the upper left
 * corner of the image, in pixels, so that the first pixel's middle is at 0.5, 0.5. There are no
 * half pixels: a middle is inside or not.
 *
 * <p>Where there is no sample, alpha becomes 0 if there is alpha; floating samples without become
 * NaN; an integer image without gets an alpha band. Samples inside stay as they were, NaN too.
 */
public final class Mask implements FilterProvider<Mask.Parameters> {
  /** Which side of a mask is kept. */
  public enum Keep {
    /** Where the picture is bright; the polygon's inside. */
    INSIDE,
    /** All else. */
    OUTSIDE
  }

  /**
   * The mask.
   *
   * @param picture bright where samples are kept
   * @param polygon x and y of its corners by turns
   * @param keep which side is kept
   */
  public record Parameters(
      @Parameter("A grey picture of the image's size: what is half white or more is inside.")
          Optional<Picture> picture,
      @Parameter(
              value = "Corners of a polygon instead, x and y by turns.",
              unit = "pixels",
              min = -1e9,
              max = 1e9,
              defaultJson = "[]")
          List<Double> polygon,
      @Parameter(value = "Which side is kept.", defaultJson = "\"inside\"") Keep keep) {
    /**
     * Checks that there is one mask.
     *
     * @throws IllegalArgumentException if there is none or two, or the polygon has fewer than three
     *     corners
     */
    public Parameters {
      polygon = List.copyOf(polygon);
      Objects.requireNonNull(keep, "keep");
      if (picture.isPresent() != polygon.isEmpty()) {
        throw new IllegalArgumentException(
            picture.isPresent()
                ? "names a picture and a polygon; leave one out"
                : "names neither \"picture\" nor \"polygon\"");
      }
      if (picture.isEmpty()) {
        new Polygon(polygon);
      }
    }
  }

  @Override
  public String name() {
    return "mask";
  }

  @Override
  public String description() {
    return "Leaves out what lies outside a picture or polygon: no samples there.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new Masked(parameters);
  }

  private record Masked(Parameters parameters) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      parameters
          .picture()
          .ifPresent(
              picture -> {
                picture.requireSizeOf(source.info());
                picture.requireColourBands(1);
              });
      BadSamples outside =
          parameters
              .picture()
              .<BadSamples>map(DarkPixels::new)
              .orElseGet(() -> new Polygon(parameters.polygon()));
      return new MissingSource(
          source, parameters.keep() == Keep.INSIDE ? outside : inverted(outside));
    }

    /** The marks are one a pixel. */
    private static BadSamples inverted(BadSamples others) {
      return (region, bands, marks) -> {
        others.mark(region, bands, marks);
        marks.flip(0, (int) region.pixels() * bands);
      };
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
