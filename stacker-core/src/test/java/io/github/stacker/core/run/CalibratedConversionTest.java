package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackerException;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are calibrated one by one, against those calibrated within a stack. */
class CalibratedConversionTest extends CalibrationTest {
  private static final String MASTERS =
      "'bias': 'bias.fits', 'dark': 'dark.fits', 'darkBias': 'included', ";

  /** Two more frames beside the one, of other exposure times. */
  private void writeMore() throws IOException {
    Random random = new Random(6);
    for (int f = 1; f <= 2; f++) {
      double[] more = random.ints(PIXELS, 700, 60_000).asDoubleStream().toArray();
      fits("frame" + f + ".fits", SampleType.UINT16, more, 30 + 15 * f);
    }
  }

  private Conversion.Report convert(
      String frames, String format, String members, String... overrides) {
    return convert(folder.resolve(frames), format, members, overrides);
  }

  private List<String> calibrated() throws IOException {
    return files(folder.resolve("calibrated")).stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }

  private double[] stackedAsTheyAre(String ending) {
    return stacked(MEAN, "frames.files=[\"calibrated/*." + ending + "\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'bias': 'bias.fits'",
        MASTERS + "'darkScaling': 'exposure-time', 'flat': 'flat.fits'",
        MASTERS + "'flat': 'flat.fits', 'flatScaling': 'median', 'mosaic': 'bayer'",
        "'dark': 'dark.fits', 'hotSigma': 1",
        "'dark': 'dark.fits', 'hotSigma': 1, 'hotPixels': 'median'",
      })
  void theirPlainMeanIsThatOfAStackThatCalibrates(String members) throws IOException {
    writeMore();
    for (String format : List.of("fits", "tif")) {
      assertEquals(3, convert("frame*", format, members).written());
      assertArrayEquals(stacked(calibrate(members) + MEAN), stackedAsTheyAre(format));
    }
  }

