package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that only tell something: info, plugins, schema, help, completion. */
class InformingCommandsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tif"})
  void infoTellsWhatAFrameIs(String ending) {
    Path frame = TestFrames.set(folder, ending, 1).get(0);
    CommandRun.of("info", frame)
        .endsWith(DONE)
        .prints(frame.toString(), "width", "40", "height", "30", "RGB", "uint8");
  }

  @Test
  void infoAsJsonIsAListWithOneObjectAFrame() {
    Path png = TestFrames.set(folder, "png", 1).get(0);
    Path tiff = TestFrames.set(folder, "tif", 1).get(0);
    CommandRun run = CommandRun.of("info", "--json", png, tiff).endsWith(DONE);
    JsonNode frames = new JsonMapper().readTree(run.out());
    assertEquals(2, frames.size());
    assertEquals(png.toString(), frames.at("/0/file").asString());
    assertEquals(40, frames.at("/0/width").asInt());
    assertEquals("TIFF", frames.at("/1/format").asString());
  }

  @Test
  void infoGoesOnAfterABadFrame() throws IOException {
    Path good = TestFrames.set(folder, "png", 1).get(0);
    Path absent = folder.resolve("absent.png");
    CommandRun.of("info", absent, folder, good)
        .endsWith(FRAME)
        .prints(good.toString(), "40")
        .tells(absent.toString(), "\"" + folder + "\"");
    CommandRun run = CommandRun.of("info", "--json", absent, good).endsWith(FRAME);
    assertEquals(1, new JsonMapper().readTree(run.out()).size());
  }

  @Test
  void infoTellsOfAllFramesOfAFile() throws IOException {
    Path frame = TestFrames.set(folder, "tif", 1).get(0);
    CommandRun run = CommandRun.of("info", "--json", frame + "#*", frame + "#0").endsWith(DONE);
    JsonNode frames = new JsonMapper().readTree(run.out());
    assertEquals(2, frames.size());
    assertEquals(frame + "#0", frames.at("/0/file").asString());
    assertEquals(frames.get(1), frames.get(0));
    String absent = folder.resolve("absent.tif").toString();
    CommandRun.of("info", absent + "#*").endsWith(FRAME).tells(absent, "does not exist");
    CommandRun.of("info", absent + "#1").endsWith(FRAME).tells(absent, "does not exist");
  }

  @Test
  void pluginsListsWhatIsThere() {
    CommandRun.of("plugins")
        .endsWith(DONE)
        .prints("filters", "crop", "combiners", "mean", "readers", "jpeg", "writers", "tiff");
    CommandRun.of("plugins", "crop")
        .endsWith(DONE)
        .prints("filter crop: ", "left", "pixels", "must be given");
    CommandRun.of("plugins", "mean").endsWith(DONE).prints("combiner mean: ");
    CommandRun.of("plugins", "png").endsWith(DONE).prints("reader png: ", "writer png: ");
    CommandRun.of("plugins", "corp")
        .endsWith(USAGE)
        .tells("\"corp\"", "did you mean \"crop\"?", "--plugins DIR");
  }

  @Test
  void whereTheyComeFromIsSaidOnce() {
    List<String> lines = CommandRun.of("plugins").out().lines().toList();
    int combiners = lines.indexOf("combiners");
    List<String> those =
        lines.subList(
            combiners + 1, lines.indexOf("readers, in the order in which they are asked"));
    assertTrue(those.get(0).startsWith(" of stacker"), those.get(0));
    assertTrue(those.get(1).startsWith("  count "), those.get(1));
    assertEquals(1, those.stream().filter(line -> line.startsWith(" of ")).count());
  }

  @Test
  void whatIsSaidOfPluginsStandsAtOneColumn() {
    List<String> lines =
        CommandRun.of("plugins").out().lines().filter(line -> line.startsWith("  ")).toList();
    for (String line : lines) {
      assertTrue(line.charAt(24) == ' ' && line.charAt(25) != ' ', line);
    }
  }

  @Test
  void theSchemaIsJson() {
    JsonNode schema = new JsonMapper().readTree(CommandRun.of("schema").endsWith(DONE).out());
    assertTrue(schema.has("$schema") && schema.path("properties").has("combine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stack", "run", "plan", "verify", "info", "plugins", "schema", "demo"})
  void helpShowsAnExample(String command) {
    CommandRun.of(command, "--help").endsWith(DONE).prints("Example", "  stacker " + command);
    CommandRun.of("help", command).endsWith(DONE).prints("Example");
  }

  @Test
  void theProgramTellsWhatItIs() {
    CommandRun.of("--help").endsWith(DONE).prints("Exit codes", "Examples", "verify");
    CommandRun.of("--version").endsWith(DONE).prints("stacker ", "Java ");
    CommandRun.of("generate-completion").endsWith(DONE).prints("complete", "stacker");
  }
}
