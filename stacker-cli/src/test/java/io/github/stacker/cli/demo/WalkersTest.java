package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkersTest {
  private static final float BACKGROUND = -1;

  @ParameterizedTest
  @CsvSource({
    "300, 200, 12",
    "300, 200, 3",
    "300, 200, 7",
    "300, 200, 40",
    "120, 200, 12",
    "900, 150, 20",
    "1500, 100, 60"
  })
  void noPlaceIsHiddenInMoreThanAThirdOfTheFrames(int width, int height, int frames) {
    int[][] hidden = new int[height][width];
    for (int frame = 0; frame < frames; frame++) {
      countHidden(new Canvas(width, height), frames, frame, hidden);
    }
    int most = Arrays.stream(hidden).flatMapToInt(Arrays::stream).max().orElseThrow();
    assertTrue(most > 0, "nobody walks");
    assertTrue(3 * most <= frames, "hidden in " + most + " of " + frames + " frames");
  }

  @Test
  void someonePassesInEveryFrameOfTheUsualSet() {
    for (int frame = 0; frame < 12; frame++) {
      int[][] hidden = new int[200][300];
      countHidden(new Canvas(300, 200), 12, frame, hidden);
      assertTrue(Arrays.stream(hidden).flatMapToInt(Arrays::stream).sum() > 200);
    }
  }

  @Test
  void nobodyWalksWhereAMedianCouldNotRemoveThem() {
    assertEquals(0, Walkers.number(12, 2));
    assertEquals(0, Walkers.number(2, 100));
  }

  /** Paints on an impossible background: what is no longer that is hidden. */
  private static void countHidden(Canvas canvas, int frames, int frame, int[][] hidden) {
    Walkers walkers = new Walkers(canvas, 7, Profile.level(0.85 * canvas.height()), frames, frame);
    PixelRow row = new PixelRow();
    for (int y = 0; y < canvas.height(); y++) {
      row.moveTo(0, y, canvas.width());
      Arrays.fill(row.red(), BACKGROUND);
      walkers.paint(row);
      for (int x = 0; x < canvas.width(); x++) {
        hidden[y][x] += row.red()[x] == BACKGROUND ? 0 : 1;
      }
    }
  }
}
