package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DIFFERENT;
import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.stacker.api.FilterProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class VerifyCommandTest {
  @TempDir private Path top;
  private Path folder;
  private Path manifest;
  private Path plugins;

  @BeforeEach
  void runOnce() throws IOException {
    folder = top.resolve("work");
    TestFrames.set(folder.resolve("frames"), "png", 3);
    plugins = Files.createDirectory(top.resolve("plugins"));
    writeJar("first");
    CommandRun.of(
            "stack",
            "--manifest",
            "--plugins",
            plugins,
            "-o",
            folder.resolve("mean.tif"),
            "-o",
            folder.resolve("mean.jpg"),
            folder.resolve("frames"))
        .endsWith(DONE);
    manifest = folder.resolve("mean.tif.manifest.json");
  }

  private void writeJar(String content) throws IOException {
    try (OutputStream file = Files.newOutputStream(plugins.resolve("extra.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      String name = NothingFilter.class.getName();
      String path = name.replace('.', '/') + ".class";
      jar.putNextEntry(new ZipEntry("META-INF/services/" + FilterProvider.class.getName()));
      jar.write(name.getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new ZipEntry(path));
      try (InputStream code = NothingFilter.class.getResourceAsStream("/" + path)) {
        code.transferTo(jar);
      }
      jar.putNextEntry(new ZipEntry("notes.txt"));
      jar.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String hash() throws IOException {
    byte[] jar = Files.readAllBytes(plugins.resolve("extra.jar"));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(jar);
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theManifestOfAnOutputIsNamed() throws IOException {
    Path output = folder.resolve("mean.tif");
    String named = "; that of its run is \"" + manifest + "\"";
    CommandRun.of("verify", output).endsWith(USAGE).tells("it is not JSON" + named);
    Files.delete(output);
    CommandRun.of("verify", output).endsWith(USAGE).tells("there is no manifest", named);
    CommandRun jpeg = CommandRun.of("verify", folder.resolve("mean.jpg")).endsWith(USAGE);
    assertFalse(jpeg.err().contains("that of its run"), jpeg.err());
  }

  private CommandRun verify() {
    return CommandRun.of("verify", "--plugins", plugins, manifest);
  }

  @Test
  void theSameFramesGiveTheSameBitsAndNothingIsLeftBehind() throws IOException {
    Map<String, Integer> before = TestFrames.contents(top);
    verify().endsWith(DONE).prints("the same bits");
    CommandRun quiet = CommandRun.of("verify", "--quiet", "--plugins", plugins, manifest);
    assertEquals("", quiet.endsWith(DONE).out() + quiet.err());
    assertEquals(before, TestFrames.contents(top));
  }

  @Test
  void aFolderThatWasMovedCanStillBeVerified() throws IOException {
    Path moved = Files.move(folder, top.resolve("moved here"));
    manifest = moved.resolve("mean.tif.manifest.json");
    verify().endsWith(DONE).prints("the same bits");
  }

  @Test
  void aFrameThatChangedIsNamed() throws IOException {
    Path frame = folder.resolve("frames/f2.png");
    byte[] bytes = Files.readAllBytes(frame);
    bytes[bytes.length / 2] ^= 1;
    Files.write(frame, bytes);
    verify().endsWith(DIFFERENT).prints("frame", frame.toString(), "has changed");
    Files.delete(frame);
    verify()
        .endsWith(DIFFERENT)
        .prints("frame", frame.toString(), "is gone", "nothing was run again");
  }

  @Test
  void anOutputThatChangedIsNamed() throws IOException {
    Path output = folder.resolve("mean.jpg");
    Files.write(output, new byte[] {1}, StandardOpenOption.APPEND);
    verify().endsWith(DIFFERENT).prints("output", output.toString(), "changed");
  }

  @Test
  void anOutputThatIsGoneIsVerifiedByItsHashAndNamed() throws IOException {
    assertEquals("", verify().endsWith(DONE).err());
    Path output = folder.resolve("mean.tif");
    Files.delete(output);
    verify()
        .endsWith(DONE)
        .prints("the same bits")
        .tells("stacker: output \"" + output + "\" is not there any more");
    CommandRun.of("verify", "--json-progress", "--plugins", plugins, manifest)
        .endsWith(DONE)
        .prints("\"missing\":[\"" + output + "\"]");
  }

  @Test
  void aPluginThatChangedOrIsMissingIsNamed() throws IOException {
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.json"),
            """
            {
              "frames": { "files": ["frames/"] },
              "post": [ { "filter": "nothing" } ],
              "combine": { "method": "mean" },
              "outputs": [ { "file": "plugged.tif" } ]
            }
            """);
    CommandRun.of("run", "--plugins", plugins, pipeline).endsWith(DONE);
    manifest = folder.resolve("plugged.tif.manifest.json");
    verify().endsWith(DONE);
    String then = hash();
    writeJar("second");
    verify()
        .endsWith(DIFFERENT)
        .prints(
            "plugin jar \"%s\" has changed: its SHA-256 began with %s then, with %s now%n"
                .formatted(plugins.resolve("extra.jar"), then, hash()),
            "nothing was run again because of that; no output was compared");
    CommandRun.of("verify", manifest)
        .endsWith(USAGE)
        .tells(
            "the run used \"extra.jar\", which no plugin folder has; name the folder with --plugins DIR");
  }

  @Test
  void aPluginThatTheRunDidNotUseMayChangeOrGo() throws IOException {
    writeJar("second");
    verify().endsWith(DONE).prints("the same bits");
    CommandRun.of("verify", manifest).endsWith(DONE);
  }

  @Test
  void aRunThatSkippedAFrameCanBeVerified() throws IOException {
    Path bad = TestFrames.truncate(folder.resolve("frames/f2.png"), 0.5);
    Path worse = Files.writeString(folder.resolve("frames/f4.png"), "text");
    CommandRun.of(
            "stack",
            "--on-error",
            "skip",
            "--manifest",
            "-o",
            folder.resolve("skip.tif"),
            folder.resolve("frames"))
        .endsWith(DONE)
        .tells(bad.toString(), worse.toString());
    manifest = folder.resolve("skip.tif.manifest.json");
    verify().endsWith(DONE).prints("the same bits");
    Files.delete(worse);
    verify().endsWith(DIFFERENT).prints(worse.toString(), "is gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mean", "median"})
  void filtersOfStackerAndOfPluginsRepeat(String method) throws IOException {
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.json"),
            """
            {
              "frames": { "files": ["frames/"] },
              "filters": [ { "filter": "crop", "left": 2, "top": 1, "right": 31, "bottom": 22 },
                           { "filter": "%s" },
                           { "filter": "rotate", "degrees": 90 },
                           { "filter": "convert", "type": "uint16" },
                           { "filter": "gamma", "gamma": 1.7 } ],
              "combine": { "method": "%s" },
              "post": [ { "filter": "gain", "stops": 0.3 }, { "filter": "flip", "axis": "vertical" },
                        { "filter": "greyscale" } ],
              "roi": { "x": 3, "y": 2, "width": 11, "height": 13 },
              "outputs": [ { "file": "filtered.tif", "type": "float32" }, { "file": "filtered.png" } ],
              "maps": { "deviation": { "file": "deviation.tif" } }
            }
            """
                .formatted(new NothingFilter().name(), method));
    CommandRun.of("run", "--threads", "1", "--plugins", plugins, pipeline).endsWith(DONE);
    manifest = folder.resolve("filtered.tif.manifest.json");
    CommandRun.of("verify", "--threads", "3", "--plugins", plugins, manifest)
        .endsWith(DONE)
        .prints("the same bits");
    writeJar("second");
    verify().endsWith(DIFFERENT).prints("plugin", "extra.jar", "has changed");
  }

  @Test
  void whatIsNoManifestIsToldSo() throws IOException {
    CommandRun.of("verify", folder.resolve("absent.json")).endsWith(USAGE).tells("absent.json");
    CommandRun.of("verify", folder.resolve("mean.tif")).endsWith(USAGE).tells("mean.tif", "JSON");
    CommandRun.of("verify", folder).endsWith(USAGE).tells(folder.toString(), "no manifest");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": [1]}");
    CommandRun.of("verify", other).endsWith(USAGE).tells("other.json", "no manifest");
    Files.writeString(other, "[".repeat(100_000));
    CommandRun.of("verify", other).endsWith(USAGE).tells("other.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/baseFolder",
        "/pipeline",
        "/pipeline/frames",
        "/pipeline/outputs",
        "/pipeline/outputs/1",
        "/pipeline/combine",
        "/frames",
        "/frames/0/file",
        "/outputs",
        "/outputs/1",
        "/outputs/0/file",
        "/plugins"
      })
  void aDamagedManifestIsToldSo(String lost) throws IOException {
    JsonMapper mapper = new JsonMapper();
    for (String replacement : new String[] {"null", "7", "\"\\u0000\"", "{}", "[]"}) {
      JsonNode root = mapper.readTree(Files.readString(manifest));
      int cut = lost.lastIndexOf('/');
      JsonNode parent = root.at(lost.substring(0, cut));
      JsonNode other = mapper.readTree(replacement);
      String key = lost.substring(cut + 1);
      if (parent instanceof ObjectNode object) {
        object.set(key, other);
      } else {
        ((ArrayNode) parent).set(Integer.parseInt(key), other);
      }
      Path damaged = Files.writeString(folder.resolve("damaged.json"), root.toString());
      CommandRun run = CommandRun.of("verify", "--plugins", plugins, damaged);
      // Other plugins, or frames with all defaults, are another run, but one that can be done.
      boolean fits = (lost + replacement).matches("/plugins\\[]|/pipeline/frames\\{}");
      assertFalse(run.code() == DONE && !fits, replacement + run);
    }
    Files.delete(folder.resolve("damaged.json"));
  }
}
