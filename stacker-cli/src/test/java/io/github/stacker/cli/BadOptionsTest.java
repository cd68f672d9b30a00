package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.RESOURCES;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of options that cannot be: a sentence that names option and value. */
class BadOptionsTest {
  @TempDir private Path folder;
  private Path frames;
  private Map<String, Integer> before;

  @BeforeEach
  void makeFrames() throws IOException {
    frames = folder.resolve("frames");
    TestFrames.set(frames, "png", 2);
    before = TestFrames.contents(folder);
  }

  private CommandRun refuses(int code, String... options) throws IOException {
    List<Object> arguments =
        new ArrayList<>(List.of("stack", frames, "-o", folder.resolve("mean.tif")));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray()).endsWith(code);
    assertEquals(before, TestFrames.contents(folder));
    return run;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --threads | 0                      | --threads is 0
          --threads | -3                     | --threads is -3
          --threads | many                   | many
          --memory  | much                   | much
          --memory  | -1M                    | -1M
          --set     | combine                | PATH=VALUE
          --set     | combine.metod=max      | metod
          --set     | frames.order=backwards | backwards
          --set     | outputs[7].file=x.png  | outputs[7]
          --set     | [=1                    | [
          --set     | outputs[0].type=int4   | int4
          --type    | uint9                  | stacker: --type must be one of "uint8",
          --order   | random                 | stacker: --order must be one of "name",
          --on-error | ignore                | stacker: --on-error must be one of "fail",
          --method  | maen                   | stacker: --method: unknown combiner "maen"; did you mean "mean"
          --dark    | none.fits              | stacker: --dark names "none.fits", which does not exist
          --map     | weight=x.tif           | stacker: --map weight is unknown
          --map     | [=x.tif                | [
          --roi     | -5,0,10,10             | stacker: --roi -5,0,10,10: left and top are at least 0
          --roi     | 5,0,0,10               | stacker: --roi 5,0,0,10: left and top are at least 0
          --roi     | 2147483647,0,1,1       | stacker: --roi 2147483647,0,1,1 reaches beyond 2^31 - 1
          --canvas  | all                    | stacker: --canvas is "all"; give one of union, first,
          --method  | ''                     | combine
          --colour  | red                    | --colour
          --max-size | 100                   | --preview
          """)
  void aBadOptionIsNamed(String option, String text, String told) throws IOException {
    refuses(USAGE, option, text).tells(told);
  }

  @Test
  void memoryForNotOneRowIsRefused() throws IOException {
    refuses(RESOURCES, "--memory", "1k").tells("--memory");
  }

  @Test
  void memoryBeyondTheHeapTellsHowToGetMore() throws IOException {
    refuses(RESOURCES, "--memory", "100G").tells("STACKER_OPTS=-Xmx");
  }

  @ParameterizedTest
  @CsvSource({
    "demo --size 12, --size",
    "demo --size 0x12, --size",
    "demo --size 12x0, --size",
    "demo --size 9999999x9999999x2, --size",
    "demo --frames 0, --frames",
    "demo --frames -1, --frames",
    "demo --kind portrait, startrails",
    "demo --format webp, webp",
    "demo --type uint12, uint16",
    "demo --format jpeg --type uint16, jpeg"
  })
  void aDemonstrationThatCannotBeIsRefused(String command, String told) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.add(folder.resolve("demo"));
    CommandRun.of(arguments.toArray()).endsWith(USAGE).tells(told);
    assertFalse(Files.exists(folder.resolve("demo")), "nothing is made");
  }

  @Test
  void whatIsMissingIsTold() {
    CommandRun.of("stack").endsWith(USAGE).tells("--output");
    CommandRun.of("stack", "-o", folder.resolve("x.png")).endsWith(USAGE).tells("FRAME");
    CommandRun.of("run").endsWith(USAGE).tells("PIPELINE");
    CommandRun.of("run", folder.resolve("absent.json")).endsWith(USAGE).tells("absent.json");
    CommandRun.of("run", folder).endsWith(USAGE).tells("directory");
    CommandRun.of("verify").endsWith(USAGE).tells("MANIFEST");
    CommandRun.of("stakc").endsWith(USAGE).tells("stakc", "stack");
    CommandRun.of("plugins", "absent").endsWith(USAGE).tells("absent");
    CommandRun.of("plugins", "--plugins", folder.resolve("absent")).endsWith(USAGE).tells("absent");
    CommandRun.of().endsWith(USAGE).prints("Usage");
  }

  @Test
  void anOutputThatIsAFolderIsToldWhatToWrite() throws IOException {
    List<Path> frames = TestFrames.set(folder.resolve("frames"), "png", 2);
    Path out = Files.createDirectory(folder.resolve("out"));
    for (String output : List.of(out.toString(), out + "/")) {
      CommandRun.of("stack", "-o", output, frames.get(0), frames.get(1))
          .endsWith(USAGE)
          .tells(
              "-o: \"%1$s\" is a folder; name the picture in it, for example \"%1$s/stacked.tif\""
                  .formatted(out));
    }
    CommandRun.of("stack", "-o", "", frames.get(0), frames.get(1))
        .endsWith(USAGE)
        .tells("file is empty; name a picture, for example \"stacked.tif\"");
    CommandRun.of("convert", "-o", "", "--format", "png", frames.get(0))
        .endsWith(USAGE)
        .tells("-o is empty; name a folder with a slash behind it, ./ is this one");
    CommandRun.of("convert", "-o", out + "/", "--filter", "median", frames.get(0))
        .endsWith(USAGE)
        .tells("\"median\" is a combiner, not a filter: it makes one picture of many");
  }

  @Test
  void controlCharactersOfOptionsAreShownHarmlessly() {
    for (String[] arguments :
        new String[][] {{"stack", "--a\u001b[31m"}, {"\u001b[31m"}, {"plugins", "\u001b[31m"}}) {
      CommandRun run = CommandRun.of((Object[]) arguments).endsWith(USAGE);
      assertFalse(run.err().contains("\u001b"), run.err());
    }
  }

  @Test
  void aPipelineOfNonsenseIsToldWithLineAndColumn() throws IOException {
    Path pipeline = Files.writeString(folder.resolve("bad.json"), "{\n  \"frames\": oops\n}");
    CommandRun.of("run", pipeline).endsWith(USAGE).tells("bad.json", "2");
    Files.writeString(pipeline, "[".repeat(100_000));
    CommandRun.of("run", pipeline).endsWith(USAGE).tells("bad.json");
    Files.write(pipeline, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
    CommandRun.of("run", pipeline).endsWith(USAGE).tells("bad.json");
  }
}
