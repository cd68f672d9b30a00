package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The section {@code calibrate}, against the formula. */
class CalibratedRunTest extends CalibrationTest {
  private void assertCalibrated(IntToDoubleFunction expected, String members) {
    double[] samples = stacked(calibrate(members) + MEAN);
    for (int i = 0; i < samples.length; i++) {
      assertEquals((float) expected.applyAsDouble(i), samples[i], "sample " + i);
    }
    assertArrayEquals(samples, stacked(calibrate(members) + MEDIAN));
  }

  @Test
  void theBiasIsSubtractedAndNothingIsClamped() {
    assertCalibrated(i -> light[i] - bias[i], "'bias': 'bias.fits'");
    assertTrue(read("out.tif").get(5, 0, 0) < 0);
  }

  @Test
  void aDarkAloneIsSubtractedWithItsBias() {
    assertCalibrated(i -> light[i] - dark[i], "'dark': 'dark.fits'");
  }

  @Test
  void aDarkThatHoldsItsBiasDoesNotTakeItAwayTwice() {
    assertCalibrated(
        i -> light[i] - bias[i] - (dark[i] - bias[i]),
        "'bias': 'bias.fits', 'dark': 'dark.fits', 'darkBias': 'included'");
  }

  @Test
  void aDarkThatLostItsBiasIsSubtractedBesideIt() {
    assertCalibrated(
        i -> light[i] - bias[i] - dark[i],
        "'bias': 'bias.fits', 'dark': 'dark.fits', 'darkBias': 'subtracted'");
  }

  @Test
  void theDarkIsScaledByExposureTimesWithoutItsBias() {
    assertCalibrated(
        i -> light[i] - bias[i] - 0.25 * (dark[i] - bias[i]),
        "'bias': 'bias.fits', 'dark': 'dark.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time'");
    assertCalibrated(
        i -> light[i] - 0.25 * dark[i],
        "'dark': 'dark.fits', 'darkBias': 'subtracted', 'darkScaling': 'exposure-time'");
  }

  @Test
  void theFlatIsDividedByItsMeanOrMedian() {
    double level = mean(flat);
    double[] samples = stacked(calibrate("'flat': 'flat.fits'") + MEAN);
    for (int i = 0; i < PIXELS; i++) {
      double exact = light[i] / (flat[i] / level);
      assertEquals(exact, samples[i], 1e-7 * exact);
    }
    double[] sorted = flat.clone();
    Arrays.sort(sorted);
    double median = sorted[PIXELS / 2]; // an odd number of them
    samples = stacked(calibrate("'flat': 'flat.fits', 'flatScaling': 'median'") + MEAN);
    for (int i = 0; i < PIXELS; i++) {
      double exact = light[i] / (flat[i] / median);
      assertEquals(exact, samples[i], 0x1p-16 * exact);
    }
  }

  @Test
  void inAMosaicEachColourOfTheFlatIsScaledByItself() {
    double[] sums = new double[4];
    int[] counts = new int[4];
    for (int i = 0; i < PIXELS; i++) {
      sums[kind(i)] += flat[i];
      counts[kind(i)]++;
    }
    double[] samples = stacked(calibrate("'flat': 'flat.fits', 'mosaic': 'bayer'") + MEAN);
    for (int i = 0; i < PIXELS; i++) {
      double level = sums[kind(i)] / counts[kind(i)];
      double exact = light[i] / (flat[i] / level);
      assertEquals(exact, samples[i], 1e-7 * exact, "sample " + i);
    }
  }

  private static int kind(int i) {
    return i / WIDTH % 2 * 2 + i % WIDTH % 2;
  }

  @Test
  void allStepsTogetherComeInOrder() {
    double level = mean(flat);
    double[] samples =
        stacked(
            calibrate(
                    "'bias': 'bias.fits', 'dark': 'dark.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time', 'flat': 'flat.fits'")
                + MEAN);
    for (int i = 0; i < PIXELS; i++) {
      double exact = (light[i] - bias[i] - 0.25 * (dark[i] - bias[i])) / (flat[i] / level);
      assertEquals(exact, samples[i], 1e-7 * Math.abs(exact), "sample " + i);
    }
  }

