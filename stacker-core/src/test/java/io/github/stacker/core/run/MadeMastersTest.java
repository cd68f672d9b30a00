package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Masters that are made in the run that needs them. */
class MadeMastersTest extends CalibrationTest {
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
        List.of(
            "file \"%s\" has changed".formatted(folder.resolve("darks/d0.fits")),
            "nothing was run again because of that; no output was compared"),
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
}