  @Test
  void soAreThoseOfFramesThatAreDecodedFromTheTopAndHaveAlpha() throws IOException {
    Files.delete(folder.resolve("frame.fits"));
    List<Band> rgba = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);
    ImageInfo colours = ImageInfo.of(WIDTH, HEIGHT, RGB, SampleType.UINT8);
    for (int f = 0; f < 2; f++) {
      int shift = f;
      write(
          "frame" + f + ".png",
          MemoryImage.of(
              colours.withBands(rgba),
              i -> i % 4 == 3 ? (i % 5 == shift ? 0 : 255) : 40 + (i + shift) % 200));
    }
    write("bias.png", MemoryImage.of(colours, i -> i % 30));
    String members = "'bias': 'bias.png'";
    convert("frame*", "tif", members);
    assertArrayEquals(stacked(calibrate(members) + MEAN), stackedAsTheyAre("tif"));
  }

  @Test
  void mastersMayBeMadeFirstAndLeaveNothing() throws IOException {
    Files.createDirectories(folder.resolve("darks"));
    for (int f = -1; f <= 1; f++) {
      int change = f;
      double[] darker = Arrays.stream(dark).map(sample -> sample + change).toArray();
      fits("darks/d" + f + ".fits", SampleType.UINT16, darker, 120);
    }
    String made = "'dark': {'frames': {'files': ['%s']}, 'combine': {'method': 'mean'}}";
    convert("frame.fits", "fits", made.formatted(folder.resolve("darks")));
    assertEquals(List.of("frame.fits"), calibrated());
    double[] samples = stackedAsTheyAre("fits");
    for (int i = 0; i < PIXELS; i++) {
      assertEquals(light[i] - dark[i], samples[i]);
    }
  }

  @Test
  void aMasterThatDoesNotFitIsRefusedBeforeItIsMade() {
    write("wides/a.tif", MemoryImage.of(grey(SampleType.UINT16).withSize(22, 17), i -> 5));
    String made =
        "'dark': {'frames': {'files': ['%s']}, 'combine': {'method': 'mean'}}"
            .formatted(folder.resolve("wides"));
    Progress watching =
        new Progress() {
          @Override
          public Progress ofMaster(String place) {
            throw new IllegalStateException("made");
          }
        };
    String message =
        assertThrows(
                PipelineException.class,
                () -> convert(folder.resolve("frame.fits"), "png", watching, made))
            .getMessage();
    assertTrue(message.contains("picture made of \"calibrate.dark\" is 22x17"), message);
  }

  @Test
  void aPartIsCutOutOfWhatIsCalibrated() {
    convert(
        "frame.fits",
        "fits",
        "'bias': 'bias.fits'",
        "roi={\"x\": 3, \"y\": 2, \"width\": 6, \"height\": 5}");
    double[] samples = stackedAsTheyAre("fits");
    assertEquals(30, samples.length);
    for (int i = 0; i < samples.length; i++) {
      int place = (2 + i / 6) * WIDTH + 3 + i % 6;
      assertEquals(light[place] - bias[place], samples[i]);
    }
  }

  private String refusal(Class<? extends StackerException> kind, String members) {
    String message =
        assertThrows(kind, () -> convert("frame*", "fits", members, "frames.onError=skip"))
            .getMessage();
    assertFalse(Files.exists(folder.resolve("calibrated")), message);
    return message;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| names none of",
        "'bias': 'bias.fits', 'dark': 'dark.fits' | whether the bias is still in the dark",
        "'dark': 'dark.fits', 'darkScaling': 'exposure-time' | does not grow with time",
        "'bias': 'none.fits' | which does not exist",
        "'dank': 'dark.fits' | did you mean \"dark\"",
      })
  void whatCannotBeIsRefusedAsInAStack(String members, String told) {
    String message = refusal(PipelineException.class, members == null ? "" : members);
    assertTrue(message.contains(told), message);
  }

  @Test
  void aMasterThatDoesNotFitIsToldAsInAStack() {
    write("wide.tif", MemoryImage.of(grey(SampleType.UINT16).withSize(22, 17), i -> 5));
    String members = "'bias': 'wide.tif'";
    String told =
        assertThrows(PipelineException.class, () -> stacked(calibrate(members) + MEAN))
            .getMessage();
    assertTrue(told.contains("(calibrate.bias) is 22x17 and has to be 21x17"), told);
    assertEquals(
        told,
        assertThrows(PipelineException.class, () -> convert("frame*", "fits", members))
            .getMessage());
  }

  /** Otherwise each frame would be skipped for it. */
  @ParameterizedTest
  @ValueSource(strings = {"bias", "dark", "flat"})
  void aMasterOfNoUseEndsItAlsoWhereBadFramesAreSkipped(String kind) throws IOException {
    double[] samples = new double[PIXELS];
    Arrays.fill(samples, Double.NaN);
    fits("none.fits", SampleType.FLOAT32, samples, 0);
    String members = "'%s': 'none.fits'".formatted(kind);
    String told = "(calibrate.%s) has a band without any sample; name another".formatted(kind);
    assertTrue(refusal(FrameException.class, members).contains(told));
    assertRefused(FrameException.class, told, members);
    Path damaged = write("damaged.png", MemoryImage.of(grey(SampleType.UINT16), i -> i));
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length - 20] ^= 1; // compressed samples
    Files.write(damaged, bytes);
    String broken = refusal(FrameException.class, "'%s': 'damaged.png'".formatted(kind));
    assertTrue(
        broken.startsWith("picture \"%s\" (calibrate.%s): ".formatted(damaged, kind)), broken);
  }

  @Test
  void aMasterIsNotOverwritten() throws IOException {
    Files.createDirectories(folder.resolve("calibrated"));
    Files.move(folder.resolve("bias.fits"), folder.resolve("calibrated/frame.fits"));
    byte[] before = Files.readAllBytes(folder.resolve("calibrated/frame.fits"));
    String members = "'bias': '%s'".formatted(folder.resolve("calibrated/frame.fits"));
    String message =
        assertThrows(PipelineException.class, () -> convert("frame.fits", "fits", members))
            .getMessage();
    assertTrue(message.contains("is read by this run (calibrate.bias)"), message);
    assertArrayEquals(before, Files.readAllBytes(folder.resolve("calibrated/frame.fits")));
  }

  @Test
  void optionsStandForTheSection() throws IOException {
    ConvertLine line =
        new ConvertLine(
            List.of(folder.resolve("frame.fits").toString()),
            new MasterFiles(Map.of("bias", folder.resolve("bias.fits").toString())),
            List.of(),
            folder.resolve("calibrated") + "/",
            Optional.of("fits"),
            Optional.empty(),
            Optional.empty(),
            false);
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      Conversion.prepare(line, List.of(), catalogue, options()).execute(Progress.NONE);
    }
    assertArrayEquals(stacked(calibrate("'bias': 'bias.fits'") + MEAN), stackedAsTheyAre("fits"));
  }
}