  @Test
  void whereTheFlatIsNotAboveZeroThereIsNoSample() throws IOException {
    flat[7] = 0;
    flat[8] = -0.1;
    flat[9] = Double.NaN;
    fits("flat.fits", SampleType.FLOAT32, flat, 2);
    double[] samples = stacked(calibrate("'flat': 'flat.fits'") + MEAN);
    for (int i = 0; i < PIXELS; i++) {
      assertEquals(i >= 7 && i <= 9, Double.isNaN(samples[i]), "sample " + i);
    }
  }

  private List<Integer> makeHot(int... places) throws IOException {
    for (int place : places) {
      dark[place] = 4000;
    }
    fits("dark.fits", SampleType.UINT16, dark, 120);
    return Arrays.stream(places).boxed().toList();
  }

  @Test
  void hotSamplesAreLeftOut() throws IOException {
    List<Integer> hot = makeHot(0, 1, 50, 200, PIXELS - 1);
    assertCalibrated(
        i -> hot.contains(i) ? Double.NaN : light[i] - dark[i],
        "'dark': 'dark.fits', 'hotSigma': 6");
  }

  @ParameterizedTest
  @CsvSource({"none, 1", "bayer, 2"})
  void hotSamplesAreReplacedByTheMedianOfTheirNeighbours(String mosaic, int step)
      throws IOException {
    List<Integer> hot = makeHot(0, 1, 2, 50, 51, 200, PIXELS - 1);
    double[] calibrated = new double[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      calibrated[i] = (float) (light[i] - dark[i]);
    }
    assertCalibrated(
        i -> hot.contains(i) ? neighbours(calibrated, hot, i, step) : calibrated[i],
        "'dark': 'dark.fits', 'hotSigma': 6, 'hotPixels': 'median', 'mosaic': '%s'"
            .formatted(mosaic));
  }

  /** The median of all good samples around, slowly. */
  private static double neighbours(double[] samples, List<Integer> hot, int i, int step) {
    double[] good = {};
    for (int y = i / WIDTH - step; y <= i / WIDTH + step; y += step) {
      for (int x = i % WIDTH - step; x <= i % WIDTH + step; x += step) {
        if (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT && !hot.contains(y * WIDTH + x)) {
          good = Arrays.copyOf(good, good.length + 1);
          good[good.length - 1] = samples[y * WIDTH + x];
        }
      }
    }
    Arrays.sort(good);
    return (good[(good.length - 1) / 2] + good[good.length / 2]) / 2;
  }

  @Test
  void aDarkOfEqualSamplesTellsNoHotOnes() throws IOException {
    Arrays.fill(dark, 600);
    fits("dark.fits", SampleType.UINT16, dark, 120);
    assertRefused(
        FrameException.class,
        "more than half of the samples of picture \"%s\" (calibrate.dark) are 600.0"
            .formatted(folder.resolve("dark.fits")),
        "'dark': 'dark.fits', 'hotSigma': 6");
  }

