package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunCommandTest {
  @TempDir private Path folder;
  private Path pipeline;

  @BeforeEach
  void makePipeline() throws IOException {
    TestFrames.set(folder.resolve("frames"), "png", 3);
    pipeline =
        Files.writeString(
            folder.resolve("pipeline.json"),
            """
            {
              "frames": { "files": ["frames/*.png"] },
              "filters": [{ "filter": "crop", "left": 1, "top": 2, "right": 31, "bottom": 22 }],
              "combine": { "method": "mean" },
              "post": [{ "filter": "gamma", "gamma": 1.2 }],
              "outputs": [
                { "file": "stacked/a.tif", "type": "uint16", "compression": "deflate" },
                { "file": "stacked/b.jpg", "quality": 92 }
              ],
              "resources": { "memory": "20M", "threads": 2 }
            }
            """);
  }

  @Test
  void aRunLeavesItsOutputsAndAManifest() throws IOException {
    CommandRun.of("run", pipeline).endsWith(DONE).prints("mean of 3 frames", "30x20", "uint16");
    assertEquals(30, TestFrames.read(folder.resolve("stacked/b.jpg")).getWidth());
    JsonNode manifest =
        new JsonMapper().readTree(Files.readString(folder.resolve("stacked/a.tif.manifest.json")));
    assertEquals(3, manifest.path("frames").size());
    assertEquals("../frames/f1.png", manifest.at("/frames/0/file").asString());
    assertEquals(64, manifest.at("/frames/0/sha256").asString().length());
    assertEquals(2, manifest.path("outputs").size());
    assertEquals("b.jpg", manifest.at("/outputs/1/file").asString());
    assertEquals("mean", manifest.at("/pipeline/combine/method").asString());
  }

  @Test
  void aManifestWithoutHashesKeepsSizes() throws IOException {
    CommandRun.of("run", "--no-hash", pipeline).endsWith(DONE);
    String manifest = Files.readString(folder.resolve("stacked/a.tif.manifest.json"));
    assertTrue(!manifest.contains("sha256") && manifest.contains("\"bytes\""), manifest);
    CommandRun.of("verify", folder.resolve("stacked/a.tif.manifest.json")).endsWith(DONE);
  }

  @Test
  void setReplacesValuesForOneRun() throws IOException {
    String before = Files.readString(pipeline);
    CommandRun.of(
            "run",
            pipeline,
            "--set",
            "combine.method=max",
            "--set",
            "filters[0].right=11",
            "--set",
            "outputs[0].file=other/max.tif")
        .endsWith(DONE)
        .prints("max of 3 frames", "max.tif", "10x20");
    assertTrue(Files.exists(folder.resolve("other/max.tif")));
    assertEquals(before, Files.readString(pipeline));
  }

  @Test
  void dryRunAndPlanTellTheSameAndWriteNothing() throws IOException {
    Map<String, Integer> before = TestFrames.contents(folder);
    CommandRun dry = CommandRun.of("run", pipeline, "--dry-run").endsWith(DONE);
    CommandRun plan = CommandRun.of("plan", pipeline).endsWith(DONE);
    assertEquals(plan.out(), dry.out());
    plan.prints("3 of 30x20", "memory", "scratch", "a.tif", "b.jpg");
    CommandRun.of("plan", pipeline, "--set", "combine.method=max").endsWith(DONE).prints("max");
    assertEquals(before, TestFrames.contents(folder));
  }

  @Test
  void aPlanTellsWhichFramesWouldBeSkipped() throws IOException {
    Files.writeString(folder.resolve("frames/f4.png"), "text");
    CommandRun.of("plan", pipeline, "--set", "frames.onError=skip")
        .endsWith(DONE)
        .prints("3 of 30x20")
        .tells("would skip", "f4.png");
  }

  @Test
  void aFilterThatDoesNotFitTheFramesIsNamed() throws IOException {
    CommandRun.of("run", pipeline, "--set", "filters[0].right=41")
        .endsWith(USAGE)
        .tells("crop", "f1.png", "40x30");
  }

  @Test
  void quietPrintsNothing() {
    CommandRun run = CommandRun.of("run", "--quiet", pipeline).endsWith(DONE);
    assertEquals("", run.out() + run.err());
  }

  @Test
  void runningAgainReplacesTheOutputsWithTheSameBits() throws IOException {
    CommandRun.of("run", pipeline).endsWith(DONE);
    Map<String, Integer> first = TestFrames.contents(folder);
    CommandRun.of("run", pipeline).endsWith(DONE);
    Map<String, Integer> second = TestFrames.contents(folder);
    assertEquals(first.keySet(), second.keySet());
    assertEquals(first.get("stacked/a.tif"), second.get("stacked/a.tif"));
    assertEquals(first.get("stacked/b.jpg"), second.get("stacked/b.jpg"));
  }
}
