package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.SampleType;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Plugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every kind of run is the same to the last bit of every output when its manifest is verified, with
 * another number of threads and little memory.
 */
class RepeatedRunTest extends WholeRunTest {
  private static final int FRAMES = 7;

  /** What ten outputs at once need with three threads. */
  private static final long LITTLE = 14L << 20;

  @BeforeEach
  void writeFrames() {
    writeFrames(FRAMES, SampleType.UINT16, ".png");
  }

  static List<String> methods() {
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return catalogue.combiners().stream().map(Plugin::name).toList();
    }
  }

  private static String combine(String method) {
    String parameters =
        switch (method) {
          case "percentile" -> ", 'percentile': 30";
          case "range-clip" -> ", 'lowest': 9000, 'highest': 40000";
          case "weighted-mean" -> ", 'weights': [1, 2, 3, 4, 5, 6, 7.5]";
          default -> "";
        };
    return "'combine': {'method': '%s'%s}".formatted(method, parameters);
  }

  private Path manifest() {
    return folder.resolve("out.tif.manifest.json");
  }

  private List<String> differences() {
    RunOptions little =
        new RunOptions(Optional.of(LITTLE), Optional.of(3), Optional.empty(), Optional.of(cache()));
    try (Catalogue catalogue = Catalogue.load(List.of())) {
      return new Verification(catalogue, little).differences(manifest(), Progress.NONE);
    }
  }

  private void assertRepeats(String sections, String... overrides) {
    run(sections, overrides);
    assertEquals(List.of(), differences(), sections + Arrays.toString(overrides));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodRepeats(String method) {
    assertRepeats(combine(method));
    assertRepeats(combine(method) + ", 'maps': {'coverage': 'n.tif', 'deviation': 's.tif'}");
    if (!method.equals("weighted-mean")) {
      assertRepeats("'normalise': {}, " + combine(method), "outputs[0].type=uint16");
    }
  }

  static Stream<String> sections() {
    String reject = "'combine': {'method': 'sigma-clip', 'lowSigma': 1.5, 'highSigma': 1.5}";
    String mean = "'combine': {'method': 'mean'}";
    return Stream.of(reject, mean)
        .flatMap(
            combine ->
                Stream.of(
                    "'weights': {'by': 'noise'}, 'normalise': {'mode': 'multiplicative'}, "
                        + combine,
                    "'weights': {'by': 'list', 'list': [1, 2, 3, 4, 5, 6, 7.5]}, " + combine,
                    "'normalise': {'reference': 'best', 'estimator': 'ikss'}, " + combine,
                    "'roi': {'x': 5, 'y': 3, 'width': 20, 'height': 11}, " + combine));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everySectionRepeats(String sections) {
    assertRepeats(sections);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "median", "sigma-clip"})
  void outputsOfEveryFormatRepeat(String method) throws IOException {
    assertRepeats(
        combine(method) + ", 'maps': {'coverage': 'n.png'}",
        "outputs[1]={\"file\": \"a.png\", \"type\": \"uint16\"}",
        "outputs[2]={\"file\": \"b.jpg\", \"quality\": 80}",
        "outputs[3]={\"file\": \"c.fits\", \"type\": \"float32\"}",
        "outputs[4]={\"file\": \"d.dzi\", \"tileSize\": 16, \"tiles\": \"png\"}",
        "outputs[5]={\"file\": \"e.tif\", \"type\": \"uint8\", \"compression\": \"deflate\","
            + " \"layout\": \"tiles\", \"tileSize\": 16, \"pyramid\": \"subifd\"}",
        "outputs[6]={\"file\": \"f.tif\", \"type\": \"float32\", \"compression\": \"zstd\"}",
        "outputs[7]={\"file\": \"g.tif\", \"type\": \"uint16\", \"compression\": \"lzw\"}",
        "outputs[8]={\"file\": \"h.png\", \"type\": \"uint8\", \"maxSize\": 15}");
    assertEquals(10, manifestTree().path("outputs").size());
    Path tile = folder.resolve("d_files/0/0_0.png");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[bytes.length - 1] ^= 1;
    Files.write(tile, bytes);
    assertEquals(1, differences().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "median"})
  void framesOnACanvasAndSkippedFramesRepeat(String method) throws IOException {
    Files.write(
        folder.resolve("frame3.png"),
        Arrays.copyOf(Files.readAllBytes(folder.resolve("frame3.png")), 900));
    Files.writeString(folder.resolve("frame5.png"), "no picture");
    assertRepeats(combine(method), "frames.onError=skip");
    assertRepeats("'normalise': {}, " + combine(method), "frames.onError=skip");
    assertRepeats(combine(method), "frames.onError=skip", "frames.canvas=union");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "median"})
  void anotherPlaceGivesTheSameBits(String method) throws IOException {
    assertRepeats(combine(method), "outputs[0].type=uint8", "outputs[0].scale=range");
    String hash = manifestTree().path("pipelineHash").asString();
    String bits = manifestTree().path("outputs").path(0).path("sha256").asString();
    Path first = folder;
    folder = Files.createDirectory(first.resolve("another place"));
    for (Path frame : files(first)) {
      if (frame.getFileName().toString().startsWith("frame")) {
        Files.copy(frame, folder.resolve(frame.getFileName()));
      }
    }
    run(combine(method), "outputs[0].type=uint8", "outputs[0].scale=range");
    assertEquals(hash, manifestTree().path("pipelineHash").asString());
    assertEquals(bits, manifestTree().path("outputs").path(0).path("sha256").asString());
    run(combine(method), "outputs[0].type=uint16", "outputs[0].scale=range");
    assertNotEquals(hash, manifestTree().path("pipelineHash").asString());
    assertNotEquals(bits, manifestTree().path("outputs").path(0).path("sha256").asString());
    folder = first;
  }

  /** Everything that could change a bit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/stacker/version",
        "/stacker/java",
        "/stacker/javaVendor",
        "/stacker/system",
        "/pipelineHash",
        "/pipeline/combine/method",
        "/pipeline/frames/orientation",
        "/pipeline/outputs/0/rounding",
        "/decoders/0/name",
        "/decoders/0/version",
        "/frames/6/sha256",
        "/outputs/0/sha256"
      })
  void theManifestNames(String what) throws IOException {
    run(combine("mean"));
    JsonNode named = manifestTree().at(what);
    assertTrue(named.isString() && !named.asString().isEmpty(), what + ": " + named);
  }

  private JsonNode manifestTree() throws IOException {
    return new JsonMapper().readTree(Files.readString(manifest()));
  }
}
