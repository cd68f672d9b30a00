package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.RESOURCES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks that are full, become full, cannot be written to or go away while a process works on them:
 * it says so and ends with its exit code, frames and former outputs are as they were, and nothing
 * is left but work that the next start goes on from. Needs to be root, since disks are mounted.
 */
@EnabledOnOs(OS.LINUX)
class DiskFaultsTest {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 500;
  private static final int FRAMES = 12;

  @TempDir private static Path frames;
  @TempDir private Path folder;

  private Path disk;
  private Map<String, Integer> before;

  @BeforeAll
  static void makeFrames() {
    for (int i = 0; i < FRAMES; i++) {
      BufferedImage noise =
          TestFrames.noise(WIDTH, HEIGHT, System.nanoTime()); // not measured before
      TestFrames.write(frames.resolve("f" + i + ".png"), noise);
    }
  }

  @BeforeEach
  void lookAtFrames() throws IOException {
    before = TestFrames.contents(frames);
  }

  private void mountTmpfs(int megabytes) throws Exception {
    mount("mount -t tmpfs -o size=%dm stacker-test disk".formatted(megabytes));
  }

  /** A file system on blocks, in a file, without room that is root's alone. */
  private void mountExt4(int megabytes) throws Exception {
    mount(
        "truncate -s %dm ext4 && mkfs.ext4 -q -m 0 ext4 && mount -o loop ext4 disk && rmdir disk/lost+found"
            .formatted(megabytes));
  }

  /** A file system whose quota holds for everybody; 200 MB of it are free. */
  private void mountBtrfs(int quotaMegabytes) throws Exception {
    mount(
        """
        truncate -s 256m btrfs && mkfs.btrfs -q -M btrfs && mount -o loop btrfs disk &&
        btrfs quota enable disk && btrfs qgroup limit %dM disk && sync"""
            .formatted(quotaMegabytes));
  }

  private void mount(String commands) throws Exception {
    Path place = Files.createDirectory(folder.resolve("disk"));
    Process process =
        new ProcessBuilder("sh", "-c", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mounting").toFile())
            .start();
    assumeTrue(process.waitFor() == 0, "disks cannot be mounted here: that takes root");
    disk = place;
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      StackerProcess.shell("umount -l " + disk + " || true");
    }
    assertEquals(before, TestFrames.contents(frames));
  }

  private Path old(String name) throws IOException {
    return Files.writeString(disk.resolve(name), "old");
  }

  private Map<String, Integer> onDisk() throws IOException {
    return TestFrames.contents(disk);
  }

