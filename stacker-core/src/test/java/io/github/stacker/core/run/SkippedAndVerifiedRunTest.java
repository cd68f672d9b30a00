package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bad frames are left out of runs that normalise and weigh, and runs can be repeated. */
class SkippedAndVerifiedRunTest extends WholeRunTest {
  private static final int FRAMES = 6;
  private static final String SKIP = "frames.onError=skip";
  private static final String[] GOOD = {"frame0.tif", "frame2.tif", "frame4.tif", "frame5.tif"};

  private static final String MAPS =
      ", 'maps': {'coverage': 'coverage.tif', 'rejectedLow': 'low.tif', 'deviation': 'spread.tif'}";

  private static final List<String> COMBINES =
      List.of(
          "'combine': {'method': 'mean'}", "'combine': {'method': 'sigma-clip', 'lowSigma': 1.5}");

  @BeforeEach
  void writeFrames() {
    writeFrames(FRAMES, SampleType.UINT16, ".tif");
  }

  /** Makes one frame no frame at all, and one that ends in the middle. */
  private void spoil() throws IOException {
    Files.writeString(folder.resolve("frame1.tif"), "II*\0 no frame");
    Path cut = folder.resolve("frame3.tif");
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void badFramesAreLeftOutBeforeAnythingIsMeasured() throws IOException {
    spoil();
    String good = "frames.files=[\"%s\"]".formatted(String.join("\", \"", GOOD));
    for (String section :
        List.of(
            "'normalise': {}, 'weights': {'by': 'noise'}, ",
            "'normalise': {'reference': 'frame4.tif'}, ",
            "'normalise': {'reference': 'best'}, ")) {
      for (String combine : COMBINES) {
        double[] expected = stacked(section + combine, good);
        RunReport report = run(section + combine, SKIP);
        assertEquals(4, report.framesUsed());
        assertEquals(
            Set.of(folder.resolve("frame1.tif"), folder.resolve("frame3.tif")),
            report.skipped().stream()
                .map(frame -> frame.location().file())
                .collect(Collectors.toSet()));
        assertArrayEquals(expected, read("out.tif").toArray(), section + combine);
      }
    }
  }

  /** Numbers of frames and weights are those of the frames listed, bad ones counted. */
  @Test
  void numbersAndWeightsBelongToTheFramesListed() throws IOException {
    spoil();
    for (String combine : COMBINES) {
      double[] expected =
          stacked(
              "'normalise': {'reference': '2'}, 'weights': {'by': 'list', 'list': [1, 3, 5, 6]}, "
                  + combine,
              "frames.files=[\"%s\"]".formatted(String.join("\", \"", GOOD)));
      String sections =
          "'normalise': {'reference': '4'}, 'weights': {'by': 'list', 'list': [1, 2, 3, 4, 5, 6]}, "
              + combine;
      assertArrayEquals(expected, stacked(sections, SKIP), combine);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void aReferenceThatIsLeftOutIsNamed(String number) throws IOException {
    spoil();
    String sections = "'normalise': {'reference': '%s'}, ".formatted(number) + COMBINES.get(0);
    PipelineException e = assertThrows(PipelineException.class, () -> run(sections, SKIP));
    assertTrue(e.getMessage().contains("number " + number), e.getMessage());
    assertTrue(e.getMessage().contains("left out"), e.getMessage());
    PipelineException beyond =
        assertThrows(
            PipelineException.class, () -> run(sections.replace("'" + number + "'", "'6'"), SKIP));
    assertTrue(beyond.getMessage().contains("choose 0 to 5"), beyond.getMessage());
  }

  @Test
  void aRunWithEverythingIsVerified() throws IOException {
    for (boolean spoilt : new boolean[] {false, true}) {
      if (spoilt) {
        spoil();
      }
      for (String section :
          List.of(
              "'normalise': {'reference': '4'}, 'weights': {'by': 'list', 'list': [1, 2, 3, 4, 5, 6]}, ",
              "'normalise': {'reference': 'frame4.tif', 'rejection': 'multiplicative'}, ",
              "'normalise': {'reference': 'best'}, 'weights': {'by': 'noise'}, ")) {
        for (String combine : COMBINES) {
          run(section + combine + MAPS, SKIP);
          assertEquals(List.of(), verified(), section + combine + spoilt);
        }
      }
    }
  }

  @Test
  void framesNumberedByAMapAreThoseOfTheManifest() throws IOException {
    spoil();
    for (String method :
        List.of("'percentile', 'percentile': 60, 'interpolation': 'lower'", "'max'")) {
      run(
          "'combine': {'method': %s}, 'maps': {'provenance': 'source.tif'}".formatted(method),
          SKIP,
          "roi={\"x\": 5, \"y\": 5, \"width\": 1, \"height\": 1}");
      JsonNode frames = manifest().path("frames");
      for (int band = 0; band < 3; band++) {
        int number = (int) read("source.tif").get(0, 0, band);
        String file = frames.get(number - 1).path("file").asString();
        assertEquals(read("out.tif").get(0, 0, band), read(file).get(5, 5, band), file);
      }
    }
  }

  @Test
  void aChangedMapDiffers() throws IOException {
    run("'normalise': {}, " + COMBINES.get(1) + MAPS);
    Files.copy(
        folder.resolve("low.tif"),
        folder.resolve("coverage.tif"),
        StandardCopyOption.REPLACE_EXISTING);
    assertEquals(
        List.of(
            "output \"%s\" has been changed since the run"
                .formatted(folder.resolve("coverage.tif"))),
        verified());
  }

  private JsonNode manifest() throws IOException {
    return new JsonMapper().readTree(Files.readString(folder.resolve("out.tif.manifest.json")));
  }

  private List<String> verified() {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return new Verification(catalogue, options())
          .differences(folder.resolve("out.tif.manifest.json"), Progress.NONE);
    }
  }
}