  @Test
  void framesOfColoursAndAlphaReadRowByRowAreCalibratedToo() throws IOException {
    Files.delete(folder.resolve("frame.fits"));
    List<Band> rgba = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);
    ImageInfo colours = ImageInfo.of(WIDTH, HEIGHT, RGB, SampleType.UINT8);
    MemoryImage frame =
        MemoryImage.of(
            colours.withBands(rgba), i -> i % 4 == 3 ? (i % 5 == 0 ? 0 : 255) : 40 + i % 200);
    write("frame.png", frame);
    write("bias.png", MemoryImage.of(colours, i -> i % 30));
    for (String hot :
        List.of(
            "",
            ", 'dark': 'bias.png', 'darkBias': 'subtracted', 'hotSigma': 100, 'hotPixels': 'median'")) {
      MemoryImage out;
      run(calibrate("'bias': 'bias.png'" + hot) + MEAN);
      out = read("out.tif");
      double dark = hot.isEmpty() ? 1 : 2;
      for (int p = 0; p < PIXELS; p++) {
        int x = p % WIDTH;
        int y = p / WIDTH;
        for (int band = 0; band < 3; band++) {
          double expected = frame.get(x, y, band) - dark * ((p * 3 + band) % 30);
          double sample = out.get(x, y, band);
          assertEquals(frame.get(x, y, 3) > 0 ? expected : Double.NaN, sample, "pixel " + p);
        }
      }
    }
  }

  @Test
  void calibrationComesBeforeFiltersAndStatistics() {
    String crop = "'filters': [{'filter': 'crop', 'left': 3, 'top': 2, 'right': 9, 'bottom': 7}], ";
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      boolean there = catalogue.filters().stream().anyMatch(each -> each.name().equals("crop"));
      String roi = "'roi': {'x': 3, 'y': 2, 'width': 6, 'height': 5}, ";
      String sections = calibrate("'bias': 'bias.fits'") + (there ? crop : roi);
      double[] samples = stacked(sections + MEAN);
      for (int i = 0; i < samples.length; i++) {
        int place = (2 + i / 6) * WIDTH + 3 + i % 6;
        assertEquals(light[place] - bias[place], samples[i]);
      }
    }
    RunReport report = run(calibrate("'bias': 'bias.fits'") + "'normalise': {}, " + MEAN);
    double expected = mean(light) - mean(bias);
    double measured = report.statistics().values().iterator().next().bands().get(0).mean();
    assertEquals(expected, measured, 1e-6);
  }

  @Test
  void theManifestListsMastersAndVerifyRepeats() throws IOException {
    run(
        calibrate(
                "'bias': 'bias.fits', 'dark': 'dark.fits', 'darkBias': 'included', 'flat': 'flat.fits'")
            + MEAN);
    JsonNode root =
        new JsonMapper().readTree(Files.readString(folder.resolve("out.tif.manifest.json")));
    assertEquals("none", root.at("/pipeline/calibrate/darkScaling").asString());
    assertEquals("calibrate.dark", root.at("/companions/1/place").asString());
    assertEquals(
        FileHashes.sha256(folder.resolve("flat.fits")), root.at("/companions/2/sha256").asString());
    assertEquals(List.of(), differences());
    fits("bias.fits", SampleType.UINT16, dark, 0);
    assertEquals(
        List.of(
            "file \"%s\" has changed".formatted(folder.resolve("bias.fits")),
            "nothing was run again because of that; no output was compared"),
        differences());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| names none of",
        "'flat': 'flat.fits', 'hotSigma': 5 | names no \"dark\"",
        "'bias': 'bias.fits', 'darkScaling': 'exposure-time' | names no \"dark\"",
        "'dark': 'dark.fits', 'hotPixels': 'median' | not which are hot; give \"hotSigma\"",
        "'bias': 'bias.fits', 'dark': 'dark.fits' | whether the bias is still in the dark",
        "'dark': 'dark.fits', 'darkScaling': 'exposure-time' | does not grow with time",
        "'dark': 'dark.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time' | does not grow",
        "'bias': 'none.fits' | calibrate.bias names \"none.fits\", which does not exist",
        "'bias': 'bias.fits', 'hotSigma': -1, 'dark': 'dark.fits' | calibrate.hotSigma must be",
        "'dank': 'dark.fits' | did you mean \"dark\"",
      })
  void whatCannotBeIsRefused(String members, String message) {
    assertRefused(PipelineException.class, message, members == null ? "" : members);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bias", "dark", "flat"})
  void mastersThatDoNotFitTheFrameAreRefusedWithTheirPlace(String kind) {
    write("wide.tif", MemoryImage.of(grey(SampleType.UINT16).withSize(22, 17), i -> 5));
    write("rgb.tif", MemoryImage.of(grey(SampleType.UINT16).withBands(RGB), i -> 5));
    write("bytes.tif", MemoryImage.of(grey(SampleType.UINT8), i -> 5));
    String[][] cases = {
      {"wide.tif", "is 22x17 and has to be 21x17"},
      {"rgb.tif", "has 3 bands beside alpha and has to have 1"},
      {"bytes.tif", "holds uint8, the frame uint16"}
    };
    for (String[] each : cases) {
      String message =
          "frame \"%s\" cannot be calibrated: picture \"%s\" (calibrate.%s) %s"
              .formatted(folder.resolve("frame.fits"), folder.resolve(each[0]), kind, each[1]);
      assertRefused(PipelineException.class, message, "'%s': '%s'".formatted(kind, each[0]));
    }
  }

  @Test
  void aMasterIsNotOverwritten() {
    String message =
        assertThrows(
                PipelineException.class,
                () ->
                    run(
                        calibrate("'bias': 'bias.fits'") + MEAN,
                        "outputs[0]={\"file\": \"bias.fits\", \"type\": \"float32\"}"))
            .getMessage();
    assertTrue(message.contains("is read by this run (calibrate.bias)"), message);
  }

  @Test
  void withoutExposureTimesNoDarkIsScaled() throws IOException {
    String members =
        "'dark': 'dark.fits', 'darkBias': 'subtracted', 'darkScaling': 'exposure-time'";
    fits("frame.fits", SampleType.UINT16, light, 0);
    assertRefused(PipelineException.class, "the frame tells no exposure time", members);
    fits("dark.fits", SampleType.UINT16, dark, 0);
    assertRefused(PipelineException.class, "(calibrate.dark) tells no exposure time", members);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "-5, false", "30 s, true"})
  void whatIsNoExposureTimeIsShown(String value, boolean text) throws IOException {
    Keyword keyword = new Keyword("EXPTIME", value, text, "");
    ImageInfo info =
        grey(SampleType.UINT16).withMetadata(Metadata.NONE.withKeywords(List.of(keyword)));
    DefaultWriter.of(new FitsWriterProvider())
        .write(MemoryImage.of(info, i -> dark[i]), folder.resolve("dark.fits"));
    assertRefused(
        PipelineException.class,
        "tells no exposure time (EXPTIME is %s)".formatted(text ? "'" + value + "'" : value),
        "'dark': 'dark.fits', 'darkBias': 'subtracted', 'darkScaling': 'exposure-time'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bias", "dark", "flat"})
  void aMasterWithoutAnySampleIsRefused(String kind) throws IOException {
    double[] samples = new double[PIXELS];
    Arrays.fill(samples, Double.NaN);
    fits("none.fits", SampleType.FLOAT32, samples, 0);
    assertRefused(
        FrameException.class,
        "(calibrate.%s) has a band without any sample; name another".formatted(kind),
        "'%s': 'none.fits'".formatted(kind));
  }

  @Test
  void aMasterOfFewSamplesLeavesThoseOfTheFrame() throws IOException {
    double[] samples = new double[PIXELS];
    Arrays.fill(samples, Double.NaN);
    samples[PIXELS - 2] = 400;
    fits("few.fits", SampleType.FLOAT32, samples, 0);
    assertCalibrated(i -> i == PIXELS - 2 ? light[i] - 400 : Double.NaN, "'dark': 'few.fits'");
  }

  @Test
  void aFlatOfZerosIsRefused() throws IOException {
    fits("flat.fits", SampleType.FLOAT32, new double[PIXELS], 0);
    assertRefused(
        FrameException.class,
        "(calibrate.flat) has the level 0.0, and a flat has to be above 0; name another",
        "'flat': 'flat.fits'");
  }
}