  /** Another program takes all that is free but some pages. */
  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    byte[] zeros = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(zeros);
      }
    } catch (IOException e) {
      assertTrue(e.getMessage().contains("No space left"), e.getMessage());
    }
    return filler;
  }

  private static Object[] with(List<Object> arguments, Object... more) {
    List<Object> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all.toArray();
  }

  private Object[] stack(String method, String type, Object... more) {
    return with(
        List.of("stack", "--method", method, "--type", type, "-o", disk.resolve("out.tif"), frames),
        more);
  }

  private Path pipeline(String method, String type) throws IOException {
    return Files.writeString(
        folder.resolve("pipeline.json"),
        """
        {"frames": {"files": ["%s"]}, "combine": {"method": "%s"},
         "outputs": [{"file": "disk/out.tif", "type": "%s"}, {"file": "disk/two.tif"}]}
        """
            .formatted(frames, method, type));
  }

  @Test
  void aDiskThatIsTooSmallIsRefusedBeforeAnythingIsRead() throws Exception {
    mountTmpfs(2);
    old("out.tif");
    Map<String, Integer> contents = onDisk();
    CommandRun.of(stack("mean", "float32")).endsWith(RESOURCES).tells("the run needs", "make room");
    assertEquals(contents, onDisk());
  }

  private Object[] convert(String format, Object... more) {
    return with(List.of("convert", "--format", format, "-o", disk + "/", frames), more);
  }

  /** The twelve pictures take 10.8 MB, in float32 43.2 MB. */
  @Test
  void picturesThatDoNotFitTogetherAreRefusedBeforeTheFirst() throws Exception {
    mountTmpfs(14);
    old("f3.tif");
    Map<String, Integer> contents = onDisk();
    for (String format : List.of("tif", "fits")) {
      CommandRun.of(convert(format, "--type", "float32"))
          .endsWith(RESOURCES)
          .tells("the run needs 41 MB on the disk", "are free; make room");
    }
    assertEquals(contents, onDisk());
    CommandRun.of(convert("tif", "--threads", "1")).endsWith(DONE);
    assertEquals(13, onDisk().size());
  }

  @Test
  void picturesThatAreReplacedMakeRoomForOthers() throws Exception {
    mountTmpfs(14);
    CommandRun.of(convert("tif", "--threads", "1")).endsWith(DONE);
    CommandRun.of(convert("tif", "--threads", "1", "--filter", "invert")).endsWith(DONE);
    Files.delete(disk.resolve("f3.tif"));
    Files.write(disk.resolve("other"), new byte[4 << 20]);
    Map<String, Integer> contents = onDisk();
    CommandRun.of(convert("tif", "--filter", "invert"))
        .endsWith(RESOURCES)
        .tells("the run needs 877 kB on the disk");
    assertEquals(contents, onDisk());
  }

  /** A turned frame is copied: 18 MB and 64 MB that stay free, beside its picture of 18 MB. */
  @Test
  void copiesThatAreGoneAgainTakeNoRoomFromOthers() throws Exception {
    Path large = folder.resolve("large.png");
    TestFrames.write(large, TestFrames.noise(3000, 2000, 1));
    mountTmpfs(104);
    String turned = "rotate:degrees=90";
    CommandRun.of(convert("tif", "--threads", "1", "--filter", turned, large)).endsWith(DONE);
    assertEquals(FRAMES + 2, onDisk().size());
  }

  /** Whether noise can be compressed is not known before. */
  @Test
  void picturesOfWhichTheSizeIsNotKnownAreMadeAsLongAsThereIsRoom() throws Exception {
    mountTmpfs(6);
    CommandRun.of(convert("png", "--threads", "1"))
        .endsWith(RESOURCES)
        .tells("cannot be written", "No space left");
    assertTrue(onDisk().containsKey("f0.png"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void roomForOutputsIsHeldWhereItIsScarce(boolean ext4) throws Exception {
    if (ext4) {
      mountExt4(8);
    } else {
      mountTmpfs(6);
    }
    old("out.tif");
    StackerProcess run = StackerProcess.start(stack("mean", "float32", "--scratch", folder));
    run.holdAt("began");
    fill();
    run.end().endsWith(DONE);
    assertTrue(Files.size(disk.resolve("out.tif")) > 3 * 4 * WIDTH * HEIGHT);
    assertEquals(Set.of("", "filler", "out.tif"), onDisk().keySet());
  }

  @Test
  void aDiskThatFillsWhileOutputsAreWrittenLeavesOldOnes() throws Exception {
    mountTmpfs(40);
    old("out.tif");
    old("two.tif");
    StackerProcess run =
        StackerProcess.start("run", pipeline("mean", "float64"), "--scratch", folder);
    run.holdAt("began");
    Path filler = fill();
    run.end().endsWith(RESOURCES).tells("cannot be written", "No space left");
    assertEquals(Set.of("", "filler", "out.tif", "two.tif"), onDisk().keySet());
    assertEquals("old", Files.readString(disk.resolve("out.tif")));
    assertEquals("old", Files.readString(disk.resolve("two.tif")));
    Files.delete(filler);
    CommandRun.of("run", folder.resolve("pipeline.json"), "--scratch", folder)
        .endsWith(DONE)
        .tells("going on");
  }

  @Test
  void aDiskThatFillsBeforeScratchIsMadeIsToldOf() throws Exception {
    mountTmpfs(400);
    old("out.tif");
    StackerProcess run =
        StackerProcess.start(stack("median", "uint8", "--set", "normalise.mode=additive"));
    run.holdAt("began");
    Path filler = fill();
    run.end().endsWith(RESOURCES).tells("MB are free", "make room", "--scratch");
    Files.delete(filler);
    assertEquals("old", Files.readString(disk.resolve("out.tif")));
    assertEquals(Set.of("", "out.tif"), onDisk().keySet());
  }

  @Test
  void aQuotaThatIsUsedUpIsToldOf() throws Exception {
    mountBtrfs(3);
    old("out.tif");
    Map<String, Integer> contents = onDisk();
    String told = "Disk quota exceeded";
    CommandRun.of(stack("mean", "float64", "--scratch", folder))
        .endsWith(RESOURCES)
        .tells("out.tif\" cannot be written", told);
    assertEquals(contents, onDisk());
    List<Object> median =
        List.of("stack", "--method", "median", "-o", folder.resolve("two.tif"), frames);
    CommandRun.of(with(median, "--scratch", disk))
        .endsWith(RESOURCES)
        .tells("cannot be reserved", told, "--scratch");
    assertEquals(contents, onDisk());
  }

  @Test
  void foldersThatCannotBeWrittenToAreRefused() throws Exception {
    mountTmpfs(400);
    old("out.tif");
    StackerProcess.shell("mount -o remount,ro " + disk);
    Map<String, Integer> contents = onDisk();
    String told = "not a folder that can be written to";
    CommandRun.of(stack("mean", "uint8")).endsWith(RESOURCES).tells(disk.toString(), told);
    CommandRun.of("stack", "-o", folder.resolve("out.tif"), "--scratch", disk, frames)
        .endsWith(RESOURCES)
        .tells(disk.toString(), told);
    CommandRun.of("run", pipeline("mean", "uint8")).endsWith(RESOURCES).tells(told);
    assertEquals(contents, onDisk());
  }

  /** What follows is written to the folder that was below it, as with any program. */
  @Test
  void aDiskThatGoesAwayLeavesNoHiddenFiles() throws Exception {
    mountTmpfs(400);
    StackerProcess run = StackerProcess.start(stack("mean", "float32", "--scratch", folder));
    run.holdAt("writing");
    StackerProcess.shell("umount -l " + disk);
    CommandRun ended = run.end();
    assertTrue(List.of(DONE, RESOURCES).contains(ended.code()), ended::err);
    assertEquals(
        ended.code() == DONE ? Set.of("", "out.tif") : Set.of(""), onDisk().keySet(), ended::err);
  }
}
