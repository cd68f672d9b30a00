package io.github.stacker.filters.colour;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.WindowKernel;
import java.util.Objects;
import java.util.Optional;

/**
 * Develops a colour mosaic: a pixel keeps the sample of its own colour and gets the other two from
 * those around, {@code out = mean} of the nearest of that colour for {@code bilinear}, and {@code
 * out = mean + correction / 8} for {@code malvar}.
 *
 * <pre>{@code
 * { "filter": "debayer", "pattern": "rggb", "method": "malvar" }
 * }</pre>
 *
 * <p>The correction is how the pixel's own colour bends, with {@code C} the sample itself, {@code
 * far} the four samples of its colour two pixels away in its row and column:
 *
 * <table>
 * <caption>Corrections</caption>
 * <tr><th>wanted</th><th>at</th><th>correction</th></tr>
 * <tr><td>green</td><td>red, blue</td><td>{@code 4 C - sum(far)}</td></tr>
 * <tr><td>blue</td><td>red, and the reverse</td><td>{@code 1.5 (4 C - sum(far))}</td></tr>
 * <tr><td>what is beside it</td><td>green</td>
 *     <td>{@code 5 C - sum(four diagonal) - sum(two far beside) + sum(two far across) / 2}</td></tr>
 * </table>
 *
 * <p>Source: Malvar, He and Cutler (2004), High-quality linear interpolation for demosaicing of
 * Bayer-patterned color images, ICASSP III, 485.
 *
 * <p>A pattern names the two by two pixels at the top left, row by row; {@code auto} takes it from
 * the keyword {@code BAYERPAT}, with {@code XBAYROFF} and {@code YBAYROFF}, which follow {@code
 * crop}, {@code flip} and quarter turns. It has to come before any other filter that moves pixels,
 * and after calibration. Beyond the edges the image is mirrored without its outermost line twice,
 * so that colours stay in step. The result has floating samples, computed in double precision and
 * not clamped: {@code malvar} may go a little below black and above white beside sharp edges. Equal
 * samples stay what they are. A colour profile of the grey is left behind, and so are keywords
 * about the mosaic.
 *
 * <p>Missing samples (NaN, and pixels below full opacity) stay missing in all three colours. Where
 * one is missing that the formula asks for, the colour is the mean of those of the colour that
 * there are among the eight pixels around, failing these among the 24, and is missing if there is
 * none at all. Alpha stays. Images of other bands, and those below two by two pixels, are refused.
 */
public final class Debayer implements FilterProvider<Debayer.Parameters> {
  /** Where the colours are. */
  public enum Pattern {
    /** Where the keyword {@code BAYERPAT} says. */
    AUTO,
    /** Red at the top left. */
    RGGB,
    /** Blue at the top left. */
    BGGR,
    /** Green at the top left, red beside it. */
    GRBG,
    /** Green at the top left, blue beside it. */
    GBRG;

    private Bayer of(ImageInfo image) {
      return Bayer.named(name()).orElseGet(() -> Bayer.of(image.metadata()));
    }
  }

  /** How the colours are made that a pixel does not have. */
  public enum Method {
    /** Means of the nearest. */
    BILINEAR,
    /** Means corrected by how the pixel's own colour bends. */
    MALVAR
  }

  /**
   * How to develop.
   *
   * @param pattern where the colours are
   * @param method how those are made that a pixel does not have
   */
  public record Parameters(
      @Parameter(
              value =
                  "The colours of the two by two pixels at the top left; auto: as BAYERPAT says.",
              defaultJson = "\"auto\"")
          Pattern pattern,
      @Parameter(
              value = "How the colours are made that a pixel does not have.",
              defaultJson = "\"malvar\"")
          Method method) {
    /** Checks that both are there. */
    public Parameters {
      Objects.requireNonNull(pattern, "pattern");
      Objects.requireNonNull(method, "method");
    }
  }

  @Override
  public String name() {
    return "debayer";
  }

  @Override
  public String description() {
    return "Makes red, green and blue of a colour mosaic.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new Develop(parameters);
  }

  private record Develop(Parameters parameters) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      ImageInfo image = source.info();
      if (!Colours.isGrey(image)) {
        throw new IllegalArgumentException(
            "the bands of the image are %s; a colour mosaic has one, GREY"
                .formatted(image.bands()));
      }
      if (image.width() < 2 || image.height() < 2) {
        throw new IllegalArgumentException(
            "an image of %dx%d pixels has no cell of two by two, so it is no colour mosaic"
                .formatted(image.width(), image.height()));
      }
      Bayer bayer = parameters.pattern().of(image);
      return new Around(bayer, parameters.method()).apply(new GreyThrice(source));
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
    public boolean leavesOut() {
      return true;
    }
  }

  private record Around(Bayer bayer, Method method) implements NeighbourhoodFilter {
    @Override
    public Halo haloOf(ImageInfo image) {
      return Halo.of(DebayerKernel.RADIUS);
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      return new DebayerKernel(bayer, method, image);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      ImageInfo developed = PlaceKeywords.withoutMosaic(NeighbourhoodFilter.super.resultOf(image));
      return developed.withMetadata(developed.metadata().withColourProfile(Optional.empty()));
    }
  }
}
