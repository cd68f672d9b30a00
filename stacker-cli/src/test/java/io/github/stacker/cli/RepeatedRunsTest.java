package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run in processes of their own, with other threads, budgets, folders and versions of Java: one
 * hash.
 *
 * <p>Frames are PNG and TIFF, whose samples the standards define; how a JPEG is decoded is up to
 * the decoder. Outputs are not compressed: how Deflate does that is up to zlib.
 */
@Tag("slow")
class RepeatedRunsTest {
  private static final int FRAMES = 9;

  @TempDir private static Path folder;

  @BeforeAll
  static void makeFrames() throws IOException {
    for (String place : List.of("here", "another place")) {
      Path home = folder.resolve(place);
      for (int i = 0; i < FRAMES; i++) {
        String ending = i % 2 == 0 ? "png" : "tif";
        TestFrames.write(
            home.resolve("frames/f%d.%s".formatted(i, ending)), TestFrames.noise(300, 200, i));
      }
      for (String method : List.of("mean", "median", "sigma-clip")) {
        Files.writeString(
            home.resolve(method + ".json"),
            """
            {
              "frames": { "files": ["frames/"] },
              "filters": [ { "filter": "gamma", "gamma": 1.3 } ],
              "normalise": { "mode": "additive" },
              "combine": { "method": "%s" },
              "outputs": [ { "file": "%s/a.tif", "type": "uint16", "scale": "range" },
                           { "file": "%s/b.tif", "type": "float64" },
                           { "file": "%s/c.fits", "type": "float32" } ],
              "maps": { "deviation": { "file": "%s/d.tif" } }
            }
            """
                .formatted(method, method, method, method, method));
      }
    }
  }

  /**
   * Runs a pipeline from an empty folder, and gives the hashes in its manifest, and the pipeline's.
   */
  private static Map<String, String> hashes(
      Path java, String place, String method, String... options) throws Exception {
    Path home = folder.resolve(place);
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-Xmx200m",
                "-Dstacker.home=" + CommandRun.projectFolder(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--quiet"));
    command.addAll(List.of(options));
    command.add(home.resolve(method + ".json").toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Path cache = Files.createTempDirectory(folder, "cache");
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    Process process = builder.directory(cache.toFile()).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    JsonNode manifest =
        new JsonMapper().readTree(Files.readString(home.resolve(method + "/a.tif.manifest.json")));
    Map<String, String> hashes = new TreeMap<>();
    hashes.put("pipeline", manifest.path("pipelineHash").asString());
    manifest
        .path("outputs")
        .forEach(o -> hashes.put(o.path("file").asString(), o.path("sha256").asString()));
    return hashes;
  }

  private static Path thisJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "median", "sigma-clip"})
  void threadsBudgetsAndPlacesDoNotMatter(String method) throws Exception {
    Map<String, String> once = hashes(thisJava(), "here", method, "--threads", "1");
    assertEquals(5, once.size());
    assertEquals(once, hashes(thisJava(), "here", method, "--threads", "2", "--memory", "16M"));
    assertEquals(
        once, hashes(thisJava(), "another place", method, "--threads", "2", "--memory", "64M"));
    assertNotEquals(once, hashes(thisJava(), "here", method, "--set", "filters[0].gamma=1.31"));
  }

  @Test
  void anotherJavaGivesTheSameBits() throws Exception {
    Optional<Path> other = otherJava();
    assumeTrue(other.isPresent(), "no other Java in /usr/lib/jvm");
    for (String method : List.of("mean", "median", "sigma-clip")) {
      assertEquals(hashes(thisJava(), "here", method), hashes(other.get(), "here", method));
    }
  }

  /** Gives a Java of another version: 25, or 17 for 25. */
  private static Optional<Path> otherJava() throws IOException {
    String wanted = Runtime.version().feature() == 25 ? "17" : "25";
    Path home = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(home)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(home)) {
      return all.filter(java -> java.getFileName().toString().contains(wanted))
          .map(java -> java.resolve("bin/java"))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }
}
