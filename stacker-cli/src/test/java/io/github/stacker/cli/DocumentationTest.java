package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Provider;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.ParameterSet;
import io.github.stacker.core.plugin.ParameterSpec;
import io.github.stacker.core.plugin.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and examples say is what the program does. */
class DocumentationTest {
  private static final Path PROJECT = CommandRun.projectFolder();
  private static final String HEAD =
      """
      | %s | purpose | parameter | unit | range | default |
      |---|---|---|---|---|---|
      """;

  @TempDir private Path folder;

  @Test
  void theFilterTableOfTheReadmeIsWhatThePluginsSay() throws IOException {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      assertTableIs(catalogue.filters(), "filter");
    }
  }

  @Test
  void theCombineTableOfTheReadmeIsWhatThePluginsSay() throws IOException {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      assertTableIs(catalogue.combiners(), "combine");
    }
  }

  private static <P extends Provider<?>> void assertTableIs(List<Plugin<P>> plugins, String kind)
      throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md")).replace("\r\n", "\n");
    int start = readme.indexOf('\n', readme.indexOf("<!-- %ss:".formatted(kind))) + 1;
    String table = readme.substring(start, readme.indexOf("<!-- end of %ss -->".formatted(kind)));
    String expected =
        plugins.stream()
            .flatMap(DocumentationTest::rows)
            .collect(Collectors.joining("", HEAD.formatted(kind), ""));
    assertEquals(expected, table, () -> "README.md has to say:\n" + expected);
  }

  private static Stream<String> rows(Plugin<? extends Provider<?>> plugin) {
    String first = "| `%s` | %s ".formatted(plugin.name(), plugin.provider().description());
    List<ParameterSpec> parameters =
        ParameterSet.ofPlugin(plugin.provider().parameters()).parameters();
    if (parameters.isEmpty()) {
      return Stream.of(first + "| | | | |\n");
    }
    return parameters.stream()
        .map(
            parameter ->
                (parameter == parameters.get(0) ? first : "| | ") + columns(parameter) + "\n");
  }

  private static String columns(ParameterSpec parameter) {
    return "| `%s`: %s | %s | %s | %s |"
        .formatted(
            parameter.name(),
            parameter.annotation().value(),
            parameter.annotation().unit(),
            parameter.expected().replace("|", "\\|"),
            given(parameter));
  }

  private static String given(ParameterSpec parameter) {
    if (parameter.isRequired()) {
      return "must be given";
    }
    String given = parameter.annotation().defaultJson();
    return given.isEmpty() ? "may be left out" : "`" + given + "`";
  }

  @Test
  void theSchemaForEditorsIsWhatTheProgramPrints() throws IOException {
    CommandRun run = CommandRun.of("schema").endsWith(DONE);
    assertEquals(
        run.out(),
        Files.readString(PROJECT.resolve("config/pipeline.schema.json")).replace("\r\n", "\n"),
        "write it anew: stacker schema > config/pipeline.schema.json");
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(PROJECT.resolve("config"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.endsWith("pipeline.schema.json"))
          .sorted()
          .toList();
    }
  }

  private void copyFrames(Path to) throws IOException {
    try (Stream<Path> frames = Files.list(folder.resolve("frames"))) {
      for (Path frame : frames.toList()) {
        Files.copy(frame, to.resolve(frame.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleRuns(Path example) throws IOException {
    CommandRun.of("demo", "--frames-only", "--size", "48x32", "--frames", "3", folder)
        .endsWith(DONE);
    for (String masters : List.of("biases", "darks", "flats")) {
      copyFrames(Files.createDirectory(folder.resolve(masters)));
    }
    Path copy = folder.resolve("example.json");
    Files.copy(example, copy);
    CommandRun.of("run", copy).endsWith(DONE).prints("3 frames");
    try (Stream<Path> outputs = Files.list(folder.resolve("stacked"))) {
      Path manifest =
          outputs.filter(file -> file.toString().endsWith(".manifest.json")).findFirst().get();
      CommandRun.of("verify", manifest).endsWith(DONE).prints("the same bits");
    }
  }
}
