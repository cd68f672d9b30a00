package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageRows;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import io.github.stacker.filters.Range;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a linear picture of faint things visible: {@code out = mtf(m, (in - c) / (1 - c))} in
 * shares of white, where {@code mtf(m, x) = (m - 1) x / ((2 m - 1) x - m)}, {@code c = median +
 * clip * sigma}, and {@code m = mtf(background, median - c)}, so that the median becomes {@code
 * background} where {@code c} is 0. Elsewhere it becomes more, the more the brighter it is, with
 * these defaults up to 0.4.
 *
 * <pre>{@code
 * { "filter": "auto-stretch" }
 * }</pre>
 *
 * <p>{@code sigma} is 1.4826 times the median distance from the median; where it is 0, 0.001. Both
 * are measured of the whole image to 16 significant bits, missing samples left out; {@code c} is 0
 * at least. With {@code linked}, all colours share one curve, made of the means of their numbers,
 * which keeps their balance; otherwise each has its own, which makes the background grey. An image
 * whose medians are all above half of white is taken for a negative: then {@code c} counts from
 * white, and the result is the inverse of what the inverse would become. This is the STF of
 * PixInsight and the autostretch of Siril with these defaults, but for {@code linked}: the command
 * {@code autostretch} of Siril has it with {@code -linked} alone. Siril takes the mean of the two
 * samples in the middle for the median of an even number; here it is one of them. What falls
 * outside is clipped to black and white. The result has floating samples; NaN and alpha stay; an
 * image without samples stays as it is.
 */
public final class AutoStretch implements FilterProvider<AutoStretch.Parameters> {
  private static final double LARGEST_CLIP = 10;

  /**
   * How to stretch.
   *
   * @param background what a dark median becomes, as a share of white
   * @param clip where black is, in sigmas from the median
   * @param linked whether all colours share one curve
   */
  public record Parameters(
      @Parameter(
              value =
                  "What a dark median becomes, as a share of white; a brighter one becomes more, one"
                      + " above a half (a negative) as much less than white.",
              min = 0.01,
              max = 0.99,
              defaultJson = "0.25")
          double background,
      @Parameter(
              value = "Where black is, in sigmas from the median.",
              min = -LARGEST_CLIP,
              max = 0,
              defaultJson = "-2.8")
          double clip,
      @Parameter(value = "Whether all colours share one curve.", defaultJson = "true")
          boolean linked) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a number is outside
     */
    public Parameters {
      new Range(0.01, 0.99).require("background", background);
      new Range(-LARGEST_CLIP, 0).require("clip", clip);
    }
  }

  @Override
  public String name() {
    return "auto-stretch";
  }

  @Override
  public String description() {
    return "Makes faint things visible by a curve that follows from median and spread.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public StatisticsFilter<?> create(Parameters parameters) {
    return new Stretch(parameters);
  }

  private record Stretch(Parameters parameters) implements StatisticsFilter<List<Spread>> {
    @Override
    public List<Spread> measure(ImageSource image) throws IOException {
      ImageInfo info = image.info();
      List<ShareHistogram> histograms =
          Stream.generate(ShareHistogram::new).limit(info.colourBandCount()).toList();
      ImageRows.forEach(image, rows -> count(rows, info, histograms));
      return histograms.stream().map(Spread::of).toList();
    }

    private static void count(Tile rows, ImageInfo info, List<ShareHistogram> histograms) {
      int bands = info.bandCount();
      for (int i = 0; i < rows.sampleCount(); i += bands) {
        if (info.hasAlpha() && rows.get(i + bands - 1) < info.white()) {
          continue;
        }
        for (int band = 0; band < histograms.size(); band++) {
          histograms.get(band).add(rows.get(i + band) / info.white());
        }
      }
    }

    @Override
    public PointFilter filterFor(ImageInfo image, List<Spread> spreads) {
      boolean negative = spreads.stream().allMatch(spread -> spread.median() > 0.5);
      List<StretchCurve> curves =
          parameters.linked()
              ? Collections.nCopies(spreads.size(), curve(spreads, negative))
              : spreads.stream().map(spread -> curve(List.of(spread), negative)).toList();
      return (info, band) -> {
        StretchCurve curve = curves.get(band);
        double white = image.white();
        return sample -> white * curve.at(sample / white);
      };
    }

    private StretchCurve curve(List<Spread> spreads, boolean negative) {
      return StretchCurve.of(
          spreads.stream().mapToDouble(Spread::median).average().orElseThrow(),
          spreads.stream().mapToDouble(Spread::sigma).average().orElseThrow(),
          negative,
          parameters);
    }
  }

  /**
   * What is measured of a colour, in shares of white.
   *
   * @param median the sample in the middle
   * @param sigma 1.4826 times the median distance from it
   */
  record Spread(double median, double sigma) {
    /** Makes the median absolute deviation of normally distributed samples their sigma. */
    private static final double MAD_TO_SIGMA = 1.4826;

    /** Stands for no spread at all, as in Siril. */
    private static final double LEAST_SIGMA = 0.001;

    static Spread of(ShareHistogram histogram) {
      double median = histogram.median();
      double distance = histogram.medianDistance(median);
      return new Spread(median, distance == 0 ? LEAST_SIGMA : MAD_TO_SIGMA * distance);
    }
  }

  /**
   * A curve of shares of white.
   *
   * @param black what becomes 0
   * @param white what becomes 1
   * @param midtones what becomes a half, between those
   */
  record StretchCurve(double black, double white, double midtones) {
    static StretchCurve of(double median, double sigma, boolean negative, Parameters parameters) {
      double target = parameters.background();
      if (negative) {
        double white = Math.min(1, median - parameters.clip() * sigma);
        return new StretchCurve(0, white, 1 - midtones(target, white - median));
      }
      double black = Math.max(0, median + parameters.clip() * sigma);
      return new StretchCurve(black, 1, midtones(target, median - black));
    }

    double at(double share) {
      double x = (share - black) / (white - black);
      return midtones(midtones, Math.max(0, Math.min(1, x)));
    }

    /** The midtones transfer function: 0 and 1 stay, {@code m} becomes a half. */
    private static double midtones(double m, double x) {
      if (x <= 0) {
        return 0;
      }
      return x >= 1 ? 1 : (m - 1) * x / ((2 * m - 1) * x - m);
    }
  }
}
