package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.RealFrames;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several pictures of one file as frames. */
class PicturesRunTest extends WholeRunTest {
  /** Sums of all samples of the two pages and of their two reduced copies, as tifffile has them. */
  private static final double[] SUMS = {819_918, 1_337_823, 204_847, 334_385};

  private Path file;

  @BeforeEach
  void copyPages() throws IOException {
    file =
        Files.copy(
            RealFrames.path("formats/bigtiff/BigTIFFSubIFD8.tif"), folder.resolve("frame.tif"));
  }

  @Test
  void allPagesOfAFileAreStacked() throws IOException {
    double[] samples = stacked("'combine': {'method': 'sum'}", "frames.files=[\"*.tif#*\"]");
    assertEquals(SUMS[0] + SUMS[1], Arrays.stream(samples).sum());
    JsonNode frames = manifest().path("frames");
    assertEquals(2, frames.size());
    for (int picture = 0; picture < 2; picture++) {
      assertEquals("frame.tif", frames.path(picture).path("file").asString());
      assertEquals(picture, frames.path(picture).path("picture").asInt());
      assertEquals(FileHashes.sha256(file), frames.path(picture).path("sha256").asString());
    }
    assertEquals(List.of(), verified());
  }

  @Test
  void aSubDirectoryIsAFrame() throws IOException {
    for (int picture = 0; picture < SUMS.length; picture++) {
      String chosen = "frames.files=[\"frame.tif#%d\"]".formatted(picture);
      double[] samples = stacked("'combine': {'method': 'sum'}", chosen);
      assertEquals(SUMS[picture], Arrays.stream(samples).sum());
      assertEquals(List.of(), verified());
    }
  }

  @Test
  void aFileWithoutNumberIsItsFirstPageAndTheManifestNamesNone() throws IOException {
    double[] samples = stacked("'combine': {'method': 'sum'}");
    assertEquals(SUMS[0], Arrays.stream(samples).sum());
    assertEquals(false, manifest().path("frames").path(0).has("picture"));
    assertEquals(List.of(), verified());
  }

  @Test
  void eachPageHasStatisticsOfItsOwnAndMayBeTheReference() throws IOException {
    String pages = "frames.files=[\"frame.tif#0\", \"frame.tif#1\"]";
    RunReport report =
        run(
            "'normalise': {'reference': 'frame.tif#1', 'scaling': false}, 'combine': {'method': 'mean'}",
            pages);
    assertEquals(2, report.statistics().size());
    assertNotEquals(
        report.statistics().get(FrameLocation.of(file, 0)),
        report.statistics().get(FrameLocation.of(file, 1)));
    RunReport again =
        run(
            "'normalise': {'reference': 'frame.tif#1', 'scaling': false}, 'combine': {'method': 'mean'}",
            pages);
    assertEquals(report.statistics(), again.statistics());
    assertEquals(List.of(), verified());
  }

  @Test
  void aPictureThatIsNotThereIsNamed() {
    FrameException e =
        assertThrows(
            FrameException.class,
            () -> run("'combine': {'method': 'sum'}", "frames.files=[\"frame.tif#4\"]"));
    assertEquals(
        ("frame \"%s#4\": picture 4 is asked for, but the file holds 4, numbered from 0;"
                + " mend it, leave it out, or have bad frames skipped with --set frames.onError=skip")
            .formatted(file),
        e.getMessage());
  }

  @Test
  void formatsOfOnePictureRefuseOthers() throws IOException {
    Files.copy(RealFrames.path("formats/pngsuite/basn2c08.png"), folder.resolve("a.png"));
    run("'combine': {'method': 'sum'}", "frames.files=[\"a.png#0\"]");
    run("'combine': {'method': 'sum'}", "frames.files=[\"a.png#*\"]");
    FrameException e =
        assertThrows(
            FrameException.class,
            () -> run("'combine': {'method': 'sum'}", "frames.files=[\"a.png#1\"]"));
    assertEquals(
        ("frame \"%s#1\": picture 1 is asked for, but files of this format hold one, number 0;"
                + " mend it, leave it out, or have bad frames skipped with --set frames.onError=skip")
            .formatted(folder.resolve("a.png")),
        e.getMessage());
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
