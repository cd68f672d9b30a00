package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static io.github.stacker.cli.ExitCode.RESOURCES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that others cut or delete while a process works on them, and limits on the size of files:
 * the process says so and ends with its exit code, and leaves former outputs alone.
 */
@EnabledOnOs(OS.LINUX)
class LostFilesTest {
  private static final int FRAMES = 40;

  /** No file may be larger than 1 MB. */
  private static final String LIMIT = "ulimit -f 2000;";

  @TempDir private static Path made;
  @TempDir private Path folder;

  @BeforeAll
  static void makeFrames() {
    for (int i = 0; i < FRAMES; i++) {
      BufferedImage noise = TestFrames.noise(600, 500, i);
      TestFrames.write(made.resolve("f" + i + ".png"), noise);
      TestFrames.write(made.resolve("f" + i + ".tif"), noise);
    }
  }

  @BeforeEach
  void copyFrames() throws IOException {
    for (String kind : List.of("png", "tif")) {
      Path copies = Files.createDirectory(folder.resolve(kind));
      for (int i = 0; i < FRAMES; i++) {
        String name = "f" + i + "." + kind;
        Files.copy(made.resolve(name), copies.resolve(name));
      }
    }
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out/out.tif"), "old");
  }

  private Path pipeline(String method, String frames, String memory) throws IOException {
    return Files.writeString(
        folder.resolve("pipeline.json"),
        """
        {"frames": {"files": ["%s"]}, "combine": {"method": "%s"},
         "outputs": [{"file": "out/out.tif", "type": "float32"}],
         "resources": {"threads": 2, "memory": "%s"}}
        """
            .formatted(frames, method, memory));
  }

  private Map<String, Integer> outputs() throws IOException {
    return new TreeMap<>(TestFrames.contents(folder.resolve("out")));
  }

  private static void cut(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(".stacker-out.tif-"))
          .filter(
              file ->
                  List.of("state.data", "images.data", "spill.data")
                      .contains(file.getFileName() + ""))
          .toList();
    }
  }

  /** A store into a mapped file that was cut is a fault of the process, not an exception. */
  @ParameterizedTest
  @CsvSource({"mean, 7M", "median, 64M"})
  void scratchThatIsCutEndsTheRun(String method, String memory) throws Exception {
    Map<String, Integer> before = outputs();
    Path pipeline = pipeline(method, "png", memory);
    StackerProcess run = StackerProcess.start("run", "--no-hash", pipeline).holdAt("began");
    List<Path> kept = kept();
    assertTrue(!kept.isEmpty(), "nothing is mapped");
    for (Path file : kept) {
      cut(file);
    }
    run.end().endsWith(RESOURCES).tells("mapped file vanished or its disk failed");
    assertEquals(before, outputs());
    CommandRun.of("run", "--no-hash", pipeline).endsWith(DONE);
  }

  @Test
  void aFrameThatIsCutWhileItIsReadInPlaceIsNamed() throws Exception {
    Map<String, Integer> before = outputs();
    StackerProcess run = StackerProcess.start("run", "--no-hash", pipeline("median", "tif", "64M"));
    run.holdAt("planned");
    cut(folder.resolve("tif/f11.tif"));
    run.end().endsWith(FRAME).tells("f11.tif");
    assertEquals(before, outputs());
  }

  @Test
  void aFrameThatIsDeletedIsNamed() throws Exception {
    Map<String, Integer> before = outputs();
    StackerProcess run =
        StackerProcess.start(
            "stack", "--threads", 1, "-o", folder.resolve("out/out.tif"), folder.resolve("png"));
    run.holdAt("began");
    Files.delete(folder.resolve("png/f9.png"));
    run.end().endsWith(FRAME).tells("f9.png");
    assertEquals(before, outputs());
  }

  @ParameterizedTest
  @CsvSource({"mean, 64M", "mean, 7M", "median, 64M"})
  void scratchThatPassesALimitIsToldOf(String method, String memory) throws Exception {
    Map<String, Integer> before = outputs();
    StackerProcess.startAfter(LIMIT, "run", "--no-hash", pipeline(method, "png", memory))
        .end()
        .endsWith(RESOURCES)
        .tells("cannot be reserved in", "File too large");
    assertEquals(before, outputs());
  }

  @Test
  void anOutputThatPassesALimitIsToldOf() throws Exception {
    Map<String, Integer> before = outputs();
    Path output = folder.resolve("out/out.tif");
    StackerProcess.startAfter(
            LIMIT, "stack", "--type", "float32", "-o", output, folder.resolve("png"))
        .end()
        .endsWith(RESOURCES)
        .tells("output \"" + output + "\" cannot be written", "File too large");
    assertEquals(before, outputs());
  }
}
