package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugin;
import io.github.stacker.core.plugin.Plugins;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines with one mistake each: every message tells the place, the mistake and what to do. */
class PipelineRefusalTest {
  private static final String GOOD =
      """
      {"frames": {"files": ["a.png"]},
       "filters": [{"filter": "lift", "by": 2}],
       "combine": {"method": "variance"},
       "outputs": [{"file": "out.tif"}]}
      """;

  @TempDir static Path folder;
  private static Catalogue catalogue;

  @BeforeAll
  static void load() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Plugins.lift().writeTo(plugins.resolve("lift.jar"));
    catalogue = Catalogue.load(List.of(plugins));
  }

  @AfterAll
  static void close() {
    catalogue.close();
  }

  @Test
  void withoutMistakeThePipelineIsRead() {
    assertEquals("variance", read(GOOD).combine().name());
  }

  private static String combiners() {
    return catalogue.combiners().stream()
        .map(Plugin::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        arguments(
            "\"combine\":",
            "\"combin\":",
            ":3:2: combin is unknown; did you mean \"combine\"? Known: $schema, frames, calibrate, filters, normalise, weights, combine, post, roi, outputs, maps, resources"),
        arguments(
            "\"files\"",
            "\"file\": 1, \"files\"",
            ":1:13: frames.file is unknown; did you mean \"files\"? Known: files, order, onError, orientation, canvas"),
        arguments(
            "\"by\"",
            "\"bye\"",
            ":2:33: filters[0].bye is unknown; did you mean \"by\"? Known: filter, by, direction"),
        arguments(
            "\"variance\"",
            "\"variance\", \"sgima\": 1",
            ":3:36: combine.sgima is unknown; did you mean \"sigma\"? Known: method, sigma"),
        arguments(
            "\"out.tif\"",
            "\"out.tif\", \"quality\": 90",
            ":4:34: outputs[0].quality is unknown; known: file, format, type, rounding, scale, maxSize, compression, predictor, layout, tileSize, level, bigTiff, pyramid, reduction"),
        arguments(
            "\"outputs\"",
            "\"resources\": {\"thread\": 1}, \"outputs\"",
            ":4:16: resources.thread is unknown; did you mean \"threads\"? Known: memory, threads, scratch"),
        arguments(
            "\"lift\"",
            "\"left\"",
            ":2:15: filters[0].filter: unknown filter \"left\"; did you mean \"lift\"? --plugins DIR adds the filters of the jars in a folder; known: lift"),
        arguments(
            "\"variance\"",
            "\"avarage\"",
            ":3:14: combine.method: unknown combiner \"avarage\"; --plugins DIR adds the combiners of the jars in a folder; known: "
                + combiners()),
        arguments(
            "\"variance\"",
            "\"varience\"",
            ":3:14: combine.method: unknown combiner \"varience\"; did you mean \"variance\"? --plugins DIR adds the combiners of the jars in a folder; known: "
                + combiners()),
        arguments(
            "\"lift\"",
            "\"median\"",
            ":2:15: filters[0].filter: \"median\" is a combiner, not a filter: it makes one picture of many, as \"method\" in \"combine\" or by stacker stack --method"),
        arguments(
            "\"variance\"",
            "\"lift\"",
            ":3:14: combine.method: \"lift\" is a filter, not a combiner; name it in \"filters\", or in \"post\""),
        arguments(
            "\"out.tif\"",
            "\"out.tif\", \"format\": \"tif\"",
            ":4:34: outputs[0].format: unknown writer \"tif\"; did you mean \"tiff\"? --plugins DIR adds the writers of the jars in a folder; known: dzi, fits, jpeg, png, tiff"),
        arguments(
            "out.tif",
            "out.pgn",
            ":4:15: outputs[0].file: no writer for files ending in \".pgn\"; did you mean \"png\"? --plugins DIR adds the writers of the jars in a folder; known: dzi, fit, fits, fts, jpe, jpeg, jpg, png, tif, tiff"),
        arguments(
            "out.tif",
            "a.tif/out",
            ":4:15: outputs[0].file: file name \"out\" has no ending that tells the format; --plugins DIR adds the writers of the jars in a folder; known: dzi, fit, fits, fts, jpe, jpeg, jpg, png, tif, tiff"),
        arguments(
            "\"a.png\"]",
            "\"a.png\"], \"order\": \"nmae\"",
            ":1:33: frames.order must be one of \"name\", \"time\", \"given\", is \"nmae\"; did you mean \"name\"?"),
        arguments(
            "\"a.png\"]",
            "\"a.png\"], \"order\": \"NAME\"",
            ":1:33: frames.order must be one of \"name\", \"time\", \"given\", is \"NAME\"; did you mean \"name\"?"),
        arguments(
            "\"by\": 2",
            "\"direction\": \"straight_down\"",
            ":2:33: filters[0].direction must be one of \"up\", \"straight-down\", is \"straight_down\"; did you mean \"straight-down\"?"));
  }

  @ParameterizedTest
  @MethodSource
  void unknown(String good, String bad, String message) {
    assertRefused(good, bad, message);
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        arguments(
            "\"frames\": {\"files\": [\"a.png\"]},", "", ":1:1: lacks the section \"frames\""),
        arguments(
            "\"combine\": {\"method\": \"variance\"},", "", ":1:1: lacks the section \"combine\""),
        arguments(
            ",\n \"outputs\": [{\"file\": \"out.tif\"}]",
            "",
            ":1:1: lacks the section \"outputs\""),
        arguments(
            "\"files\": [\"a.png\"]",
            "",
            ":1:2: frames lacks \"files\"; it must be a list, each text"),
        arguments("\"filter\": \"lift\", ", "", ":2:14: filters[0] lacks \"filter\""),
        arguments(
            "\"filter\": \"lift\", ",
            "\"fliter\": \"lift\", ",
            ":2:14: filters[0] lacks \"filter\"; it has \"fliter\""),
        arguments("\"method\": \"variance\"", "", ":3:2: combine lacks \"method\""),
        arguments(
            "\"variance\"",
            "\"weighted-mean\"",
            ":3:2: combine lacks \"weights\"; it must be a list, each a number of at least 0"),
        arguments("\"file\": \"out.tif\"", "", ":4:14: outputs[0] lacks \"file\"; it must be text"),
        arguments("[\"a.png\"]", "[]", ":1:2: frames: files must name at least one frame"),
        arguments(
            "[{\"file\": \"out.tif\"}]",
            "[]",
            ":4:2: outputs must name at least one picture to write"),
        arguments(
            "a.png",
            "",
            ":1:2: frames: files has a blank entry; write \".\" for the folder itself"),
        arguments(
            "out.tif",
            " ",
            ":4:14: outputs[0]: file is empty; name a picture, for example \"stacked.tif\""));
  }

  @ParameterizedTest
  @MethodSource
  void missing(String good, String bad, String message) {
    assertRefused(good, bad, message);
  }

  static Stream<Arguments> wrong() {
    String by = ":2:33: filters[0].by must be a number from 0 to 100, is ";
    String threads = ":4:16: resources.threads must be a whole number from 1 to 1024, is ";
    return Stream.of(
        arguments("\"by\": 2", "\"by\": \"2\"", by + "\"2\""),
        arguments("\"by\": 2", "\"by\": null", by + "null"),
        arguments("\"by\": 2", "\"by\": true", by + "true"),
        arguments("\"by\": 2", "\"by\": [2]", by + "[2]"),
        arguments("\"by\": 2", "\"by\": -1e-9", by + "-1.0E-9"),
        arguments("\"by\": 2", "\"by\": 101", by + "101"),
        arguments("\"by\": 2", "\"by\": 101.0", by + "101"),
        arguments("\"by\": 2", "\"by\": 1.5e2", by + "150"),
        arguments("\"by\": 2", "\"by\": 1e400", by + "a number too large"),
        arguments("\"by\": 2", "\"by\": 1" + "0".repeat(400), by + "1" + "0".repeat(56) + "..."),
        arguments("\"by\": 2", "\"by\": 13", ":2:14: filters[0]: by is 13, which brings bad luck"),
        arguments("\"outputs\"", threads("2.7"), threads + "2.7"),
        arguments("\"outputs\"", threads("2.0"), threads + "2.0"),
        arguments("\"outputs\"", threads("0"), threads + "0"),
        arguments("\"outputs\"", threads("1099511627776"), threads + "1099511627776"),
        arguments("\"outputs\"", threads("1e400"), threads + "a number too large"),
        arguments("\"outputs\"", threads("null"), threads + "null"),
        arguments(
            "[\"a.png\"]",
            "\"a.png\"",
            ":1:13: frames.files must be a list, each text, is \"a.png\""),
        arguments(
            "[\"a.png\"]",
            "{\"a\": 1}",
            ":1:13: frames.files must be a list, each text, is {\"a\":1}"),
        arguments("\"a.png\"", "\"a.png\", true", ":1:32: frames.files[1] must be text, is true"),
        arguments("\"a.png\"", "null", ":1:23: frames.files[0] must be text, is null"),
        arguments("{\"files\": [\"a.png\"]}", "[]", ":1:2: frames must be an object in braces"),
        arguments("{\"files\": [\"a.png\"]}", "null", ":1:2: frames must be an object in braces"),
        arguments(
            "[{\"filter\": \"lift\", \"by\": 2}]",
            "{}",
            ":2:2: filters must be a list in brackets"),
        arguments(
            "{\"filter\": \"lift\", \"by\": 2}",
            "\"lift\"",
            ":2:14: filters[0] must be an object in braces"),
        arguments("\"lift\"", "1", ":2:15: filters[0].filter must be text, is 1"),
        arguments(
            "{\"method\": \"variance\"}",
            "\"variance\"",
            ":3:2: combine must be an object in braces"),
        arguments("\"variance\"", "{}", ":3:14: combine.method must be text, is {}"),
        arguments(
            "\"variance\"",
            "\"weighted-mean\", \"weights\": [1, -1]",
            ":3:56: combine.weights[1] must be a number of at least 0, is -1"),
        arguments(
            "\"variance\"",
            "\"weighted-mean\", \"weights\": [0, 0]",
            ":3:2: combine: weights must not all be 0"),
        arguments("\"out.tif\"", "5", ":4:15: outputs[0].file must be text, is 5"),
        arguments("{\"frames\"", "{\"$schema\": 5, \"frames\"", ":1:2: $schema must be text"),
        arguments(
            "\"outputs\"",
            "\"resources\": {\"memory\": \"lots\"}, \"outputs\"",
            ":4:2: resources: \"lots\" is no amount of memory; write for example 300M or 2G"),
        arguments(
            "\"outputs\"",
            "\"resources\": {\"scratch\": \"a\\u0000b\"}, \"outputs\"",
            ":4:2: resources: scratch \"a\\u0000b\" is no path"),
        arguments(
            "out.tif", "a\\u0000b.tif", ":4:14: outputs[0]: file \"a\\u0000b.tif\" is no path"));
  }

  private static String threads(String value) {
    return "\"resources\": {\"threads\": %s}, \"outputs\"".formatted(value);
  }

  @ParameterizedTest
  @MethodSource
  void wrong(String good, String bad, String message) {
    assertRefused(good, bad, message);
  }

  static Stream<Arguments> noJson() {
    return Stream.of(
        arguments("\"by\": 2", "\"by\": 2,", ":2:"),
        arguments("\"by\": 2", "\"by\": 02", ":2:"),
        arguments("\"by\": 2", "\"by\": NaN", ":2:"),
        arguments("\"by\": 2", "'by': 2", ":2:"),
        arguments("\"by\": 2", "\"by\": 2 // two", ":2:"),
        arguments("\"by\": 2", "\"by\": 2, \"by\": 3", ":2:"),
        arguments("\"combine\"", "\"frames\"", ":3:"),
        arguments("out.tif\"}]}", "out.tif\"}]} {}", ":4:"),
        arguments("out.tif\"}]}", "out.tif\"}]", ":5:"),
        arguments("{\"frames\"", "frames", ":1:"));
  }

  @ParameterizedTest
  @MethodSource
  void noJson(String good, String bad, String line) {
    String message = refusal(replaced(good, bad));
    assertTrue(message.matches("test\\.json" + line + "\\d+: is no valid JSON: .+"), message);
  }

  @Test
  void whatIsWrongWithTheJsonIsSaidInWords() {
    assertRefused(
        "}]}\n", "}]} {}", ":4:36: is no valid JSON: something follows the end of the object");
    assertRefused(
        "\"by\": 2",
        "\"by\": 2, \"by\": 3",
        ":2:46: is no valid JSON: Duplicate Object property \"by\"");
    String by = ": is no valid JSON: ";
    assertRefused("2", "NaN", ":2:42" + by + "there is no NaN in JSON; write a number");
    assertRefused("2", "-Infinity", ":2:48" + by + "there is no -Infinity in JSON; write a number");
    assertRefused("2", "0x2", ":2:40" + by + "numbers in JSON are decimal; write it so");
    assertRefused(
        "2", "+2", ":2:40" + by + "there is no plus sign before numbers in JSON; leave it out");
    assertRefused("2", "2 // more", ":2:41" + by + "there are no comments in JSON; leave it out");
    assertEquals(
        "test.json: is no valid JSON: it is nested too deep, or a name, text or number in it is too long",
        refusal("[".repeat(501)).replaceFirst(":1:\\d+", ""));
  }

  @Test
  void aPipelineIsAnObject() {
    String message = "test.json: must be a JSON object, starting with \"{\"";
    for (String json : List.of("", "  \n", "[]", "null", "\"frames\"", "1")) {
      assertEquals(message, refusal(json));
    }
  }

  @Test
  void deepNestingIsNoStackOverflow() {
    for (String one : List.of("[", "{\"a\":")) {
      String deep = one.repeat(1_000_000);
      assertTrue(refusal(deep).contains("is no valid JSON"), refusal(deep));
      assertTrue(refusal(replaced("2", deep)).contains("is no valid JSON"));
    }
    String allowed = "[".repeat(400) + "]".repeat(400);
    assertRefused(
        "\"by\": 2",
        "\"by\": " + allowed,
        ":2:33: filters[0].by must be a number from 0 to 100, is " + "[".repeat(57) + "...");
  }

  @Test
  void longTextsAreShownShort() {
    String text = "x".repeat(5_000_000);
    assertRefused(
        "\"by\": 2",
        "\"by\": \"" + text + "\"",
        ":2:33: filters[0].by must be a number from 0 to 100, is \"" + "x".repeat(56) + "...");
    for (String key : List.of("lift", "variance", "out.tif")) {
      String message = refusal(replaced(key, text));
      assertTrue(message.length() < 2100, "as long as " + message.length());
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("none.json");
    assertEquals("there is no pipeline file \"" + file + "\"", refusal(file));
  }

  @Test
  void aFolderIsNoPipeline() {
    assertEquals(
        "pipeline file \"%s\" cannot be read: it is a directory".formatted(folder),
        refusal(folder));
  }

  @Test
  void aFileThatIsNotUtf8IsNamed() throws IOException {
    Path file = folder.resolve("latin.json");
    Files.write(file, replaced("a.png", "ä.png").getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("pipeline file \"" + file + "\" is not UTF-8 text", refusal(file));
    Files.write(file, GOOD.getBytes(StandardCharsets.UTF_16));
    assertEquals("pipeline file \"" + file + "\" is not UTF-8 text", refusal(file));
  }

  @Test
  void aFileTooLargeForAPipelineIsNotRead() throws IOException {
    Path file = folder.resolve("large.json");
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.position(50_000_000L);
      channel.write(ByteBuffer.allocate(1));
    }
    assertEquals(
        "pipeline file \"%s\" is larger than 16 MB, which no pipeline is".formatted(file),
        refusal(file));
  }

  private static void assertRefused(String good, String bad, String message) {
    assertEquals("test.json" + message, refusal(replaced(good, bad)));
  }

  private static String replaced(String good, String bad) {
    assertTrue(GOOD.contains(good), good);
    return GOOD.replace(good, bad);
  }

  private static String refusal(String json) {
    return assertThrows(PipelineException.class, () -> read(json)).getMessage();
  }

  private static String refusal(Path file) {
    PipelineReader reader = new PipelineReader(catalogue);
    return assertThrows(PipelineException.class, () -> reader.read(file, List.of())).getMessage();
  }

  private static Pipeline read(String json) {
    return new PipelineReader(catalogue).read(json, "test.json", folder, List.of());
  }

  /** Found by fuzzing: such values were repeated in messages as a whole, twice. */
  @ParameterizedTest
  @CsvSource({
    "%s, [x",
    "a[0].%s=1, [x",
    "outputs[9].a=%s, [x",
    "combine.method=%s, [x",
    "outputs.a%s=1, .b"
  })
  void longReplacementsAreCutInMessages(String override, String part) {
    String text = override.formatted((part + "\n").repeat(2000));
    PipelineException e =
        assertThrows(
            PipelineException.class,
            () -> new PipelineReader(catalogue).read(GOOD, "test.json", folder, List.of(text)));
    assertTrue(e.getMessage().length() < 3000, e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
  }
}
