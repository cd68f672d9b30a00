package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * What every filter keeps to. A test of one extends this class and names provider and parameters;
 * what the filter computes is the business of its own tests.
 *
 * @param <P> the record of parameters
 */
public abstract class FilterContract<P extends Record> extends FilterSharingContract<P> {
  /** Tells whether pixels keep their places. */
  protected boolean keepsPlaces() {
    return true;
  }

  /** Tells whether a pixel without samples (NaN) gives one without. */
  protected boolean keepsNan() {
    return true;
  }

  /**
   * Tells whether samples that are the same shares of white give results that are, whatever their
   * type; not so if a parameter is a number of levels.
   */
  protected boolean keepsShares() {
    return true;
  }

  @Test
  void theProviderIsFoundByTheServiceLoader() {
    Class<?> type = provider().getClass();
    ServiceLoader<?> found = ServiceLoader.load(FilterProvider.class);
    assertTrue(
        found.stream().anyMatch(one -> one.type() == type),
        type + " is not listed in META-INF/services/" + FilterProvider.class.getName());
  }

  @Test
  void whatIsMeasuredFromTopToBottomAndAppliedLaterGivesTheSame() throws IOException {
    if (filter() instanceof StatisticsFilter<?> filter) {
      for (ImageInfo input : inputs()) {
        assertSamples(
            wholeOf(input, 14),
            measuredBefore(filter, input),
            "measured from rows in order, and applied later, the filter has to give what apply(source) gives",
            input);
      }
    }
  }

  @Test
  void alphaAndWhatIsUnderItAreNotMeasured() throws IOException {
    if (!(filter() instanceof StatisticsFilter<?>)) {
      return;
    }
    for (ImageInfo input : inputs()) {
      if (input.hasAlpha()) {
        int colours = input.colourBandCount();
        MemoryImage one = partlyOpaque(input, 15, input.white());
        MemoryImage two = partlyOpaque(input, 16, input.white());
        MemoryImage first = applied(filter(), one);
        double[] expected = first.toArray();
        double[] actual = applied(filter(), two).toArray();
        for (int i = 0; i < actual.length; i++) {
          if (i / (colours + 1) % 2 == 0 && i % (colours + 1) < colours) {
            int index = i;
            assertEquals(
                expected[i],
                actual[i],
                () ->
                    "where only what is under alpha 0 differs, opaque pixels have to stay: leave that out of what measure() measures; %s, filtered from %s"
                        .formatted(Shown.sample(first.info(), index), Shown.image(input)));
          }
        }
      }
    }
  }

  /** Gives an image whose even pixels are opaque and the same for every seed. */
  private static MemoryImage partlyOpaque(ImageInfo input, long seed, double white) {
    MemoryImage shared = MemoryImage.random(input, 14);
    MemoryImage other = MemoryImage.random(input, seed);
    int bands = input.bandCount();
    return MemoryImage.of(
        input,
        i -> {
          boolean opaque = i / bands % 2 == 0;
          if (i % bands == bands - 1) {
            return opaque ? white : 0;
          }
          int pixel = i / bands;
          MemoryImage from = opaque ? shared : other;
          return from.get(pixel % input.width(), pixel / input.width(), i % bands);
        });
  }

  private static <S> MemoryImage measuredBefore(StatisticsFilter<S> filter, ImageInfo input)
      throws IOException {
    S statistics = filter.measure(rows(input, 14));
    return MemoryImage.copyOf(filter.apply(MemoryImage.random(input, 14), statistics), 5);
  }

  @Test
  void aFilterThatSaysThatItKeepsPlacesTellsWhereTheyAre() {
    List<Keyword> places =
        List.of(new Keyword("CRPIX1", "3", false, ""), new Keyword("CRPIX2", "5", false, ""));
    for (ImageInfo info : inputs()) {
      ImageInfo input = info.withMetadata(info.metadata().withKeywords(places));
      ImageInfo result = filter().apply(MemoryImage.random(input, 18)).info();
      if (filter().keepsPlaces() && !result.region().equals(input.region())) {
        assertNotEquals(
            places,
            result.metadata().keywords(),
            "keepsPlaces() is true, but the result has another size, %s instead of %s, and world coordinates as before"
                .formatted(result.region(), input.region()));
      }
    }
  }

  @Test
  void alphaStaysTheSameShareOfWhite() throws IOException {
    for (ImageInfo input : inputs()) {
      if (!keepsPlaces() || !input.hasAlpha()) {
        continue;
      }
      MemoryImage image = MemoryImage.random(input, 11);
      MemoryImage filtered = wholeOf(input, 11);
      ImageInfo info = filtered.info();
      assertTrue(info.hasAlpha(), "there is no alpha in the result of " + Shown.image(input));
      double tolerance = info.sampleType().isInteger() ? 0.5 : 1e-7 * info.white();
      for (int i = 0; i < input.width() * input.height(); i++) {
        double expected = alpha(image, i) / input.white() * info.white();
        int x = i % input.width();
        int y = i / input.width();
        assertEquals(
            expected,
            alpha(filtered, i),
            tolerance,
            () ->
                "alpha has to stay the same share of white (where pixels move, override keepsPlaces()); %s, filtered from %s"
                    .formatted(Shown.sample(info, x, y, info.bandCount() - 1), Shown.image(input)));
      }
    }
  }

