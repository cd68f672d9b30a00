package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DIFFERENT;
import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs that drive stacker read. */
class JsonProgressTest {
  @TempDir private Path folder;
  private List<Path> frames;
  private Path output;

  @BeforeEach
  void makeFrames() {
    frames = TestFrames.set(folder.resolve("frames"), "png", 3);
    output = folder.resolve("out/a.tif");
  }

  @Test
  void aRunIsToldFromPlanToDone() throws IOException {
    List<JsonNode> events = events(stack("mean").endsWith(DONE));
    assertEquals("planned", events.get(0).path("event").asString());
    JsonNode planned = one(events, "planned");
    assertEquals(3, planned.path("frames").asInt());
    assertEquals("mean", planned.path("combine").asString());
    assertEquals("fold-by-frame", planned.path("way").asString());
    assertEquals(3 * 40 * 30, planned.path("totalPixels").asInt());
    assertEquals(List.of(output.toString()), texts(planned.path("outputs")));
    assertEquals(output.toString(), one(events, "writing").path("output").asString());
    JsonNode stacked = one(events, "stacked");
    assertEquals(3, stacked.path("frames").asInt());
    assertEquals(0, stacked.path("skipped").asInt());
    JsonNode written = stacked.path("outputs").path(0);
    assertEquals(output.toString(), written.path("file").asString());
    assertEquals(40, written.path("width").asInt());
    assertEquals("uint8", written.path("type").asString());
    assertEquals(Files.size(output), written.path("bytes").asLong());
    assertEquals(0, last(events, "done").path("exitCode").asInt(-1));
  }

  @Test
  void eachFrameBeginsAndEndsWithItsStage() throws IOException {
    assertBeginsAndEnds("fold", events(stack("mean").endsWith(DONE)));
    assertBeginsAndEnds("spill", events(stack("median").endsWith(DONE)));
  }

  private void assertBeginsAndEnds(String stage, List<JsonNode> events) {
    for (Path frame : frames) {
      List<String> told =
          events.stream()
              .filter(event -> event.path("frame").asString("").equals(frame.toString()))
              .map(event -> event.path("event").asString() + " " + event.path("stage").asString())
              .toList();
      assertEquals(List.of("began " + stage, "ended " + stage), told);
    }
  }

  @Test
  void pixelsAreCountedToTheLast() throws IOException {
    List<JsonNode> progress =
        events(stack("median").endsWith(DONE)).stream()
            .filter(event -> event.path("event").asString().equals("progress"))
            .toList();
    assertFalse(progress.isEmpty());
    JsonNode end = progress.get(progress.size() - 1);
    assertEquals(2 * 3 * 40 * 30, end.path("totalPixels").asInt());
    assertEquals(end.path("totalPixels"), end.path("pixels"));
  }

  @Test
  void mastersThatAreMadeFirstAreToldByTheirPlace() throws IOException {
    Path biases = TestFrames.set(folder.resolve("biases"), "png", 2).get(0).getParent();
    String bias =
        "calibrate.bias={\"frames\": {\"files\": [\"%s/\"]}, \"combine\": {\"method\": \"mean\"}}"
            .formatted(biases);
    String type = "outputs[0].type=float32";
    List<JsonNode> all = events(stack("mean", "--set", bias, "--set", type).endsWith(DONE));
    List<JsonNode> ofMaster =
        all.stream()
            .filter(event -> event.path("master").asString("").equals("calibrate.bias"))
            .toList();
    assertEquals(2, one(ofMaster, "planned").path("frames").asInt());
    JsonNode progress = ofMaster.get(names(ofMaster).lastIndexOf("progress"));
    assertEquals(2 * 40 * 30, progress.path("totalPixels").asInt());
    assertEquals(progress.path("totalPixels"), progress.path("pixels"));
    List<JsonNode> others = all.stream().filter(event -> !event.has("master")).toList();
    assertEquals(3, one(others, "planned").path("frames").asInt());
    assertEquals(ofMaster, all.subList(0, ofMaster.size()));
  }

  @Test
  void aSkippedFrameIsToldWithTheReason() throws IOException {
    TestFrames.truncate(frames.get(1), 0.5);
    JsonNode skipped = one(events(stack("mean", "--on-error", "skip").endsWith(DONE)), "skipped");
    assertEquals(frames.get(1).toString(), skipped.path("frame").asString());
    assertFalse(skipped.path("reason").asString().isBlank());
  }

