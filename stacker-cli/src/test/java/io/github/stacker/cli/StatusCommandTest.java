package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.RESOURCES;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is seen of a run in another process: while it goes on, killed, and done. */
class StatusCommandTest {
  private static final int FRAMES = 20;

  @TempDir private Path folder;
  private Path pipeline;
  private Path output;

  @BeforeEach
  void makeFrames() throws IOException {
    for (int i = 0; i < FRAMES; i++) {
      TestFrames.write(
          folder.resolve("frames/f%02d.png".formatted(i)), TestFrames.noise(500, 400, i));
    }
    output = folder.resolve("out/a.tif");
    pipeline =
        Files.writeString(
            folder.resolve("pipeline.json"),
            """
            {
              "frames": { "files": ["frames/"] },
              "combine": { "method": "mean" },
              "outputs": [{ "file": "out/a.tif", "type": "float32" }],
              "resources": { "threads": 1, "memory": "5M" }
            }
            """);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx200m",
            "-Xint",
            "-Dstacker.home=" + CommandRun.projectFolder(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            pipeline.toString())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(folder.resolve("told").toFile()))
        .start();
  }

  private JsonNode statusOf(Path target) {
    JsonNode runs =
        new JsonMapper()
            .readTree(CommandRun.of("status", "--json", target).endsWith(DONE).out())
            .path("runs");
    assertTrue(runs.isArray() && runs.size() < 2, runs::toString);
    return runs.path(0);
  }

  /** Looks until the last band of the first frame is in, and the last frame is not. */
  private JsonNode statusOnceAtWork(Process process) throws Exception {
    while (true) {
      assertTrue(process.isAlive(), Files.readString(folder.resolve("told")));
      JsonNode run = statusOf(output);
      JsonNode byBand = run.path("done").path("framesByBand");
      if (!byBand.isEmpty() && byBand.path(byBand.size() - 1).asInt() > 0) {
        return run;
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void aRunIsSeenWhileItGoesOnAndAfterItWasKilled() throws Exception {
    Process process = start();
    JsonNode run = statusOnceAtWork(process);
    assertTrue(run.path("underWay").asBoolean(), run::toString);
    assertEquals(process.pid(), run.path("starts").path(0).path("process").asLong());
    assertEquals(FRAMES, run.path("plan").path("frames").asInt());
    assertEquals("fold-by-frame", run.path("plan").path("way").asString());
    assertEquals(output.toString(), run.path("plan").path("outputs").path(0).asString());
    assertEquals(
        run.path("plan").path("bands").asInt(), run.path("done").path("framesByBand").size());
    assertEquals("refuse", run.path("nextStart").path("does").asString());
    CommandRun.of("status", pipeline)
        .endsWith(DONE)
        .prints("under way in process " + process.pid(), "is refused: the run is under way");
    CommandRun.of("run", pipeline).endsWith(RESOURCES).tells("another run");
    process.destroyForcibly().waitFor();
    CommandRun.of("status", output.getParent())
        .endsWith(DONE)
        .prints(
            "killed", "mean of 20 frames of 500x400, fold-by-frame", "frames in", "goes on: if");
    CommandRun.of("status", pipeline).endsWith(DONE).prints("goes on: all is the same");
    CommandRun.of("status", pipeline, "--set", "combine.method=max")
        .endsWith(DONE)
        .prints("is refused: ", "\"combine\" has changed");
    CommandRun.of("run", pipeline).endsWith(DONE).tells("going on");
    assertNothing(pipeline);
  }

  private void assertNothing(Path target) {
    CommandRun.of("status", target).endsWith(DONE).prints("no run that keeps its work");
    assertTrue(statusOf(target).isMissingNode());
  }

  @Test
  void whereNoRunWasThereIsNothingToSee() throws IOException {
    assertNothing(pipeline);
    assertNothing(output);
    assertNothing(folder.resolve("frames"));
    CommandRun.of("status", folder.resolve("absent.json")).endsWith(USAGE).tells("absent.json");
  }
}
