package io.github.stacker.filters.detail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.detail.RemoveGradient.Mode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A colour mosaic is one no longer where neighbours, which have other colours, are mixed in. */
class MosaicTest {
  private static final Keyword PATTERN = new Keyword("BAYERPAT", "RGGB", true, "");
  private static final Keyword PLACE = new Keyword("CRPIX1", "20.5", false, "");

  static Stream<Filter> mixing() {
    return Stream.of(
        new Bilateral().create(new Bilateral.Parameters(1, 0.1)),
        new BoxBlur().create(new BoxBlur.Parameters(1)),
        new GaussianBlur().create(new GaussianBlur.Parameters(1)),
        new MedianFilter().create(new MedianFilter.Parameters(1)),
        new UnsharpMask().create(new UnsharpMask.Parameters(1, 1, 0)));
  }

  static Stream<Filter> keeping() {
    return Stream.of(
        new HotPixels().create(new HotPixels.Parameters(8, 0.05, HotPixels.Kind.BOTH)),
        new RemoveGradient().create(new RemoveGradient.Parameters(1, Mode.SUBTRACT, 2.5)));
  }

  @ParameterizedTest
  @MethodSource("mixing")
  void whatMixesColoursTellsOfNoMosaic(Filter filter) {
    assertEquals(List.of(PLACE), keywordsBehind(filter));
  }

  @ParameterizedTest
  @MethodSource("keeping")
  void whatKeepsThemApartDoes(Filter filter) {
    assertEquals(List.of(PATTERN, PLACE), keywordsBehind(filter));
  }

  private static List<Keyword> keywordsBehind(Filter filter) {
    ImageInfo info =
        ImageInfo.of(9, 8, Pictures.GREY, SampleType.UINT16)
            .withMetadata(Metadata.NONE.withKeywords(List.of(PATTERN, PLACE)));
    return filter.apply(MemoryImage.of(info, i -> i)).info().metadata().keywords();
  }
}
