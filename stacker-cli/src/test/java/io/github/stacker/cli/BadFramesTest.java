package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.FRAME;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of frames that are missing, broken or do not fit: said clearly, nothing written. */
@Timeout(60)
class BadFramesTest {
  @TempDir private Path folder;
  private Path frames;
  private Path output;

  @BeforeEach
  void makeFrames() throws IOException {
    frames = folder.resolve("frames");
    TestFrames.set(frames, "png", 2);
    output = Files.writeString(folder.resolve("old.png"), "what was there before");
  }

  /** How a third frame is spoilt. */
  enum Damage {
    TRUNCATED_JPEG,
    TRUNCATED_PNG,
    TRUNCATED_TIFF,
    SCRAMBLED_PNG,
    EMPTY_FILE,
    TEXT_NAMED_JPEG,
    HUGE_TIFF,
    HUGE_PNG,
    HEADER_ONLY_PNG,
    OTHER_SIZE;

    Path make(Path folder) throws IOException {
      BufferedImage image = TestFrames.noise(TestFrames.WIDTH, TestFrames.HEIGHT, 9);
      return switch (this) {
        case TRUNCATED_JPEG ->
            TestFrames.truncate(TestFrames.write(folder.resolve("f3.jpg"), image), 0.6);
        case TRUNCATED_PNG ->
            TestFrames.truncate(TestFrames.write(folder.resolve("f3.png"), image), 0.6);
        case TRUNCATED_TIFF ->
            TestFrames.truncate(TestFrames.write(folder.resolve("f3.tif"), image), 0.6);
        case SCRAMBLED_PNG ->
            TestFrames.scramble(TestFrames.write(folder.resolve("f3.png"), image));
        case EMPTY_FILE -> Files.createFile(folder.resolve("f3.png"));
        case TEXT_NAMED_JPEG -> Files.writeString(folder.resolve("f3.jpg"), "no photograph\n");
        case HUGE_TIFF ->
            TestFrames.tiffClaiming(folder.resolve("f3.tif"), 2_147_483_000, 2_147_483_000);
        case HUGE_PNG ->
            TestFrames.pngClaiming(folder.resolve("f3.png"), Integer.MAX_VALUE, Integer.MAX_VALUE);
        case HEADER_ONLY_PNG ->
            TestFrames.pngClaiming(folder.resolve("f3.png"), TestFrames.WIDTH, TestFrames.HEIGHT);
        case OTHER_SIZE -> TestFrames.write(folder.resolve("f3.png"), TestFrames.noise(41, 30, 9));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBadFrameEndsTheRunAndIsNamed(Damage damage) throws IOException {
    Path bad = damage.make(frames);
    Map<String, Integer> before = TestFrames.contents(folder);
    CommandRun run =
        CommandRun.of("stack", "-o", output, frames).endsWith(FRAME).tells(bad.toString());
    assertFalse(run.err().contains("onError\""), run::err);
    assertEquals(before, TestFrames.contents(folder));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER_SIZE")
  void aBadFrameIsSkippedIfAskedForAndNamedInReportAndManifest(Damage damage) throws IOException {
    Path bad = damage.make(frames);
    Path alone = folder.resolve("alone.png");
    CommandRun.of("stack", "-o", alone, frames.resolve("f1.png"), frames.resolve("f2.png"))
        .endsWith(DONE);
    Set<String> expected = new HashSet<>(TestFrames.contents(folder).keySet());
    CommandRun.of("stack", "--on-error", "skip", "--manifest", "-o", output, frames)
        .endsWith(DONE)
        .tells(bad.toString())
        .prints("2 of 3 frames");
    String manifest = Files.readString(folder.resolve("old.png.manifest.json"));
    assertTrue(manifest.contains("\"skipped\"") && manifest.contains("f3."), manifest);
    assertEquals(-1, Files.mismatch(alone, output));
    expected.add("old.png.manifest.json");
    assertEquals(expected, TestFrames.contents(folder).keySet());
    CommandRun quiet =
        CommandRun.of("stack", "--on-error", "skip", "--quiet", "-o", output, frames)
            .endsWith(DONE)
            .tells("stacker: skipping frame \"" + bad);
    assertEquals("", quiet.out());
  }

  @Test
  void framesOfAnotherSizeAreToldWithBothSizes() {
    TestFrames.write(frames.resolve("f3.png"), TestFrames.noise(41, 31, 3));
    CommandRun.of("stack", "-o", output, frames)
        .endsWith(FRAME)
        .tells("40x30", "41x31", "f1.png", "f3.png");
  }

  @Test
  void framesOfOtherBandsAreTold() {
    TestFrames.write(
        frames.resolve("f3.png"), new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY));
    CommandRun.of("stack", "-o", output, frames)
        .endsWith(FRAME)
        .tells("f1.png", "f3.png", "RED, GREEN, BLUE", "GREY");
  }

  @Test
  void framesOfAnotherTypeAreTold() {
    TestFrames.write(frames.resolve("f1.png"), grey(BufferedImage.TYPE_BYTE_GRAY));
    TestFrames.write(frames.resolve("f2.png"), grey(BufferedImage.TYPE_USHORT_GRAY));
    CommandRun.of("stack", "-o", output, frames)
        .endsWith(FRAME)
        .tells("f1.png", "f2.png", "uint8", "uint16");
  }

  private static BufferedImage grey(int type) {
    return new BufferedImage(TestFrames.WIDTH, TestFrames.HEIGHT, type);
  }

  @Test
  void aSetWithoutAGoodFrameFailsThoughBadOnesAreSkipped() throws IOException {
    for (String name : new String[] {"f1.png", "f2.png"}) {
      TestFrames.truncate(frames.resolve(name), 0.6);
    }
    Map<String, Integer> before = TestFrames.contents(folder);
    CommandRun run = CommandRun.of("stack", "--on-error", "skip", "-o", output, frames);
    run.endsWith(FRAME).tells("none of the", "f1.png");
    assertFalse(run.err().contains("SkippedFrame["), run.err());
    assertEquals(before, TestFrames.contents(folder));
  }

  @Test
  void aSetWithoutAFrameThatOpensFailsThoughBadOnesAreSkipped() throws IOException {
    for (String name : new String[] {"f1.png", "f2.png"}) {
      Files.writeString(frames.resolve(name), "text");
    }
    CommandRun run = CommandRun.of("stack", "--on-error", "skip", "-o", output, frames);
    run.endsWith(FRAME).tells("none of the 2 frames", "f1.png");
    assertFalse(run.err().contains("SkippedFrame["), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames/absent.png", "frames/*.nef", "absent/*.png", "absent/", "empty"})
  void framesThatDoNotExistAreACommandToMend(String name) throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    Map<String, Integer> before = TestFrames.contents(folder);
    CommandRun.of("stack", "-o", output, folder + "/" + name)
        .endsWith(USAGE)
        .tells(name.replaceAll("/?\\*.*|/$", ""));
    assertEquals(before, TestFrames.contents(folder));
  }

  @Test
  void aFolderInAListOfFramesStandsForItsFiles() {
    Path more = TestFrames.write(folder.resolve("more.png"), TestFrames.noise(40, 30, 7));
    CommandRun.of("stack", "-o", output, more, frames).endsWith(DONE).prints("mean of 3 frames");
  }

  @Test
  void anUnreadableFrameIsNamed() {
    Path locked = frames.resolve("f2.png");
    assumeFalse(
        !locked.toFile().setReadable(false) || Files.isReadable(locked), "this user reads all");
    CommandRun.of("stack", "-o", output, frames).endsWith(FRAME).tells(locked.toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeIsRefusedAndNotWaitedFor() throws Exception {
    Path pipe = frames.resolve("f3.png");
    shell("mkfifo f3.png");
    CommandRun.of("info", pipe).endsWith(FRAME).tells(pipe.toString(), "a pipe or a device");
    CommandRun.of("stack", "-o", output, pipe).endsWith(USAGE).tells(pipe.toString());
    CommandRun.of("stack", "-o", folder.resolve("a.png"), frames)
        .endsWith(DONE)
        .prints("mean of 2 frames");
  }

  @Test
  void aDeviceIsRefused() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "there is no such device");
    CommandRun.of("info", "/dev/zero").endsWith(FRAME).tells("a pipe or a device");
    CommandRun.of("stack", "-o", output, "/dev/zero").endsWith(USAGE).tells("neither a file");
  }

  @Test
  @DisabledOnOs({OS.WINDOWS, OS.MAC})
  void aNameOfBytesThatAreNoTextIsReadFromItsFolder() throws Exception {
    shell("cp f1.png \"$(printf 'f1\\377.png')\"");
    CommandRun.of("stack", "-o", folder.resolve("a.png"), frames)
        .endsWith(DONE)
        .prints("mean of 3 frames");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksThatRunInACircleAreTold() throws Exception {
    shell("ln -s self.png self.png && ln -s . inside");
    CommandRun.of("info", frames.resolve("self.png")).endsWith(FRAME).tells("self.png");
    CommandRun.of("stack", "-o", output, frames.resolve("self.png")).endsWith(USAGE);
    CommandRun.of("stack", "-o", output, frames + "/**.png").endsWith(USAGE).tells("by a link");
    CommandRun.of("stack", "-o", folder.resolve("a.png"), frames)
        .endsWith(DONE)
        .prints("mean of 2 frames");
  }

  private void shell(String command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", command).directory(frames.toFile()).start();
    assertEquals(0, shell.waitFor(), command);
  }

  @Test
  void controlCharactersOfFileNamesAreShownHarmlessly() throws IOException {
    Path nasty = folder.resolve("a\u001b[31m\nstacker: all is well\u009b\u202e.png");
    assumeFalse(System.getProperty("os.name").startsWith("Windows"));
    Files.writeString(nasty, "text");
    for (String command : new String[] {"info", "stack"}) {
      CommandRun run =
          command.equals("info")
              ? CommandRun.of("info", nasty)
              : CommandRun.of("stack", "-o", output, nasty);
      run.endsWith(FRAME).tells("\\u001b", "\\u009b", "\\u202e");
      assertFalse(run.err().matches("(?s).*[\u001b\u009b\u202e].*"), run.err());
      assertFalse(run.err().contains("\nstacker: all is well"), run.err());
    }
  }
}
