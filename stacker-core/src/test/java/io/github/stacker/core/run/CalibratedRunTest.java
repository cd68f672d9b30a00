package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.RealFrames;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.pipeline.DefaultWriter;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The section {@code calibrate}, against the formula and the numbers of ccdproc. */
class CalibratedRunTest extends WholeRunTest {
  private static final int WIDTH = 21;
  private static final int HEIGHT = 17;
  private static final int PIXELS = WIDTH * HEIGHT;
  private static final String MEAN = "'combine': {'method': 'mean'}";
  private static final String MEDIAN = "'combine': {'method': 'median'}";

  private double[] light;
  private double[] bias;
  private double[] dark;
  private double[] flat;

  @BeforeEach
  void writeFrames() throws IOException {
    Random random = new Random(4);
    light = random.ints(PIXELS, 700, 60_000).asDoubleStream().toArray();
    bias = random.ints(PIXELS, 480, 520).asDoubleStream().toArray();
    dark = random.ints(PIXELS, 560, 640).asDoubleStream().toArray();
    flat = random.doubles(PIXELS, 0.5, 1.5).map(sample -> (float) sample).toArray();
    light[5] = 100; // below the bias
    fits("frame.fits", SampleType.UINT16, light, 30);
    fits("bias.fits", SampleType.UINT16, bias, 0);
    fits("dark.fits", SampleType.UINT16, dark, 120);
    fits("flat.fits", SampleType.FLOAT32, flat, 2);
  }

  private void fits(String name, SampleType type, double[] samples, double seconds)
      throws IOException {
    Metadata metadata =
        seconds == 0
            ? Metadata.NONE
            : Metadata.NONE.withExposureSeconds(OptionalDouble.of(seconds));
    ImageInfo info = grey(type).withMetadata(metadata);
    DefaultWriter.of(new FitsWriterProvider())
        .write(MemoryImage.of(info, i -> samples[i]), folder.resolve(name));
  }

  private static ImageInfo grey(SampleType type) {
    return ImageInfo.of(WIDTH, HEIGHT, List.of(Band.GREY), type);
  }

  private static String calibrate(String members) {
    return "'calibrate': {%s}, ".formatted(members);
  }

  private void assertCalibrated(IntToDoubleFunction expected, String members) {
    double[] samples = stacked(calibrate(members) + MEAN);
    for (int i = 0; i < samples.length; i++) {
      assertEquals((float) expected.applyAsDouble(i), samples[i], "sample " + i);
    }
    assertArrayEquals(samples, stacked(calibrate(members) + MEDIAN));
  }

