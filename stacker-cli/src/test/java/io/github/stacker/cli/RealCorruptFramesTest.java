package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Broken files of other projects: each is read or refused soon, and leaves nothing behind. */
class RealCorruptFramesTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final List<String> NOTES = List.of(".md", ".tsv", ".asm");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyBrokenFileIsReadOrRefused() throws IOException {
    Path corrupt = dataFolder().resolve("corrupt");
    assumeTrue(Files.isDirectory(corrupt), "no broken files at " + corrupt);
    try (Stream<Path> files = Files.walk(corrupt)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> NOTES.stream().noneMatch(file.toString()::endsWith))
          .sorted()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> use(file)))
          .toList()
          .stream();
    }
  }

  private void use(Path file) throws IOException {
    Path output = folder.resolve("mean.tif");
    assertTimeoutPreemptively(SOON, () -> allowed(file, CommandRun.of("info", file)));
    CommandRun run =
        assertTimeoutPreemptively(SOON, () -> CommandRun.of("stack", "-o", output, file, file));
    allowed(file, run);
    assertEquals(run.code() == DONE, Files.deleteIfExists(output));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private static void allowed(Path file, CommandRun run) {
    assertTrue(run.code() == DONE || run.code() == FRAME, () -> run.toString());
    if (run.code() == FRAME) {
      run.tells(file.toString());
    }
  }

  /** As for the photographs that tests of the core read. */
  private static Path dataFolder() {
    String property = System.getProperty("stacker.testData");
    if (property != null) {
      return Path.of(property);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared/data");
  }
}
