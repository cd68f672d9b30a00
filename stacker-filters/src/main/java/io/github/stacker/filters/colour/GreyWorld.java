package io.github.stacker.filters.colour;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageRows;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * Balances colours so that the whole image is grey on average: {@code red = in * mean(green) /
 * mean(red)}, {@code blue = in * mean(green) / mean(blue)}, green stays.
 *
 * <pre>{@code
 * { "filter": "grey-world" }
 * }</pre>
 *
 * <p>{@link WhiteBalance} with numbers that are measured. Pixels do not count that lack a colour,
 * are not fully opaque, or have a colour at white or above, since that was clipped; a colour whose
 * mean is not above 0 stays as it is. Means are those of the samples as they are: put {@code
 * linearise} before and {@code encode} behind if samples are encoded. The result has floating
 * samples; alpha stays; grey images, and those with other bands, are refused.
 */
public final class GreyWorld implements FilterProvider<NoParameters> {
  @Override
  public String name() {
    return "grey-world";
  }

  @Override
  public String description() {
    return "Balances red and blue so that the image is grey on average.";
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public StatisticsFilter<?> create(NoParameters parameters) {
    return new Balance();
  }

  private static final class Balance implements StatisticsFilter<WhiteBalance.Parameters> {
    @Override
    public ImageInfo resultOf(ImageInfo image) {
      Colours.of(image); // or it is refused
      return StatisticsFilter.super.resultOf(image);
    }

    @Override
    public WhiteBalance.Parameters measure(ImageSource image) throws IOException {
      Sums sums = new Sums(image.info());
      ImageRows.forEach(image, sums::add);
      return new WhiteBalance.Parameters(
          factor(sums.green, sums.red), 1, factor(sums.green, sums.blue));
    }

    private static double factor(double green, double other) {
      return green > 0 && other > 0 ? Math.min(WhiteBalance.LARGEST, green / other) : 1;
    }

    @Override
    public PointFilter filterFor(ImageInfo image, WhiteBalance.Parameters factors) {
      return new WhiteBalance().create(factors);
    }
  }

  /** What the pixels that count come to. */
  private static final class Sums {
    private final ImageInfo image;
    private final Colours colours;
    private double red;
    private double green;
    private double blue;

    Sums(ImageInfo image) {
      this.image = image;
      this.colours = Colours.of(image);
    }

    void add(Tile rows) {
      int bands = image.bandCount();
      double white = image.white();
      for (int i = 0; i < rows.sampleCount(); i += bands) {
        double r = rows.get(i + colours.red());
        double g = rows.get(i + colours.green());
        double b = rows.get(i + colours.blue());
        boolean opaque = !image.hasAlpha() || rows.get(i + bands - 1) >= white;
        if (opaque && r < white && g < white && b < white) {
          red += r;
          green += g;
          blue += b;
        }
      }
    }
  }
}