  @Test
  void theSameSharesOfWhiteGiveTheSameWhateverTheType() throws IOException {
    if (!keepsShares()) {
      return;
    }
    // Integers are rounded and clipped, which may show where numbers are added up.
    Map<List<?>, MemoryImage> firsts = new HashMap<>();
    for (ImageInfo input : inputs()) {
      // Levels of 8 bits are levels of 16 bits, too.
      MemoryImage levels =
          MemoryImage.random(ImageInfo.of(WIDTH, HEIGHT, input.bands(), SampleType.UINT8), 17);
      double[] shares = levels.toArray();
      MemoryImage image = MemoryImage.of(input, i -> shares[i] / 255 * input.white());
      MemoryImage filtered = applied(filter(), image);
      MemoryImage first =
          firsts.putIfAbsent(List.of(input.bands(), input.sampleType().isInteger()), filtered);
      if (first != null) {
        assertSameShares(first, filtered, input);
      }
    }
  }

  private static void assertSameShares(MemoryImage one, MemoryImage other, ImageInfo input) {
    double[] expected = one.toArray();
    double[] actual = other.toArray();
    double oneWhite = one.info().white();
    double otherWhite = other.info().white();
    double tolerance = 1e-4 + 2 * step(one.info()) + 2 * step(other.info());
    for (int i = 0; i < expected.length; i++) {
      int index = i;
      assertEquals(
          expected[i] / oneWhite,
          actual[i] / otherWhite,
          tolerance,
          () ->
              "as a share of white, %s, filtered from %s whose samples are the same shares as those of another type before: take white from the picture, by image.white() (where a parameter is a number of levels, override keepsShares())"
                  .formatted(Shown.sample(other.info(), index), Shown.image(input)));
    }
  }

  /** Gives the step between integers as a share of white. */
  private static double step(ImageInfo info) {
    return info.sampleType().isInteger() ? 1 / info.white() : 0;
  }

  @Test
  void missingSamplesStayMissingAndTheOthersStayNumbers() throws IOException {
    for (ImageInfo input : inputs()) {
      if (!keepsNan() || input.sampleType().isInteger()) {
        continue;
      }
      assertMissing(filled(input, i -> Double.NaN), input, "NaN alone", pixel -> true);
      assertMissing(
          filled(input, i -> input.white() * ((i % 7) / 7d)), input, "numbers alone", i -> false);
      if (keepsPlaces()) {
        assertMissing(
            filled(input, i -> i % 3 == 0 ? Double.NaN : input.white() / 2),
            input,
            "NaN in every third pixel and numbers in the others",
            pixel -> pixel % 3 == 0);
      }
    }
  }

  private static int alphaOf(int sample, ImageInfo info) {
    return (sample / info.bandCount() + 1) * info.bandCount() - 1;
  }

  /** Filters an image whose colour samples in pixel i are {@code samples(i)}; alpha is full. */
  private MemoryImage filled(ImageInfo input, IntToDoubleFunction samples) throws IOException {
    int bands = input.bandCount();
    MemoryImage image =
        MemoryImage.of(
            input,
            i ->
                i % bands < input.colourBandCount()
                    ? samples.applyAsDouble(i / bands)
                    : input.white());
    return applied(filter(), image);
  }

  /** Checks which colour samples are missing, NaN or transparent, and that alpha never is. */
  private static void assertMissing(
      MemoryImage filtered, ImageInfo input, String filled, IntPredicate missing) {
    ImageInfo info = filtered.info();
    double[] samples = filtered.toArray();
    for (int i = 0; i < samples.length; i++) {
      boolean colour = i % info.bandCount() < info.colourBandCount();
      boolean expected = colour && missing.test(i / info.bandCount());
      boolean transparent = colour && info.hasAlpha() && samples[alphaOf(i, info)] == 0;
      if ((transparent || Double.isNaN(samples[i])) != expected) {
        String wrong =
            expected
                ? "is %s, but the sample is missing, so it has to stay NaN, or transparent"
                : "is %s, but there is a sample, so it has to stay a number: leave out NaN around it";
        fail(
            "%s %s (where a filter fills or makes gaps, override keepsNan()); filtered from %s, %s"
                .formatted(
                    Shown.sample(info, i),
                    wrong.formatted(samples[i]),
                    Shown.image(input),
                    filled));
      }
    }
  }

  private static double alpha(MemoryImage image, int pixel) {
    int width = image.info().width();
    return image.get(pixel % width, pixel / width, image.info().bandCount() - 1);
  }
}
