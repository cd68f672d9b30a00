package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class DemoSceneTest {
  /**
   * Made by this code on OpenJDK 17.0.15 (x86-64); they hold the promise of equal bits elsewhere.
   */
  @ParameterizedTest
  @CsvSource({
    "LANDSCAPE, UINT8, 58a7baac, 30715fd7",
    "LANDSCAPE, UINT16, 8c81f4d7, 3871568a",
    "PASSERS_BY, UINT8, c7707447, e9e91697",
    "PASSERS_BY, UINT16, d2bb5fad, 64876d95",
    "SATELLITES, UINT8, 0131c9c4, 713ac1f6",
    "SATELLITES, UINT16, fc5a86c4, 7793dcd7",
    "STARTRAILS, UINT8, a3325791, 4c90d2e7",
    "STARTRAILS, UINT16, 48a6feb7, 1bca7c07",
    "LONG_EXPOSURE, UINT8, 58168204, e71450af",
    "LONG_EXPOSURE, UINT16, 959d041e, a0b9c307",
  })
  void everyMachineMakesTheSameSamples(DemoKind kind, SampleType type, String frame, String truth)
      throws IOException {
    DemoScene scene = new DemoScene(kind, 300, 200, 12, type, 2026);
    String actual = crc(scene.frame(7)) + " " + crc(scene.truth());
    assertEquals(frame + " " + truth, actual);
  }

  @ParameterizedTest
  @EnumSource
  void anyRegionEqualsThatOfTheWholePictureSeed5(DemoKind kind) throws IOException {
    DemoScene scene = new DemoScene(kind, 230, 170, 12, SampleType.UINT16, 5);
    Tile whole = all(scene.frame(4));
    Random random = new Random(5);
    ImageSource frame = scene.frame(4);
    for (int i = 0; i < 60; i++) {
      int x = random.nextInt(230);
      int y = random.nextInt(170);
      Region region = new Region(x, y, 1 + random.nextInt(230 - x), 1 + random.nextInt(170 - y));
      assertEqualsPart(whole, frame, region);
    }
  }

  @ParameterizedTest
  @EnumSource
  void regionsOfTheTruthEqualThoseOfTheWholePicture(DemoKind kind) throws IOException {
    DemoScene scene = new DemoScene(kind, 150, 100, 12, SampleType.UINT16, 6);
    Tile whole = all(scene.truth());
    assertEqualsPart(whole, scene.truth(), new Region(149, 99, 1, 1));
    assertEqualsPart(whole, scene.truth(), new Region(31, 0, 17, 100));
    assertEqualsPart(whole, scene.truth(), new Region(0, 61, 150, 1));
  }

  @ParameterizedTest
  @EnumSource
  void otherSeedsAndOtherFramesDiffer(DemoKind kind) throws IOException {
    DemoScene scene = new DemoScene(kind, 120, 80, 12, SampleType.UINT8, 1);
    DemoScene other = new DemoScene(kind, 120, 80, 12, SampleType.UINT8, 2);
    assertNotEquals(crc(scene.frame(0)), crc(other.frame(0)));
    assertNotEquals(crc(scene.frame(0)), crc(scene.frame(1)));
    assertNotEquals(crc(scene.truth()), crc(other.truth()));
  }

  @ParameterizedTest
  @EnumSource
  void theFarCornerOfAGigapixelFrameTakesLittleMemory(DemoKind kind) throws IOException {
    DemoScene scene = new DemoScene(kind, 40_000, 25_000, 12, SampleType.UINT16, 3);
    Tile corner = new Tile();
    scene.frame(11).read(new Region(39_744, 24_872, 256, 128), corner);
    assertEqualsPart(corner, scene.frame(11), new Region(39_990, 24_990, 10, 10));
    assertTrue(scene.frame(11).workingBytes() < 32 << 20);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 500, 12", "500, 1, 12", "3, 2, 4000", "20000, 20, 7"})
  void unusualSizesWork(int width, int height, int frames) throws IOException {
    for (DemoKind kind : DemoKind.values()) {
      DemoScene scene = new DemoScene(kind, width, height, frames, SampleType.UINT8, 4);
      assertEquals(width * height * 3, all(scene.frame(frames - 1)).sampleCount());
      assertEquals(width * height * 3, all(scene.truth()).sampleCount());
    }
  }

  @Test
  void noiseOfTheMeanFallsWithTheRootOfTheNumberOfFrames() throws IOException {
    // The upper half, which no walker reaches.
    Region sky = new Region(0, 0, 240, 100);
    DemoScene scene = new DemoScene(DemoKind.LANDSCAPE, 240, 200, 64, SampleType.UINT16, 8);
    for (int frames : new int[] {1, 4, 16, 64}) {
      double ratio = errorOfMean(scene, sky, frames) * Math.sqrt(frames);
      assertEquals(1, ratio, 0.02, "of the mean of " + frames + " frames");
    }
  }

  @Test
  void wavesAndTrafficFadeAtLeastAsFast() throws IOException {
    Region all = new Region(0, 0, 150, 100);
    DemoScene scene = new DemoScene(DemoKind.LONG_EXPOSURE, 150, 100, 64, SampleType.UINT16, 9);
    double few = errorOfMean(scene, all, 4);
    double many = errorOfMean(scene, all, 64);
    assertTrue(few > 3.7 * many, few + " to " + many);
  }

  @Test
  void satellitesAreInMostFramesAndOnlyAddLight() throws IOException {
    DemoScene scene = new DemoScene(DemoKind.SATELLITES, 150, 100, 24, SampleType.UINT16, 10);
    Tile truth = all(scene.truth());
    int frames = 0;
    for (int frame = 0; frame < 24; frame++) {
      Tile tile = all(scene.frame(frame));
      int brighter = 0;
      for (int i = 0; i < truth.sampleCount(); i++) {
        double light = truth.get(i) / 257;
        double more = tile.get(i) / 257 - light;
        double noise = 5 * scene.noise(frame).sigma(light) + 1;
        assertTrue(more > -noise, "darker in frame " + frame);
        brighter += more > noise ? 1 : 0;
      }
      frames += brighter > 150 ? 1 : 0;
    }
    assertTrue(frames > 12 && frames < 24, frames + " frames");
  }

  @Test
  void metadataTellsWhenAndHowLong() throws IOException {
    DemoScene scene = new DemoScene(DemoKind.STARTRAILS, 30, 20, 100, SampleType.UINT8, 1);
    Metadata first = scene.frame(0).info().metadata();
    Metadata later = scene.frame(10).info().metadata();
    Duration passed =
        Duration.between(first.captureTime().orElseThrow(), later.captureTime().orElseThrow());
    double exposure = first.exposureSeconds().orElseThrow();
    assertEquals(10 * exposure, passed.toMillis() / 1000.0, 0.001);
    assertEquals(1.2 * 86_164.0905 / 360, exposure, 1e-9);
  }

  @Test
  void aFrameBeginsWhenTheOneBeforeHasEnded() throws IOException {
    for (DemoKind kind : DemoKind.values()) {
      DemoScene scene = new DemoScene(kind, 30, 20, 9, SampleType.UINT8, 1);
      Metadata first = scene.frame(0).info().metadata();
      Metadata next = scene.frame(1).info().metadata();
      Duration passed =
          Duration.between(first.captureTime().orElseThrow(), next.captureTime().orElseThrow());
      assertTrue(passed.toMillis() / 1000.0 >= first.exposureSeconds().orElseThrow() - 0.001);
    }
  }

  @Test
  void impossibleScenesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> scene(0, 10, 1, SampleType.UINT8));
    assertThrows(IllegalArgumentException.class, () -> scene(10, 1_000_001, 1, SampleType.UINT8));
    assertThrows(IllegalArgumentException.class, () -> scene(10, 10, 0, SampleType.UINT8));
    assertThrows(IllegalArgumentException.class, () -> scene(10, 10, 1, SampleType.FLOAT32));
    DemoScene scene = scene(10, 10, 2, SampleType.UINT8);
    assertThrows(IndexOutOfBoundsException.class, () -> scene.frame(2));
    assertThrows(
        IllegalArgumentException.class,
        () -> scene.frame(0).read(new Region(5, 5, 6, 5), new Tile()));
  }

  private static DemoScene scene(int width, int height, int frames, SampleType type) {
    return new DemoScene(DemoKind.LANDSCAPE, width, height, frames, type, 1);
  }

  /**
   * Gives the root mean square of (mean of the frames - truth) / (noise of a frame), over the
   * samples that noise never clips.
   */
  private static double errorOfMean(DemoScene scene, Region region, int frames) throws IOException {
    Tile truth = new Tile();
    scene.truth().read(region, truth);
    double[] sums = new double[truth.sampleCount()];
    Tile tile = new Tile();
    for (int frame = 0; frame < frames; frame++) {
      scene.frame(frame).read(region, tile);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += tile.get(i) / 257;
      }
    }
    double squares = 0;
    int used = 0;
    for (int i = 0; i < sums.length; i++) {
      double light = truth.get(i) / 257;
      double sigma = scene.noise(0).sigma(light);
      if (light > 4.9 * sigma && light < 255 - 4.9 * sigma) {
        double error = (sums[i] / frames - light) / sigma;
        squares += error * error;
        used++;
      }
    }
    assertTrue(used > sums.length / 4, used + " samples");
    return Math.sqrt(squares / used);
  }

  private static void assertEqualsPart(Tile whole, ImageSource source, Region region)
      throws IOException {
    Tile part = new Tile();
    source.read(region, part);
    assertEquals(region, part.region());
    for (int y = region.y(); y < region.bottom(); y++) {
      for (int x = region.x(); x < region.right(); x++) {
        for (int band = 0; band < 3; band++) {
          int expected = (int) whole.get(whole.index(x, y) + band);
          if (expected != (int) part.get(part.index(x, y) + band)) {
            throw new AssertionError(region + " differs at " + x + "," + y + " band " + band);
          }
        }
      }
    }
  }

  private static Tile all(ImageSource source) throws IOException {
    Tile tile = new Tile();
    source.read(source.info().region(), tile);
    return tile;
  }

  private static String crc(ImageSource source) throws IOException {
    Tile tile = all(source);
    CRC32 crc = new CRC32();
    for (int i = 0; i < tile.sampleCount(); i++) {
      int sample = (int) tile.get(i);
      crc.update(sample & 0xff);
      crc.update(sample >>> 8);
    }
    return String.format("%08x", crc.getValue());
  }
}
