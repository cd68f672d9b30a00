package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken and odd files of other projects: each is read or refused soon, with the sentence that
 * {@code outcomes.tsv} has, and leaves nothing behind.
 *
 * <p>A mismatch writes the whole table to {@code target/outcomes.tsv}; once it has been read and
 * found right, it takes the place of the other.
 */
class RealCorruptFramesTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final List<String> NOTES = List.of(".md", ".tsv", ".asm", ".README", ".LICENSE");

  /** What is wrong with the frame, without what to do next. */
  private static final Pattern SENTENCE =
      Pattern.compile("stacker: frame \"FILE\": (.+?)(; known are .*)?; mend it, .*\\R");

  @TempDir private Path folder;

  @Test
  void everyFileIsReadOrRefusedAsTheTableSays() throws IOException {
    Path data = dataFolder();
    assumeTrue(Files.isDirectory(data.resolve("corrupt")), "no broken files at " + data);
    Map<String, String> outcomes = new TreeMap<>();
    for (String kind : List.of("corrupt", "formats")) {
      for (Path file : files(data.resolve(kind))) {
        String name = data.relativize(file).toString().replace('\\', '/');
        outcomes.put(name, outcome(file));
      }
    }
    String table =
        outcomes.entrySet().stream()
            .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    if (!table.equals(expected())) {
      Files.writeString(Path.of("target/outcomes.tsv"), table);
    }
    assertEquals(expected(), table, "the actual table is target/outcomes.tsv");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> NOTES.stream().noneMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private String outcome(Path file) throws IOException {
    Path output = folder.resolve("mean.tif");
    assertTimeoutPreemptively(SOON, () -> allowed(file, CommandRun.of("info", file)));
    CommandRun run =
        assertTimeoutPreemptively(
            SOON, () -> CommandRun.of("stack", "--decoder", "jdk", "-o", output, file, file));
    allowed(file, run);
    assertEquals(run.code() == DONE, Files.deleteIfExists(output), file.toString());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
    if (run.code() == DONE) {
      return "read";
    }
    Matcher sentence = SENTENCE.matcher(run.err().replace(file.toString(), "FILE"));
    assertTrue(sentence.matches(), run::toString);
    return sentence.group(1);
  }

  private static void allowed(Path file, CommandRun run) {
    assertTrue(run.code() == DONE || run.code() == FRAME, run::toString);
    if (run.code() == FRAME) {
      run.tells(file.toString());
    }
  }

  private static String expected() throws IOException {
    try (InputStream in = RealCorruptFramesTest.class.getResourceAsStream("outcomes.tsv")) {
      byte[] table = Objects.requireNonNull(in, "outcomes.tsv").readAllBytes();
      return new String(table, StandardCharsets.UTF_8).replace("\r\n", "\n");
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
