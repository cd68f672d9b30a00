package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DemoFramesTest {
  private static final DemoScene SCENE =
      new DemoScene(DemoKind.LONG_EXPOSURE, 60, 40, 5, SampleType.UINT8, 1);

  @TempDir private Path folder;

  @Test
  void framesAreWrittenInOrderIntoANewFolder() throws IOException {
    Path deep = folder.resolve("a/b");
    List<Integer> progress = new ArrayList<>();
    List<Path> files = DemoFrames.write(SCENE, deep, new RawWriter(), "raw", progress::add);
    assertEquals(List.of(1, 2, 3, 4, 5), progress);
    assertEquals(5, files.size());
    assertEquals(deep.resolve("long-exposure_0001.raw"), files.get(0));
    for (int frame = 0; frame < 5; frame++) {
      Tile tile = new Tile();
      SCENE.frame(frame).read(Region.of(60, 40), tile);
      byte[] expected = Arrays.copyOf(tile.bytes(), tile.sampleCount());
      assertArrayEquals(expected, Files.readAllBytes(files.get(frame)));
    }
    assertEquals(files, list(deep));
  }

  @Test
  void oldFramesAreReplacedAndOtherFilesLeftAlone() throws IOException {
    Path old = folder.resolve("long-exposure_0002.raw");
    Path other = folder.resolve("long-exposure_0009.raw");
    Files.writeString(old, "old");
    Files.writeString(other, "other");
    DemoFrames.write(SCENE, folder, new RawWriter(), "raw", done -> {});
    assertEquals(60 * 40 * 3, Files.size(old));
    assertEquals("other", Files.readString(other));
  }

  @Test
  void aFrameThatFailsIsNamedAndLeavesNothingBehind() throws IOException {
    Path old = folder.resolve("long-exposure_0001.raw");
    Files.writeString(old, "old");
    FrameWriter failing =
        new RawWriter() {
          @Override
          public void write(ImageSource image, Path file) throws IOException {
            Files.writeString(file, "half");
            throw new IOException("the disk is full");
          }
        };
    IOException failure =
        assertThrows(
            IOException.class, () -> DemoFrames.write(SCENE, folder, failing, "raw", done -> {}));
    assertTrue(failure.getMessage().contains("long-exposure_000"), failure.getMessage());
    assertTrue(failure.getMessage().endsWith("the disk is full"), failure.getMessage());
    assertEquals(List.of(old), list(folder));
    assertEquals("old", Files.readString(old));
  }

  @Test
  void aFormatThatCannotHoldTheFramesIsToldBeforeAnythingIsMade() {
    Path absent = folder.resolve("absent");
    FrameWriter refusing =
        new RawWriter() {
          @Override
          public void check(ImageInfo image) {
            throw new IllegalArgumentException("too large");
          }
        };
    assertThrows(
        IllegalArgumentException.class,
        () -> DemoFrames.write(SCENE, absent, refusing, "raw", done -> {}));
    assertFalse(Files.exists(absent));
  }

  @Test
  void namesKeepTheOrderOfManyFrames() throws IOException {
    DemoScene many = new DemoScene(DemoKind.LANDSCAPE, 1, 1, 10_001, SampleType.UINT8, 1);
    FrameWriter empty =
        new RawWriter() {
          @Override
          public void write(ImageSource image, Path file) throws IOException {
            Files.createFile(file);
          }
        };
    List<Path> files = DemoFrames.write(many, folder, empty, "raw", done -> {});
    assertEquals("landscape_00001.raw", files.get(0).getFileName().toString());
    assertEquals("landscape_10001.raw", files.get(10_000).getFileName().toString());
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Writes the samples alone, eight rows at a time. */
  private static class RawWriter implements FrameWriter {
    @Override
    public void check(ImageInfo image) {}

    @Override
    public void write(ImageSource image, Path file) throws IOException {
      Tile tile = new Tile();
      try (OutputStream out = Files.newOutputStream(file)) {
        for (int y = 0; y < image.info().height(); y += 8) {
          int rows = Math.min(8, image.info().height() - y);
          image.read(new Region(0, y, image.info().width(), rows), tile);
          out.write(tile.bytes(), 0, tile.sampleCount());
        }
      }
    }
  }
}
