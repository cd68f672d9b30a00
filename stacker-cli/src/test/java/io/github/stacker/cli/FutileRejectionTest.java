package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of rejections that so few frames leave nothing to reject. */
class FutileRejectionTest {
  private static final String REASON =
      "no sample of 4 can be further than 2 sigma from their median, \"lowSigma\" is 3 and \"highSigma\" 3; give 9 frames or more, lower these, or combine by \"winsorized-sigma-clip\", \"percentile-clip\" or \"median\"";

  @RegisterExtension private final HeardWarnings heard = new HeardWarnings();

  @TempDir private Path folder;

  private CommandRun stack(int frames, String method, Object... options) {
    TestFrames.set(folder.resolve("frames"), "png", frames);
    return CommandRun.of(
        Stream.concat(
                Stream.of(
                    "stack",
                    "--method",
                    method,
                    "-o",
                    folder.resolve("out.tif"),
                    folder.resolve("frames")),
                Stream.of(options))
            .toArray());
  }

  @Test
  void aRunWarnsOnceAndGivesTheMean() throws IOException {
    stack(4, "sigma-clip", "--quiet", "--save-pipeline", folder.resolve("p.json")).endsWith(DONE);
    assertEquals(List.of("combine: \"sigma-clip\" rejects nothing: " + REASON), heard.texts());
    byte[] clipped = Files.readAllBytes(folder.resolve("out.tif"));
    stack(4, "mean").endsWith(DONE);
    assertArrayEquals(Files.readAllBytes(folder.resolve("out.tif")), clipped);
  }

  @Test
  void aPlanTellsIt() {
    stack(4, "sigma-clip", "--dry-run").endsWith(DONE).prints("rejects      nothing: " + REASON);
  }

  @ParameterizedTest
  @CsvSource({
    "8, sigma-clip, 1",
    "9, sigma-clip, 0",
    "8, sigma-median, 1",
    "9, sigma-median, 0",
    "9, linear-fit-clip, 1",
    "11, linear-fit-clip, 0",
    "3, winsorized-sigma-clip, 1",
    "4, winsorized-sigma-clip, 0",
    "3, mad-clip, 1",
    "4, mad-clip, 0",
    "3, generalized-esd, 1",
    "4, generalized-esd, 0",
    "2, min-max-reject, 1",
    "3, min-max-reject, 0",
    "1, percentile-clip, 1",
    "2, percentile-clip, 0",
    "2, median, 0",
    "2, mean, 0",
  })
  void onlyTooFewFramesAreWarnedOf(int frames, String method, int warnings) {
    stack(frames, method).endsWith(DONE);
    assertEquals(warnings, heard.texts().size(), () -> heard.texts().toString());
  }

  @Test
  void aMasterThatIsMadeFirstIsNamed() throws IOException {
    TestFrames.set(folder.resolve("frames"), "png", 4);
    TestFrames.set(folder.resolve("darks"), "png", 3);
    Path pipeline =
        Files.writeString(
            folder.resolve("p.json"),
            """
            { "frames": { "files": ["frames"] },
              "calibrate": { "dark": { "frames": { "files": ["darks"] },
                                       "combine": { "method": "mad-clip" } } },
              "combine": { "method": "median" },
              "outputs": [ { "file": "out.tif" } ] }
            """);
    CommandRun.of("run", pipeline).endsWith(DONE);
    assertEquals(1, heard.texts().size());
    assertTrue(
        heard
            .texts()
            .get(0)
            .contains("calibrate.dark.combine: \"mad-clip\" rejects nothing: at least 3"),
        heard.texts().get(0));
  }
}
