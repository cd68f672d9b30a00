package io.github.stacker.filters.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.colour.Debayer.Method;
import io.github.stacker.filters.colour.Debayer.Pattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DebayerTest extends FilterContract<Debayer.Parameters> {
  private static final List<Band> GREY = List.of(Band.GREY);
  private static final List<Band> GREY_ALPHA = List.of(Band.GREY, Band.ALPHA);
  private static final List<Pattern> PATTERNS =
      List.of(Pattern.RGGB, Pattern.BGGR, Pattern.GRBG, Pattern.GBRG);

  @Override
  protected Debayer provider() {
    return new Debayer();
  }

  @Override
  protected Debayer.Parameters parameters() {
    return new Debayer.Parameters(Pattern.GRBG, Method.MALVAR);
  }

  @Override
  protected List<ImageInfo> inputs() {
    List<ImageInfo> inputs = new ArrayList<>();
    for (SampleType type : SampleType.values()) {
      inputs.add(ImageInfo.of(41, 37, GREY, type));
      inputs.add(ImageInfo.of(41, 37, GREY_ALPHA, type));
    }
    inputs.add(
        ImageInfo.of(41, 37, GREY_ALPHA, SampleType.FLOAT32)
            .withSampleType(SampleType.FLOAT32, 255));
    return inputs;
  }

  @Test
  void coloursAreThoseOfTheMasksOfThePaper() throws IOException {
    for (SampleType type : SampleType.values()) {
      for (ImageInfo info :
          List.of(
              ImageInfo.of(11, 9, GREY, type),
              ImageInfo.of(8, 7, GREY_ALPHA, type),
              ImageInfo.of(2, 2, GREY, type),
              ImageInfo.of(3, 6, GREY, type))) {
        assertDeveloped(MemoryImage.random(info, 5));
      }
    }
  }

  @Test
  void whatIsMissingIsMadeUpForByWhatIsNear() throws IOException {
    ImageInfo info = ImageInfo.of(13, 12, GREY, SampleType.FLOAT64);
    double[] samples = MemoryImage.random(info, 6).toArray();
    assertDeveloped(MemoryImage.of(info, i -> i % 5 == 2 ? Double.NaN : samples[i]));
    MemoryImage few = MemoryImage.of(info, i -> i % 8 < 6 ? Double.NaN : samples[i]);
    assertDeveloped(few);
    double[] developed = applied(filter(Pattern.RGGB, Method.MALVAR), few).toArray();
    assertTrue(Arrays.stream(developed).filter(s -> !Double.isNaN(s)).count() > info.width());
  }

  @Test
  void equalSamplesStayWhatTheyAre() throws IOException {
    for (double sample : new double[] {1, 0.1, 1 / 3d, 1e-9}) {
      ImageInfo info = ImageInfo.of(7, 6, GREY, SampleType.FLOAT64);
      MemoryImage even = MemoryImage.of(info, i -> sample);
      for (Method method : Method.values()) {
        double[] developed = applied(filter(Pattern.BGGR, method), even).toArray();
        assertTrue(Arrays.stream(developed).allMatch(s -> s == sample), method + " of " + sample);
      }
    }
  }

  @Test
  void theResultIsColouredAndFloatingAndNoLongerAMosaic() {
    Metadata metadata =
        Metadata.NONE
            .withColourProfile(Optional.of(Blob.copyOf(new byte[] {1, 2, 3})))
            .withKeywords(
                List.of(text("BAYERPAT", "RGGB"), text("FILTER", "L"), number("YBAYROFF", "1")));
    ImageInfo info = ImageInfo.of(4, 4, GREY_ALPHA, SampleType.UINT16).withMetadata(metadata);
    ImageInfo developed =
        filter(Pattern.AUTO, Method.MALVAR).apply(MemoryImage.of(info, i -> i)).info();
    assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA), developed.bands());
    assertEquals(SampleType.FLOAT32, developed.sampleType());
    assertEquals(65_535, developed.white());
    assertEquals(Metadata.NONE.withKeywords(List.of(text("FILTER", "L"))), developed.metadata());
  }

  @Test
  void thePatternIsThatOfTheKeywords() throws IOException {
    assertPatternIs(Pattern.RGGB, text("BAYERPAT", "RGGB    "));
    assertPatternIs(Pattern.GBRG, text("BAYERPAT", "GBRG"), number("XBAYROFF", "0"));
    assertPatternIs(Pattern.GRBG, text("BAYERPAT", "RGGB"), number("XBAYROFF", "1"));
    assertPatternIs(Pattern.GBRG, text("BAYERPAT", "RGGB"), number("YBAYROFF", "-3"));
    assertPatternIs(
        Pattern.BGGR,
        text("BAYERPAT", "RGGB"),
        number("XBAYROFF", "1"),
        number("YBAYROFF", "1."),
        text("ROWORDER", "TOP-DOWN"));
  }

  @Test
  void imagesThatAreNoMosaicsAreRefused() {
    assertRefused(
        "the image has no keyword BAYERPAT that says what its mosaic is; give \"pattern\": one of rggb, bggr, grbg, gbrg",
        mosaic(8, 8));
    assertRefused(
        "the keyword BAYERPAT of the image is \"TRUE\", not RGGB, BGGR, GRBG or GBRG; give \"pattern\"",
        mosaic(8, 8, text("BAYERPAT", "TRUE")));
    assertRefused(
        "the keyword XBAYROFF of the image is \"0.5\", not a whole number; give \"pattern\"",
        mosaic(8, 8, text("BAYERPAT", "RGGB"), number("XBAYROFF", "0.5")));
    assertRefused(
        "the keyword YBAYROFF of the image is \"down\", not a whole number; give \"pattern\"",
        mosaic(8, 8, text("BAYERPAT", "RGGB"), text("YBAYROFF", "down")));
    assertRefused(
        "an image of 1x8 pixels has no cell of two by two, so it is no colour mosaic",
        mosaic(1, 8, text("BAYERPAT", "RGGB")));
    assertRefused(
        "the bands of the image are [RED, GREEN, BLUE]; a colour mosaic has one, GREY",
        ImageInfo.of(8, 8, ColouredInputs.RGB, SampleType.UINT8));
  }

  @Test
  void parametersThatAreMissingAreRefused() {
    assertThrows(NullPointerException.class, () -> new Debayer.Parameters(null, Method.BILINEAR));
    assertThrows(NullPointerException.class, () -> new Debayer.Parameters(Pattern.AUTO, null));
  }

  private static void assertDeveloped(MemoryImage mosaic) throws IOException {
    ImageInfo info = mosaic.info();
    for (Pattern pattern : PATTERNS) {
      SlowDebayer slow = new SlowDebayer(mosaic, pattern.name());
      MemoryImage bilinear = applied(filter(pattern, Method.BILINEAR), mosaic);
      MemoryImage malvar = applied(filter(pattern, Method.MALVAR), mosaic);
      double tolerance = info.white() * (info.sampleType() == SampleType.FLOAT64 ? 1e-15 : 1e-6);
      for (int i = 0; i < 3 * info.width() * info.height(); i++) {
        int x = i / 3 % info.width();
        int y = i / 3 / info.width();
        String where = pattern + " " + info + " at " + x + ", " + y + ", " + i % 3;
        boolean opaque = !info.hasAlpha() || mosaic.get(x, y, 1) == info.white();
        double own = mosaic.get(x, y, 0);
        assertEquals(
            opaque ? slow.bilinear(x, y, i % 3) : own, bilinear.get(x, y, i % 3), tolerance, where);
        assertEquals(
            opaque ? slow.malvar(x, y, i % 3) : own, malvar.get(x, y, i % 3), tolerance, where);
      }
    }
  }

  private static void assertPatternIs(Pattern pattern, Keyword... keywords) throws IOException {
    MemoryImage image = MemoryImage.random(mosaic(6, 5, keywords), 7);
    double[] expected = applied(filter(pattern, Method.MALVAR), image).toArray();
    assertArrayEquals(expected, applied(filter(Pattern.AUTO, Method.MALVAR), image).toArray());
  }

  private static void assertRefused(String message, ImageInfo info) {
    MemoryImage image = MemoryImage.of(info, i -> 0);
    Filter auto = filter(Pattern.AUTO, Method.MALVAR);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> auto.apply(image)).getMessage());
  }

  private static ImageInfo mosaic(int width, int height, Keyword... keywords) {
    return ImageInfo.of(width, height, GREY, SampleType.UINT16)
        .withMetadata(Metadata.NONE.withKeywords(List.of(keywords)));
  }

  private static Keyword text(String name, String value) {
    return new Keyword(name, value, true, "");
  }

  private static Keyword number(String name, String value) {
    return new Keyword(name, value, false, "");
  }

  private static Filter filter(Pattern pattern, Method method) {
    return new Debayer().create(new Debayer.Parameters(pattern, method));
  }
}
