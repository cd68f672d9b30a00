package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugins;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.Zeros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Statistics of frames in whole runs: measured once, told in the manifest. */
class KeptStatisticsTest extends WholeRunTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String NORMALISED =
      "'normalise': {'estimator': 'median-mad', 'scaling': false}, 'combine': {'method': 'mean'}";

  @Test
  void theReportAndTheManifestHaveTheStatisticsOfEveryFrame() throws IOException {
    List<MemoryImage> frames = writeFrames(3, SampleType.UINT16, ".tif");
    RunReport report = run(NORMALISED);
    JsonNode listed =
        MAPPER.readTree(Files.readString(folder.resolve("out.tif.manifest.json"))).path("frames");
    assertEquals(3, listed.size());
    for (int f = 0; f < 3; f++) {
      FrameStatistics expected = FrameStatistics.of(frames.get(f), Zeros.COUNT);
      Path file = folder.resolve("frame" + f + ".tif");
      assertEquals(expected, report.statistics().get(FrameLocation.of(file)));
      JsonNode bands = listed.get(f).path("statistics");
      for (int b = 0; b < 3; b++) {
        assertEquals(expected.bands().get(b).median(), bands.get(b).path("median").doubleValue());
        assertEquals(expected.bands().get(b).scale(), bands.get(b).path("scale").doubleValue());
        assertEquals(expected.bands().get(b).noise(), bands.get(b).path("noise").doubleValue());
      }
    }
  }

  @Test
  void aRunThatNeedsNoStatisticsMeasuresNone() {
    writeFrames(3, SampleType.UINT16, ".tif");
    assertEquals(Map.of(), run("'combine': {'method': 'median'}").statistics());
    run("'weights': {'by': 'list', 'list': [1, 2, 3]}, 'combine': {'method': 'mean'}");
    assertFalse(Files.exists(cache()));
  }

  /** What is found is believed, so that what was changed there can be seen in the result. */
  @Test
  void theSecondRunTakesThemFromTheCache() throws IOException {
    List<MemoryImage> frames = writeFrames(3, SampleType.FLOAT32, ".tif");
    double[] first = stacked(NORMALISED);
    assertEquals(3, files(cache()).size());
    assertArrayEquals(first, stacked(NORMALISED));
    assertEquals(3, files(cache()).size());
    double median = FrameStatistics.of(frames.get(1), Zeros.COUNT).bands().get(0).median();
    raiseMedian(median, 3);
    double[] second = stacked(NORMALISED);
    for (int i = 0; i < first.length; i++) {
      assertEquals(first[i] - (i % 3 == 0 ? 1 : 0), second[i], 1e-6);
    }
  }

  private void raiseMedian(double from, double by) throws IOException {
    int raised = 0;
    for (Path file : files(cache())) {
      JsonNode root = MAPPER.readTree(Files.readString(file));
      ObjectNode band = (ObjectNode) root.path("bands").get(0);
      if (band.path("median").doubleValue() == from) {
        band.put("median", from + by);
        Files.writeString(file, root.toString());
        raised++;
      }
    }
    assertEquals(1, raised);
  }

  @Test
  void aFrameWhoseContentChangedIsMeasuredAgain() throws IOException {
    writeFrames(3, SampleType.UINT16, ".tif");
    run(NORMALISED);
    Path file = folder.resolve("frame1.tif");
    long size = Files.size(file);
    FileTime time = Files.getLastModifiedTime(file);
    double[] samples = read("frame2.tif").toArray();
    MemoryImage other = MemoryImage.of(read("frame1.tif").info(), i -> samples[i] / 2);
    write("frame1.tif", other);
    Files.setLastModifiedTime(file, time);
    assertEquals(size, Files.size(file));
    RunReport report = run(NORMALISED);
    assertEquals(
        FrameStatistics.of(other, Zeros.COUNT), report.statistics().get(FrameLocation.of(file)));
    assertEquals(4, files(cache()).size());
  }

  @Test
  void whatElseMakesTheSamplesIsPartOfTheKey() throws IOException {
    writeFrames(2, SampleType.UINT16, ".tif");
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    FrameStatistics plain = measured(plugins, NORMALISED);
    double before = plain.bands().get(0).mean();
    for (int by = 1; by <= 3; by++) {
      String filter = "'filters': [{'filter': 'lift', 'by': %d}], ".formatted(by);
      double lifted = measured(plugins, filter + NORMALISED).bands().get(0).mean();
      assertEquals(before + by, lifted, 1e-6);
    }
    String ignoring = NORMALISED.replace("'median-mad'", "'median-mad', 'zeros': 'ignore'");
    measured(plugins, ignoring);
    assertEquals(10, files(cache()).size());
  }

  /** Another version of a reader may decode other samples from the same file. */
  @Test
  void theJarOfAReaderIsPartOfTheKey() throws IOException {
    Files.writeString(folder.resolve("frame0.own"), "OWN1");
    Files.writeString(folder.resolve("frame1.own"), "OWN2");
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    FrameStatistics before = null;
    for (int level : new int[] {10, 20}) {
      Plugins.own(level).writeTo(plugins.resolve("own.jar"));
      FrameStatistics now = measured(plugins, NORMALISED);
      assertNotEquals(before, now);
      assertEquals(level + 1, now.bands().get(0).mean());
      before = now;
    }
  }

  /** Runs with plugins and gives the statistics of the first frame. */
  private FrameStatistics measured(Path plugins, String sections) {
    try (Catalogue catalogue = Catalogue.load(List.of(plugins))) {
      Pipeline pipeline = pipeline(catalogue, sections);
      StackRun run = StackRun.prepare(pipeline, catalogue, options());
      return run.execute(Progress.NONE).statistics().get(run.plan().frames().get(0).location());
    }
  }
}
