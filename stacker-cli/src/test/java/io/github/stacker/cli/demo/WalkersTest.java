package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
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
    Canvas canvas = new Canvas(width, height);
    int[][] hidden = new int[height][width];
    for (int frame = 0; frame < frames; frame++) {
      countHidden(canvas, List.of(onPath(canvas, frames, frame)), hidden);
    }
    int most = most(hidden);
    assertTrue(most > 0, "nobody walks");
    assertTrue(3 * most <= frames, "hidden in " + most + " of " + frames + " frames");
  }

  @ParameterizedTest
  @CsvSource({
    "300, 200, 15, 1",
    "300, 200, 15, 2",
    "300, 200, 3, 3",
    "300, 200, 7, 4",
    "300, 200, 60, 5",
    "120, 200, 15, 6",
    "1500, 150, 24, 7"
  })
  void rowsOfPeopleTogetherHideNoPlaceInMoreThanAThirdOfTheFrames(
      int width, int height, int frames, long seed) {
    Canvas canvas = new Canvas(width, height);
    int[][] hidden = new int[height][width];
    for (int frame = 0; frame < frames; frame++) {
      countHidden(canvas, Promenade.people(canvas, seed, frames, frame), hidden);
    }
    int most = most(hidden);
    assertTrue(most > 0, "nobody walks");
    assertTrue(3 * most <= frames, "hidden in " + most + " of " + frames + " frames");
  }

  @Test
  void someonePassesInEveryFrameOfTheUsualSet() {
    Canvas canvas = new Canvas(300, 200);
    for (int frame = 0; frame < 12; frame++) {
      int[][] hidden = new int[200][300];
      countHidden(canvas, List.of(onPath(canvas, 12, frame)), hidden);
      assertTrue(sum(hidden) > 200);
    }
  }

  @Test
  void thePromenadeIsFullOfPeopleInEveryFrameOfTheUsualSet() {
    Canvas canvas = new Canvas(300, 200);
    for (int frame = 0; frame < 15; frame++) {
      int[][] hidden = new int[200][300];
      countHidden(canvas, Promenade.people(canvas, 1, 15, frame), hidden);
      assertTrue(sum(hidden) > 300 * 200 / 50);
    }
  }

  @Test
  void nobodyWalksWhereAMedianCouldNotRemoveThem() {
    assertEquals(0, Walkers.number(12, 2));
    assertEquals(0, Walkers.number(2, 100));
  }

  private static Walkers onPath(Canvas canvas, int frames, int frame) {
    Profile path = Profile.level(0.85 * canvas.height());
    return new Walkers(canvas, 7, path, 0.165, frames, frame);
  }

  /** Paints on an impossible background: what is no longer that is hidden. */
  private static void countHidden(Canvas canvas, List<? extends Layer> people, int[][] hidden) {
    PixelRow row = new PixelRow();
    for (int y = 0; y < canvas.height(); y++) {
      row.moveTo(0, y, canvas.width());
      Arrays.fill(row.red(), BACKGROUND);
      people.forEach(layer -> layer.paint(row));
      for (int x = 0; x < canvas.width(); x++) {
        hidden[y][x] += row.red()[x] == BACKGROUND ? 0 : 1;
      }
    }
  }

  private static int most(int[][] hidden) {
    return Arrays.stream(hidden).flatMapToInt(Arrays::stream).max().orElseThrow();
  }

  private static int sum(int[][] hidden) {
    return Arrays.stream(hidden).flatMapToInt(Arrays::stream).sum();
  }
}
