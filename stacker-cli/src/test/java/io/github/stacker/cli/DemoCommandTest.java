package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {
  @TempDir private Path folder;

  private CommandRun demo(Object... options) {
    Object[] arguments = new Object[options.length + 6];
    System.arraycopy(options, 0, arguments, 6, options.length);
    Object[] always = {"demo", folder.resolve("demo"), "--size", "60x40", "--frames", "8"};
    System.arraycopy(always, 0, arguments, 0, always.length);
    return CommandRun.of(arguments).endsWith(DONE);
  }

  private BufferedImage picture(String name) throws IOException {
    return TestFrames.read(folder.resolve("demo").resolve(name));
  }

  @ParameterizedTest
  @CsvSource({
    "landscape, jpeg, uint8, noise.png, jpg",
    "landscape, png, uint16, noise.png, png",
    "passers-by, jpeg, uint8, passers-by.png, jpg",
    "passers-by, png, uint16, passers-by.png, png",
    "satellites, jpeg, uint8, satellites.png, jpg",
    "satellites, tiff, uint16, satellites.png, tif",
    "startrails, tiff, uint8, star-trails.png, tif",
    "startrails, jpeg, uint8, star-trails.png, jpg",
    "long-exposure, png, uint8, long-exposure.png, png",
    "long-exposure, tiff, uint16, long-exposure.png, tif"
  })
  void framesAndPictureAreThereAndDiffer(
      String kind, String format, String type, String picture, String ending) throws IOException {
    demo("--kind", kind, "--format", format, "--type", type).prints("8 frames", picture);
    BufferedImage frame = picture("frames/" + kind + "_0001." + ending);
    BufferedImage last = picture("frames/" + kind + "_0008." + ending);
    BufferedImage stacked = picture("stacked/" + picture);
    for (BufferedImage image : new BufferedImage[] {frame, last, stacked}) {
      assertEquals(60, image.getWidth());
      assertEquals(40, image.getHeight());
    }
    assertTrue(difference(frame, last) > 0, "frames differ");
    assertTrue(difference(frame, stacked) > 0, "the picture is not a frame");
  }

  private static double difference(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += Math.abs(green(a, x, y) - green(b, x, y));
      }
    }
    return sum;
  }

  private static int green(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >> 8 & 255;
  }

  @Test
  void theMeanIsNearerToTheSceneThanAFrame() throws IOException {
    demo("--format", "png", "--kind", "landscape");
    BufferedImage mean = picture("stacked/noise.png");
    CommandRun.of(
            "stack",
            "-o",
            folder.resolve("rest.png"),
            "--method",
            "mean",
            folder.resolve("demo/frames/landscape_000[2-8].png"))
        .endsWith(DONE);
    BufferedImage rest = TestFrames.read(folder.resolve("rest.png"));
    BufferedImage frame = picture("frames/landscape_0001.png");
    assertTrue(difference(mean, rest) < difference(frame, rest) / 3);
  }

  @Test
  void starTrailsAreNowhereDarkerThanAFrame() throws IOException {
    demo("--kind", "startrails", "--format", "png");
    BufferedImage trails = picture("stacked/star-trails.png");
    for (int i = 1; i <= 8; i++) {
      BufferedImage frame = picture("frames/startrails_000" + i + ".png");
      for (int y = 0; y < 40; y++) {
        for (int x = 0; x < 60; x++) {
          assertTrue(green(trails, x, y) >= green(frame, x, y));
        }
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndTheManifestVerifies() throws IOException {
    demo("--seed", "7");
    Map<String, Integer> first = TestFrames.contents(folder);
    Path manifest = folder.resolve("demo/stacked/noise.tif.manifest.json");
    CommandRun.of("verify", manifest).endsWith(DONE).prints("the same bits");
    demo("--seed", "7");
    Map<String, Integer> second = TestFrames.contents(folder);
    first.keySet().removeIf(name -> name.endsWith(".manifest.json"));
    second.keySet().removeIf(name -> name.endsWith(".manifest.json"));
    assertEquals(first, second);
  }

  @ParameterizedTest
  @CsvSource({"landscape, 12", "passers-by, 15", "satellites, 24"})
  void withoutANumberThereAreAsManyFramesAsSuitTheKind(String kind, int frames) {
    CommandRun.of("demo", "--kind", kind, "--size", "30x20", "--frames-only", folder)
        .endsWith(DONE)
        .prints("making " + frames + " frames");
  }

  @Test
  void framesOnlyStacksNothing() {
    demo("--frames-only");
    assertTrue(Files.exists(folder.resolve("demo/noise.json")));
    assertFalse(Files.exists(folder.resolve("demo/stacked")));
  }

  @Test
  void quietPrintsNothing() {
    CommandRun run = demo("--quiet");
    assertEquals("", run.out() + run.err());
  }
}