  private static double mean(double[] samples) {
    return Arrays.stream(samples).average().orElseThrow();
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
        List.of("file \"%s\" has changed".formatted(folder.resolve("bias.fits"))), differences());
  }

  private static final String MADE =
      "'bias': {'frames': {'files': ['biases/']}, 'combine': {'method': 'median'}},"
          + " 'dark': {'frames': {'files': ['darks/']}, 'combine': {'method': 'mean'}},"
          + " 'darkBias': 'included', 'darkScaling': 'exposure-time',"
          + " 'flat': {'frames': {'files': ['flats/']}, 'calibrate': {'bias': {'frames': {'files':"
          + " ['biases/']}, 'combine': {'method': 'median'}}}, 'combine': {'method': 'mean'}}";

  /** Writes frames to make masters of: as the masters are, but for what a mean takes away. */
  private void writeMasterFrames() throws IOException {
    for (String folderName : List.of("biases", "darks", "flats")) {
      Files.createDirectories(folder.resolve(folderName));
    }
    double[] lamp = new double[PIXELS];
    for (int f = -1; f <= 1; f++) {
      int change = f;
      double[] darker = Arrays.stream(dark).map(sample -> sample + change).toArray();
      for (int i = 0; i < PIXELS; i++) {
        lamp[i] = bias[i] + Math.rint(20_000 * flat[i]) + change;
      }
      fits("biases/b" + f + ".fits", SampleType.UINT16, bias, 0);
      fits("darks/d" + f + ".fits", SampleType.UINT16, darker, 120);
      fits("flats/f" + f + ".fits", SampleType.UINT16, lamp, 2);
    }
  }

  @Test
  void mastersMayBeMadeInTheSameRun() throws IOException {
    writeMasterFrames();
    double[] lit = Arrays.stream(flat).map(sample -> Math.rint(20_000 * sample)).toArray();
    double level = mean(lit);
    for (String combine : List.of(MEAN, MEDIAN)) {
      double[] samples = stacked(calibrate(MADE) + combine);
      for (int i = 0; i < PIXELS; i++) {
        double exact = (light[i] - bias[i] - 0.25 * (dark[i] - bias[i])) / (lit[i] / level);
        assertEquals(exact, samples[i], 1e-7 * Math.abs(exact), "sample " + i);
      }
    }
    assertEquals(List.of(), differences());
    assertTrue(
        files(folder).stream().noneMatch(file -> file.getFileName().toString().startsWith(".")));
  }

  @Test
  void framesOfMastersAreInTheManifestAndNewOnesDoNotCountWhenItIsVerified() throws IOException {
    writeMasterFrames();
    run(calibrate(MADE) + MEAN);
    JsonNode root =
        new JsonMapper().readTree(Files.readString(folder.resolve("out.tif.manifest.json")));
    List<String> places =
        root.path("companions").valueStream().map(each -> each.path("place").asString()).toList();
    assertEquals(12, places.size(), places::toString);
    assertTrue(places.contains("calibrate.dark.frames[2]"), places::toString);
    assertTrue(places.contains("calibrate.flat.calibrate.bias.frames[0]"), places::toString);
    assertEquals("name", root.at("/pipeline/calibrate/dark/frames/order").asString());
    fits("darks/new.fits", SampleType.UINT16, light, 120);
    assertEquals(List.of(), differences());
    fits("darks/d0.fits", SampleType.UINT16, light, 120);
    assertEquals(
        List.of("file \"%s\" has changed".formatted(folder.resolve("darks/d0.fits"))),
        differences());
  }

  @Test
  void thePlanKnowsMastersThatAreMadeAndNothingIsReadForIt() throws IOException {
    writeMasterFrames();
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun run =
          StackRun.prepare(pipeline(catalogue, calibrate(MADE) + MEAN), catalogue, options());
      assertTrue(
          PlanText.lines(run.plan()).toString().contains("\"calibrate.dark\", 21x17, made first"));
      assertTrue(
          PlanText.lines(run.plan())
              .toString()
              .contains("(frame - bias - exposure ratio * (dark - bias)) / (flat / level)"));
      assertTrue(run.plan().scratchBytes() >= 3 * 4 * PIXELS);
      assertTrue(
          run.identity().run().keySet().stream().anyMatch(fact -> fact.contains("darks/d0.fits")));
    }
    assertTrue(
        files(folder).stream().noneMatch(file -> file.getFileName().toString().startsWith(".")));
  }

  @Test
  void aRunThatEndedEarlyMakesItsMastersAgain() throws IOException {
    writeMasterFrames();
    double[] expected = stacked(calibrate(MADE) + MEDIAN);
    Files.delete(folder.resolve("out.tif"));
    Progress ending =
        new Progress() {
          @Override
          public void writing(Path output) {
            throw new IllegalStateException("ended");
          }
        };
    RunOptions kept = options().with(RunOptions.Journal.KEPT);
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      StackRun first =
          StackRun.prepare(pipeline(catalogue, calibrate(MADE) + MEDIAN), catalogue, kept);
      assertThrows(IllegalStateException.class, () -> first.executeWithManifest(ending, false));
      assertTrue(
          files(folder).stream().noneMatch(file -> file.toString().endsWith("calibrate.dark.tif")));
      StackRun.prepare(pipeline(catalogue, calibrate(MADE) + MEDIAN), catalogue, kept)
          .executeWithManifest(Progress.NONE, false);
    }
    assertArrayEquals(expected, read("out.tif").toArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'dark': {'frames': {'files': ['darks/']}} | calibrate.dark lacks the section \"combine\"",
        "'dark': {'combine': {'method': 'mean'}} | calibrate.dark lacks the section \"frames\"",
        "'dark': {'frames': {'files': ['darks/']}, 'combine': {'method': 'mean'}, 'outputs': []} | calibrate.dark.outputs is unknown",
        "'dark': {'frames': {'files': ['darks/']}, 'combine': {'method': 'meen'}} | did you mean \"mean\"",
        "'dark': {'frames': {'files': ['none/']}, 'combine': {'method': 'mean'}} | \"none/\": does not exist",
        "'dark': ['darks/'] | calibrate.dark must be the path of a picture",
      })
  void badPipelinesOfMastersAreRefused(String members, String message) throws IOException {
    writeMasterFrames();
    assertRefused(PipelineException.class, message, members);
  }

  @Test
  void aMasterOfAnotherSizeIsRefusedBeforeItIsMade() throws IOException {
    writeMasterFrames();
    write("wides/a.tif", MemoryImage.of(grey(SampleType.UINT16).withSize(22, 17), i -> 5));
    assertRefused(
        PipelineException.class,
        "picture made of \"calibrate.dark\" is 22x17 and has to be 21x17",
        "'dark': {'frames': {'files': ['wides/']}, 'combine': {'method': 'mean'}}");
  }

  private List<String> differences() {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return new Verification(catalogue, options())
          .differences(folder.resolve("out.tif.manifest.json"), Progress.NONE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| names none of",
        "'flat': 'flat.fits', 'hotSigma': 5 | names no \"dark\"",
        "'bias': 'bias.fits', 'darkScaling': 'exposure-time' | names no \"dark\"",
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
      {"bytes.tif", "holds UINT8, the frame UINT16"}
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

  private void assertRefused(
      Class<? extends StackerException> kind, String message, String members) {
    StackerException e = assertThrows(kind, () -> run(calibrate(members) + MEAN));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  /** Places of the numbers in the tables below, columns and rows from the top. */
  private static final int[][] SIM_PLACES = {{3, 5}, {200, 100}, {396, 298}, {17, 150}, {133, 9}};

  private static final int[][] SPRAT_PLACES = {{3, 5}, {512, 84}, {1020, 252}, {17, 127}, {341, 9}};

  /**
   * ccdproc 2.4.0 with astropy 5.2.1 and NumPy 1.24.2, all frames as float64: {@code
   * subtract_bias(light, bias)}, {@code subtract_dark(light, subtract_bias(dark, bias),
   * exposure_time="EXPTIME", exposure_unit=u.s, scale=True)}, {@code flat_correct(light, flat)};
   * then the sum of the result as float32, and five of its samples.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "light_01 | 'bias': 'bias_1.fits' | 11086437 | 44 69 37 47 62",
        "light_01 | 'bias': 'bias_1.fits', 'dark': 'dark_1.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time' | 9095834 | 48 93 31 36 51",
        "flat_1 | 'bias': 'bias_1.fits', 'dark': 'dark_1.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time' | 2745796116.826172 | 17886.1328125 25322.80078125 17530.80078125 19777.6328125 22024.6328125",
        "light_01 | 'bias': 'bias_1.fits', 'dark': 'dark_1.fits', 'darkBias': 'included', 'darkScaling': 'exposure-time', 'flat': 'flat_1.fits' | 9092473.799976826 | 61.03668975830078 84.1898193359375 40.20000457763672 41.523136138916016 52.966556549072266",
      })
  void simulatedFramesComeOutAsOfCcdproc(String frame, String members, double sum, String numbers) {
    assertGolden("astro/sim", frame, members, SIM_PLACES, sum, numbers);
  }

  /** The same for real frames, whose dark was exposed five times as long and holds no bias. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'dark': 'master_dark_600s.fits', 'darkBias': 'subtracted', 'darkScaling': 'exposure-time' | 238860918.51416016 | 912.8873291015625 913.5540161132812 912.833984375 910.0339965820312 914.7540283203125",
        "'dark': 'master_dark_600s.fits', 'darkBias': 'subtracted', 'darkScaling': 'exposure-time', 'flat': 'master_flat.fits' | 245582341.71343994 | 904.787109375 904.9012451171875 904.7342529296875 901.9591064453125 909.294677734375",
      })
  void realFramesComeOutAsOfCcdproc(String members, double sum, String numbers) {
    assertGolden("astro/sprat", "light_1", members, SPRAT_PLACES, sum, numbers);
  }

  private void assertGolden(
      String set, String frame, String members, int[][] places, double sum, String numbers) {
    Path data = RealFrames.path(set);
    String absolute = members.replaceAll("'([a-z_0-9]+\\.fits)'", "'" + data + "/$1'");
    run(calibrate(absolute) + MEAN, "frames.files=[\"%s/%s.fits\"]".formatted(data, frame));
    MemoryImage out = read("out.tif");
    assertEquals(sum, Arrays.stream(out.toArray()).sum(), 1e-9 * sum);
    String[] expected = numbers.split(" ");
    for (int i = 0; i < places.length; i++) {
      double number = Double.parseDouble(expected[i]);
      // Two float32 of one double differ by a last bit at most, where its mean was added otherwise.
      assertEquals(number, out.get(places[i][0], places[i][1], 0), 1.2e-7 * Math.abs(number));
    }
  }
}
