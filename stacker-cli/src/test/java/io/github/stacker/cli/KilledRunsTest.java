package io.github.stacker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes killed at random instants ({@code kill -9}) until one comes to its end: its pictures
 * are those of a process that nobody killed, and nothing else is left.
 *
 * <p>A few kills for each way through memory; as many as {@code -Dstacker.kills=N} says with {@code
 * -Ptorture}.
 */
class KilledRunsTest {
  private static final int KILLS = Integer.getInteger("stacker.kills", 2);
  private static final long SEED = Long.getLong("stacker.seed", System.nanoTime());

  /** Kills of one run, at most; then it may end. */
  private static final int MOST_KILLS_OF_A_RUN = 5;

  /** So many kills, and some process goes on from what another has kept. */
  private static final int ENOUGH_KILLS = 20;

  private static final int WIDTH = 600;
  private static final int HEIGHT = 500;
  private static final int FRAMES = 24;

  /**
   * The ways through memory: the first two work on mapped state, the third in memory; the last two
   * decode tiles.
   */
  enum Way {
    FOLD_BY_FRAME("mean", "float32", "\"png\"", "fail", 1, "7M"),
    FOLD_BY_FRAME_IN_TWO_THREADS("mean", "float32", "\"png\"", "fail", 2, "7M"),
    FOLD_THAT_SKIPS("mean", "float32", "\"png\", \"bad\"", "skip", 2, "64M"),
    SWEEP_OF_COPIED_FRAMES("median", "uint8", "\"png\"", "fail", 2, "64M"),
    SWEEP_OF_FRAMES_IN_PLACE("sigma-clip", "uint8", "\"tif\"", "fail", 2, "64M"),
    FOLD_BY_TILES("mean", "float32", "\"tiles\"", "fail", 2, "64M"),
    SWEEP_BY_TILES("median", "uint8", "\"tiles\"", "fail", 2, "64M");

    private final String combine;
    private final String type;
    private final String frames;
    private final String onError;
    private final int threads;
    private final String memory;

    Way(String combine, String type, String frames, String onError, int threads, String memory) {
      this.combine = combine;
      this.type = type;
      this.frames = frames;
      this.onError = onError;
      this.threads = threads;
      this.memory = memory;
    }

    /** Filters before which the stacked frame settles in scratch, in one of the ways. */
    private String post() {
      return this == SWEEP_OF_COPIED_FRAMES ? "{\"filter\": \"hot-pixels\"}" : "";
    }
  }

  @TempDir private static Path folder;

  @BeforeAll
  static void makeFrames() throws IOException {
    BufferedImage noise = TestFrames.noise(WIDTH, HEIGHT, 1);
    for (int i = 0; i < FRAMES; i++) {
      for (int n = 0; n < 4000; n++) {
        noise.setRGB((n * 7919 + i * 31) % WIDTH, (n * 104729 + i) % HEIGHT, n * 65537 + i);
      }
      for (String ending : List.of("png", "tif")) {
        TestFrames.write(folder.resolve(ending + "/f" + i + "." + ending), noise);
      }
      TestFrames.writeTiles(folder.resolve("tiles/f" + i + ".tif"), noise, 128, 64);
    }
    Path bad = folder.resolve("bad/f7.png");
    TestFrames.write(bad, noise);
    TestFrames.truncate(bad, 0.6);
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsKilledGoesOnToTheSameBits(Way way) throws Exception {
    Random random = new Random(SEED + way.ordinal());
    Path pipeline = pipeline(way);
    Files.createDirectories(folder.resolve(way.name()));
    KilledProcess undisturbed = start(pipeline, way);
    undisturbed.awaitEnd();
    Map<String, Integer> expected = pictures(way);
    assertEquals(List.of(), leftBehind(way), undisturbed::told);
    int kills = 0;
    int runs = 0;
    int wentOn = 0;
    while (kills < KILLS) {
      deletePictures(way);
      int most = Math.min(KILLS, kills + 1 + random.nextInt(MOST_KILLS_OF_A_RUN));
      boolean ended = false;
      boolean hasWork = false;
      KilledProcess process = undisturbed;
      while (!ended) {
        hasWork = KilledProcess.keepsWork(folder.resolve(way.name()));
        process = start(pipeline, way);
        if (kills < most && process.isKilledWithin(undisturbed, random)) {
          kills++;
        } else {
          process.awaitEnd();
          ended = true;
        }
        wentOn += process.wentOn() ? 1 : 0;
      }
      runs++;
      String told = "seed %d, %d kills, run %d: %s".formatted(SEED, kills, runs, process.told());
      assertTrue(process.wentOn() || !hasWork, told);
      assertEquals(expected, pictures(way), told);
      assertEquals(List.of(), leftBehind(way), told);
    }
    System.out.printf(
        "%s: %d kills in %d runs, %d starts went on, seed %d%n", way, kills, runs, wentOn, SEED);
    assertTrue(wentOn > 0 || kills < ENOUGH_KILLS, way + ": no start went on, seed " + SEED);
  }

  private static KilledProcess start(Path pipeline, Way way) throws IOException {
    return new KilledProcess(pipeline, folder.resolve(way.name()));
  }

  private Path pipeline(Way way) throws IOException {
    return Files.writeString(
        folder.resolve("pipeline.json"),
        """
        {
          "frames": { "files": [%s], "onError": "%s" },
          "combine": { "method": "%s" },
          "post": [%s],
          "outputs": [{ "file": "%s/a.tif", "type": "%s" }],
          "resources": { "threads": %d, "memory": "%s" }
        }
        """
            .formatted(
                way.frames,
                way.onError,
                way.combine,
                way.post(),
                way,
                way.type,
                way.threads,
                way.memory));
  }

  private Map<String, Integer> pictures(Way way) throws IOException {
    Map<String, Integer> pictures = new TreeMap<>(TestFrames.contents(folder.resolve(way.name())));
    pictures.keySet().removeIf(name -> name.endsWith(".json"));
    return pictures;
  }

  private void deletePictures(Way way) throws IOException {
    for (String name : List.of("a.tif", "a.tif.manifest.json")) {
      assertTrue(Files.deleteIfExists(folder.resolve(way.name()).resolve(name)), name);
    }
  }

  private List<String> leftBehind(Way way) throws IOException {
    List<String> left = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(way.name()))) {
      files.map(file -> file.getFileName().toString()).forEach(left::add);
    }
    left.removeAll(List.of("a.tif", "a.tif.manifest.json"));
    return left;
  }
}
