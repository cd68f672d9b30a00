package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static io.github.stacker.cli.ExitCode.RESOURCES;
import static io.github.stacker.cli.ExitCode.USAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of outputs that cannot be: refused before anything is written. */
class BadOutputsTest {
  @TempDir private Path folder;
  private Path frames;
  private Map<String, Integer> before;

  @BeforeEach
  void makeFrames() throws IOException {
    frames = folder.resolve("frames");
    TestFrames.set(frames, "png", 2);
    Files.writeString(folder.resolve("file"), "a file");
    Files.createDirectory(folder.resolve("folder.png"));
    before = TestFrames.contents(folder);
  }

  private CommandRun refuses(int code, Object... options) throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("stack", frames));
    arguments.addAll(List.of(options));
    CommandRun run = CommandRun.of(arguments.toArray()).endsWith(code);
    assertEquals(before, TestFrames.contents(folder));
    return run;
  }

  @Test
  void aFrameIsNotOverwritten() throws IOException {
    Path frame = frames.resolve("f1.png");
    refuses(USAGE, "-o", frame).tells(frame.toString(), "one of the frames");
    refuses(USAGE, "-o", folder.resolve("file/../frames/f1.png")).tells("one of the frames");
  }

  @Test
  void aFrameIsNotOverwrittenThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), frames.resolve("f1.png"));
    before = TestFrames.contents(folder);
    refuses(USAGE, "-o", link).tells("one of the frames");
  }

  @Test
  void aFolderThatDoesNotExistIsCreated() {
    Path output = folder.resolve("new/deeper/mean.png");
    CommandRun.of("stack", "-o", output, frames).endsWith(DONE);
    assertTrue(Files.exists(output));
  }

  @Test
  void aFolderBelowAFileIsRefused() throws IOException {
    refuses(RESOURCES, "-o", folder.resolve("file/mean.png")).tells("file\"", "not a folder");
  }

  @Test
  void aDirectoryIsNoOutput() throws IOException {
    refuses(USAGE, "-o", folder.resolve("folder.png")).tells("folder.png", "is a directory");
    refuses(USAGE, "-o", "/", "--set", "outputs[0].format=png").tells("is a directory");
  }

  @Test
  void anUnknownEndingIsRefusedWithTheKnownOnes() throws IOException {
    refuses(USAGE, "-o", folder.resolve("mean.xyz"))
        .tells("-o: no writer for", ".xyz", "png", "tif", "jpg");
    refuses(USAGE, "-o", folder.resolve("mean")).tells("-o: file name", "png");
  }

  @Test
  void twoOutputsHaveTwoNames() throws IOException {
    refuses(USAGE, "-o", folder.resolve("a.png"), "-o", folder.resolve("frames/../a.png"))
        .tells("a.png", "written twice");
  }

  @Test
  void aFileAndALinkToItAreOneOutput() throws IOException {
    Path file = Files.createFile(folder.resolve("a.png"));
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), file);
    before = TestFrames.contents(folder);
    refuses(USAGE, "-o", file, "-o", link).tells("link.png", "written twice");
  }

  @Test
  void aSumIsNotSqueezedIntoPngByItself() throws IOException {
    refuses(USAGE, "--method", "sum", "-o", folder.resolve("sum.png"))
        .tells("sum.png", "TIFF", "type");
    CommandRun.of(
            "stack",
            "--method",
            "sum",
            "--type",
            "uint16",
            "-o",
            "sum.png",
            frames,
            "-o",
            folder.resolve("sum.png"),
            "--dry-run")
        .endsWith(DONE);
  }

  @Test
  void alphaDoesNotGoIntoJpeg() throws IOException {
    for (String name : new String[] {"f1.png", "f2.png"}) {
      TestFrames.write(
          frames.resolve(name),
          new BufferedImage(TestFrames.WIDTH, TestFrames.HEIGHT, BufferedImage.TYPE_INT_ARGB));
    }
    before = TestFrames.contents(folder);
    refuses(USAGE, "-o", folder.resolve("mean.jpg")).tells("mean.jpg", "alpha");
  }

  @Test
  void aTypeTheFormatCannotHoldIsRefused() throws IOException {
    refuses(USAGE, "--type", "uint16", "-o", folder.resolve("mean.jpg"))
        .tells("jpeg cannot hold uint16, it holds uint8\n");
  }

  @Test
  void aPipelineThatCannotBeSavedIsAMatterOfTheDisk() throws IOException {
    Path output = folder.resolve("mean.png");
    refuses(RESOURCES, "-o", output, "--save-pipeline", folder.resolve("file/mean.json"))
        .tells("mean.json");
    refuses(RESOURCES, "-o", output, "--save-pipeline", folder.resolve("folder.png"))
        .tells("folder.png");
  }

  @Test
  void nothingIsReplacedWhereThatIsForbidden() throws IOException {
    Path old = Files.writeString(folder.resolve("old.tif"), "old");
    Path fresh = folder.resolve("new.tif");
    before = TestFrames.contents(folder);
    String told = "--no-clobber";
    refuses(USAGE, "--no-clobber", "-o", fresh, "-o", old).tells("old.tif", told, "another name");
    refuses(USAGE, "--no-clobber", "-o", old, "--dry-run").tells("old.tif", told);
    refuses(USAGE, "--no-clobber", "-o", fresh, "--map", "coverage=" + old).tells("old.tif", told);
    refuses(USAGE, "--no-clobber", "-o", fresh, "--preview", old).tells("old.tif", told);
    refuses(USAGE, "--no-clobber", "-o", fresh, "--save-pipeline", old).tells("old.tif", told);
    CommandRun.of("stack", "--no-clobber", "-o", fresh, frames).endsWith(DONE);
  }

  @Test
  void aLinkToNothingIsNotReplacedEither() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), folder.resolve("nothing"));
    before = TestFrames.contents(folder);
    refuses(USAGE, "--no-clobber", "-o", link).tells("link.png", "--no-clobber");
  }

  @Test
  void aManifestIsNotReplacedWhereThatIsForbidden() throws IOException {
    Files.writeString(folder.resolve("new.tif.manifest.json"), "old");
    before = TestFrames.contents(folder);
    refuses(USAGE, "--no-clobber", "--manifest", "-o", folder.resolve("new.tif"))
        .tells("new.tif.manifest.json", "--no-clobber");
    Path pipeline = folder.resolve("pipeline.json");
    Files.writeString(
        pipeline,
        """
        {"frames": {"files": ["frames"]}, "combine": {"method": "mean"},
         "outputs": [{"file": "new.tif"}]}
        """);
    before = TestFrames.contents(folder);
    CommandRun.of("run", "--no-clobber", pipeline)
        .endsWith(USAGE)
        .tells("new.tif.manifest.json", "--no-clobber");
    assertEquals(before, TestFrames.contents(folder));
  }

  @Test
  void aDemonstrationInAFileIsAMatterOfTheDisk() throws IOException {
    CommandRun.of("demo", "--size", "16x16", "--frames", "2", folder.resolve("file"))
        .endsWith(RESOURCES)
        .tells("file");
    assertEquals(before, TestFrames.contents(folder));
  }

  @Test
  void scratchInAFileIsRefused() throws IOException {
    refuses(RESOURCES, "-o", folder.resolve("mean.png"), "--scratch", folder.resolve("file"))
        .tells("file\"");
  }
}