  @Test
  void aFailureEndsWithExitCodeAndMessage() throws IOException {
    TestFrames.truncate(frames.get(1), 0.5);
    CommandRun run = stack("mean").endsWith(FRAME).tells("f2.png");
    JsonNode failed = last(events(run), "failed");
    assertEquals(FRAME, failed.path("exitCode").asInt());
    assertTrue(failed.path("message").asString().contains("f2.png"), failed::toString);
  }

  @Test
  void aRefusedCommandLineFailsToo() throws IOException {
    CommandRun run =
        CommandRun.of("stack", "--json-progress", "--threads", "x", "-o", output, "a.png");
    JsonNode failed = last(events(run.endsWith(USAGE)), "failed");
    assertTrue(failed.path("message").asString().contains("--threads"), failed::toString);
  }

  @Test
  void aDryRunEndsAfterThePlan() throws IOException {
    List<JsonNode> events = events(stack("mean", "--dry-run").endsWith(DONE));
    assertEquals(List.of("planned", "done"), names(events));
    assertFalse(Files.exists(output));
  }

  @Test
  void verifyTellsWhatDiffers() throws IOException {
    stack("mean", "--manifest").endsWith(DONE);
    Path manifest = folder.resolve("out/a.tif.manifest.json");
    List<JsonNode> same = events(verify(manifest).endsWith(DONE));
    assertTrue(one(same, "verified").path("same").asBoolean());
    last(same, "done");
    TestFrames.truncate(output, 0.5);
    List<JsonNode> events = events(verify(manifest).endsWith(DIFFERENT));
    JsonNode verified = one(events, "verified");
    assertFalse(verified.path("same").asBoolean());
    assertTrue(texts(verified.path("differences")).get(0).contains("a.tif"), verified::toString);
    assertEquals(DIFFERENT, last(events, "done").path("exitCode").asInt());
  }

  private static CommandRun verify(Path manifest) {
    return CommandRun.of("verify", "--json-progress", manifest);
  }

  @Test
  void aDemonstrationIsToldWithTheFramesItMakes() throws IOException {
    CommandRun run =
        CommandRun.of(
            "demo", "--size", "48x32", "--frames", "2", "--json-progress", folder.resolve("demo"));
    List<JsonNode> events = events(run.endsWith(DONE));
    assertEquals(2, one(events, "making").path("frames").asInt());
    assertEquals(2, one(events, "stacked").path("frames").asInt());
    last(events, "done");
  }

  @Test
  void onlyEventsThatAreDocumentedAreTold() throws IOException {
    String readme = Files.readString(CommandRun.projectFolder().resolve("README.md"));
    Set<String> told =
        names(events(stack("median", "--manifest").endsWith(DONE))).stream()
            .collect(Collectors.toSet());
    for (String name : told) {
      assertTrue(readme.contains("`" + name + "`"), name);
    }
  }

  private CommandRun stack(String method, String... more) {
    Object[] command = new Object[7 + more.length];
    List<Object> first =
        List.of(
            "stack",
            "--json-progress",
            "--method",
            method,
            "-o",
            output,
            frames.get(0).getParent());
    System.arraycopy(first.toArray(), 0, command, 0, 7);
    System.arraycopy(more, 0, command, 7, more.length);
    return CommandRun.of(command);
  }

  /** Reads what was printed: nothing but objects, each with its event and a time that can be. */
  private static List<JsonNode> events(CommandRun run) {
    JsonMapper mapper = new JsonMapper();
    List<JsonNode> events = run.out().lines().map(mapper::readTree).toList();
    for (JsonNode event : events) {
      assertTrue(event.path("event").isString(), event::toString);
      assertFalse(Instant.parse(event.path("time").asString()).isAfter(Instant.now()));
    }
    return events;
  }

  private static List<String> names(List<JsonNode> events) {
    return events.stream().map(event -> event.path("event").asString()).toList();
  }

  private static JsonNode one(List<JsonNode> events, String name) {
    List<JsonNode> found =
        events.stream().filter(event -> event.path("event").asString().equals(name)).toList();
    assertEquals(1, found.size(), () -> name + " in " + events);
    return found.get(0);
  }

  /** Gives the last event, which is the only one of those that end a command. */
  private static JsonNode last(List<JsonNode> events, String name) {
    long ends = names(events).stream().filter(List.of("done", "failed")::contains).count();
    assertEquals(1, ends, events::toString);
    JsonNode last = events.get(events.size() - 1);
    assertEquals(name, last.path("event").asString(), events::toString);
    return last;
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
