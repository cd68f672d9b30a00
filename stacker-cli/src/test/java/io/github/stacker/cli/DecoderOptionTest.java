package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DIFFERENT;
import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.core.format.library.SystemLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecoderOptionTest {
  @TempDir private Path folder;
  private Path frames;

  @BeforeEach
  void makeFrames() {
    frames = folder.resolve("frames");
    TestFrames.set(frames, "jpg", 3);
  }

  @Test
  void theManifestNamesTheDecoder() throws IOException {
    JsonNode decoders = decoders(stack("jdk"));
    assertEquals(1, decoders.size());
    assertEquals("jdk", decoders.path(0).path("name").asString());
    assertEquals(3, decoders.path(0).path("frames").asInt());
  }

  @Test
  void libturbojpegGivesTheSameBits() throws IOException {
    assumeTrue(SystemLibrary.TURBOJPEG.isPresent(), "no libturbojpeg on this system");
    Path manifest = stack("turbojpeg");
    assertEquals("turbojpeg", decoders(manifest).path(0).path("name").asString());
    assertEquals(-1, Files.mismatch(outputOf(stack("jdk")), outputOf(manifest)));
    CommandRun.of("plan", "--decoder", "turbojpeg", pipeline()).prints("outside the heap");
    assertFalse(
        CommandRun.of("plan", "--decoder", "jdk", pipeline()).out().contains("outside the heap"));
  }

  @Test
  void libdeflateGivesTheSameBits() throws IOException {
    assumeTrue(SystemLibrary.LIBDEFLATE.isPresent(), "no libdeflate on this system");
    frames = folder.resolve("large");
    TestFrames.write(frames.resolve("a.png"), TestFrames.noise(700, 520, 1));
    TestFrames.write(frames.resolve("b.png"), TestFrames.noise(700, 520, 2));
    Path manifest = stack("libdeflate");
    assertEquals("libdeflate", decoders(manifest).path(0).path("name").asString());
    assertEquals(2, decoders(manifest).path(0).path("frames").asInt());
    Path other = stack("jdk");
    assertEquals("jdk", decoders(other).path(0).path("name").asString());
    assertEquals(-1, Files.mismatch(outputOf(other), outputOf(manifest)));
  }

  @Test
  void verifyTellsOfAnotherDecoderOnlyWhenBitsDiffer() throws IOException {
    Path manifest = stack("jdk");
    String text = Files.readString(manifest).replaceFirst("\"jdk\"", "\"other\"");
    Files.writeString(manifest, text);
    CommandRun.of("verify", "--decoder", "jdk", manifest).endsWith(DONE);
    int outputs = text.indexOf("\"outputs\" : [ {", text.indexOf("\"plan\""));
    assertTrue(outputs > 0, text);
    String spoiled =
        text.substring(0, outputs)
            + Pattern.compile("(\"sha256\" : \")..")
                .matcher(text.substring(outputs))
                .replaceFirst("$1zz");
    Files.writeString(manifest, spoiled);
    CommandRun.of("verify", "--decoder", "jdk", manifest)
        .endsWith(DIFFERENT)
        .prints("other bits", "frames were decoded with other", "and with jdk");
  }

  @Test
  void anUnknownDecoderIsRefused() {
    CommandRun.of("stack", "--decoder", "mmx", "-o", folder.resolve("a.tif"), frames)
        .endsWith(USAGE)
        .tells("--decoder is \"mmx\"; give auto, jdk, turbojpeg or libdeflate");
  }

  @Test
  void pluginsListsDecoders() {
    CommandRun.of("plugins").endsWith(DONE).prints("decoders", "jdk", "turbojpeg", "libdeflate");
  }

  private Path stack(String decoder) {
    Path output = folder.resolve(decoder + ".tif");
    CommandRun.of("stack", "--manifest", "--decoder", decoder, "-o", output, frames).endsWith(DONE);
    return folder.resolve(decoder + ".tif.manifest.json");
  }

  private Path pipeline() throws IOException {
    return Files.writeString(
        folder.resolve("pipeline.json"),
        """
        {"frames": {"files": ["frames"]},
         "combine": {"method": "mean"},
         "outputs": [{"file": "out.tif"}]}
        """);
  }

  private static Path outputOf(Path manifest) {
    return Path.of(manifest.toString().replace(".manifest.json", ""));
  }

  private static JsonNode decoders(Path manifest) throws IOException {
    return new JsonMapper().readTree(Files.readString(manifest)).path("decoders");
  }
}
