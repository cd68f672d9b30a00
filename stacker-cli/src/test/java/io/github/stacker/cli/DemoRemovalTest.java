package io.github.stacker.cli;

import static io.github.stacker.cli.ExitCode.DONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.cli.demo.DemoKind;
import io.github.stacker.cli.demo.DemoScene;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demonstrations remove is gone, and the rest is as it was; all in 16-bit green. */
class DemoRemovalTest {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 160;

  /** A 255th of white. */
  private static final int STEP = 257;

  /** More light than noise ever adds. */
  private static final int NO_NOISE = 60 * STEP;

  @TempDir private Path folder;

  @Test
  void theMedianOfAFullPromenadeIsTheEmptyOne() throws IOException {
    DemoScene scene = demo(DemoKind.PASSERS_BY, 15);
    int[] empty = green(scene.truth());
    boolean[] hidden = differing(scene, empty);
    int[] mean = stacked("mean");
    int[] median = stacked("median");
    assertTrue(rmsError(mean, empty, i -> hidden[i]) > 12 * STEP, "people are seen in the mean");
    assertTrue(rmsError(median, empty, i -> hidden[i]) < 3 * STEP);
    assertTrue(rmsError(median, empty, i -> !hidden[i]) < 1.7 * STEP);
    assertTrue(largestError(median, empty) < 12 * STEP, () -> "" + largestError(median, empty));
  }

  @Test
  void sigmaClipRemovesSatellitesAndKeepsStars() throws IOException {
    DemoScene scene = demo(DemoKind.SATELLITES, 24);
    int[] sky = green(scene.truth());
    boolean[] crossed = differing(scene, sky);
    int[] mean = stacked("mean");
    int[] clipped = green("stacked/satellites.tif");
    double noise = rmsError(mean, sky, i -> !crossed[i]);
    assertTrue(rmsError(mean, sky, i -> crossed[i]) > 4 * noise, "trails are seen in the mean");
    assertTrue(rmsError(clipped, sky, i -> crossed[i]) < 1.2 * noise);
    assertTrue(rmsError(clipped, sky, i -> !crossed[i]) < 1.02 * noise);
    assertTrue(largestError(clipped, sky) < 15 * STEP, () -> "" + largestError(clipped, sky));
    IntPredicate star = i -> sky[i] > 150 * STEP && !crossed[i];
    assertTrue(rmsError(clipped, sky, star) < 1.05 * rmsError(mean, sky, star));
  }

  @Test
  void theMapsTellWhereSatellitesWere() throws IOException {
    DemoScene scene = demo(DemoKind.SATELLITES, 24);
    boolean[] crossed = differing(scene, green(scene.truth()));
    int[] coverage = green("stacked/satellites-coverage.tif");
    int[] rejected = green("stacked/satellites-rejected-high.tif");
    int places = 0;
    for (int i = 0; i < coverage.length; i++) {
      assertTrue(coverage[i] > 12 && coverage[i] + rejected[i] <= 24);
      places += crossed[i] ? 1 : 0;
    }
    long found = pixels().filter(i -> crossed[i] && rejected[i] > 0).count();
    long wrong = pixels().filter(i -> !crossed[i] && rejected[i] > 0).count();
    assertTrue(found > 0.99 * places, found + " of " + places);
    assertTrue(wrong < 0.1 * (coverage.length - places), wrong + " wrong");
  }

  /** Runs a demonstration with as many frames as are usual for its kind. */
  private DemoScene demo(DemoKind kind, int frames) {
    String size = WIDTH + "x" + HEIGHT;
    CommandRun.of(
            "demo", "--kind", kind, "--size", size, "--format", "png", "--type", "uint16", folder)
        .endsWith(DONE)
        .prints(frames + " frames");
    return new DemoScene(kind, WIDTH, HEIGHT, frames, SampleType.UINT16, 1);
  }

  private int[] stacked(String method) throws IOException {
    Path file = folder.resolve(method + ".tif");
    CommandRun.of("stack", "--method", method, "-o", file, folder.resolve("frames")).endsWith(DONE);
    return green(method + ".tif");
  }

  /** Tells where a frame shows what is not in the truth. */
  private static boolean[] differing(DemoScene scene, int[] truth) throws IOException {
    boolean[] differing = new boolean[truth.length];
    for (int frame = 0; frame < scene.frames(); frame++) {
      int[] samples = green(scene.frame(frame));
      pixels().forEach(i -> differing[i] |= Math.abs(samples[i] - truth[i]) > NO_NOISE);
    }
    return differing;
  }

  private int[] green(String file) throws IOException {
    try (Catalogue catalogue = Catalogue.load(List.of());
        FrameFile frame = Formats.of(catalogue).open(folder.resolve(file))) {
      assertEquals(SampleType.UINT16, frame.info().sampleType());
      return green(frame);
    }
  }

  private static int[] green(ImageSource source) throws IOException {
    Tile tile = new Tile();
    source.read(Region.of(WIDTH, HEIGHT), tile);
    return pixels().map(i -> (int) tile.get(3 * i + 1)).toArray();
  }

  private static int largestError(int[] actual, int[] expected) {
    return pixels().map(i -> Math.abs(actual[i] - expected[i])).max().orElseThrow();
  }

  private static double rmsError(int[] actual, int[] expected, IntPredicate where) {
    double meanSquare =
        pixels()
            .filter(where)
            .mapToDouble(i -> (double) (actual[i] - expected[i]) * (actual[i] - expected[i]))
            .average()
            .orElseThrow();
    return Math.sqrt(meanSquare);
  }

  private static IntStream pixels() {
    return IntStream.range(0, WIDTH * HEIGHT);
  }
}
