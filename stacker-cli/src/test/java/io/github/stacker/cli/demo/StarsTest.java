package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StarsTest {
  private static final Canvas CANVAS = new Canvas(1500, 1000);
  private static final double POLE_X = 625;
  private static final double POLE_Y = 300;

  @Test
  void starsTurnAboutThePoleAndKeepTheirDistance() {
    double angle = Math.toRadians(25);
    float[][] before = sky(0, 0);
    float[][] after = sky(angle, angle);
    int followed = 0;
    for (int y = 1; y < 999; y++) {
      for (int x = 1; x < 1499; x++) {
        if (before[y][x] > 120 && before[y][x] == brightestAround(before, x, y)) {
          double dx = x + 0.5 - POLE_X;
          double dy = y + 0.5 - POLE_Y;
          int newX = (int) Math.floor(POLE_X + dx * Math.cos(angle) - dy * Math.sin(angle));
          int newY = (int) Math.floor(POLE_Y + dx * Math.sin(angle) + dy * Math.cos(angle));
          if (newX > 0 && newX < 1499 && newY > 0 && newY < 999) {
            assertTrue(
                brightestAround(after, newX, newY) > 0.6 * before[y][x],
                "the star at " + x + "," + y + " is not at " + newX + "," + newY);
            followed++;
          }
        }
      }
    }
    assertTrue(followed > 20, followed + " stars");
  }

  @Test
  void theBrightestOfAllFramesIsTheUnbrokenTrail() {
    float[][] trails = sky(0, 0.4);
    float[][] brightest = new float[1000][1500];
    for (int frame = 0; frame < 10; frame++) {
      float[][] one = sky(frame * 0.4 / 10, (frame + 1) * 0.4 / 10);
      for (int y = 0; y < 1000; y++) {
        for (int x = 0; x < 1500; x++) {
          brightest[y][x] = Math.max(brightest[y][x], one[y][x]);
        }
      }
    }
    for (int y = 0; y < 1000; y++) {
      assertArrayEqualsWithin(trails[y], brightest[y], 0.01f, "row " + y);
    }
  }

  @Test
  void aLongerExposureLightsMoreOfTheSky() {
    assertTrue(litPixels(sky(0, 1)) > 5 * litPixels(sky(0, 0)));
  }

  private static void assertArrayEqualsWithin(
      float[] expected, float[] actual, float tolerance, String where) {
    for (int x = 0; x < expected.length; x++) {
      assertEquals(expected[x], actual[x], tolerance, where + " column " + x);
    }
  }

  private static int litPixels(float[][] sky) {
    int lit = 0;
    for (float[] row : sky) {
      for (float sample : row) {
        lit += sample > 20 ? 1 : 0;
      }
    }
    return lit;
  }

  private static float brightestAround(float[][] sky, int x, int y) {
    float brightest = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        brightest = Math.max(brightest, sky[y + dy][x + dx]);
      }
    }
    return brightest;
  }

  /** Gives the green light of stars alone on black. */
  private static float[][] sky(double from, double to) {
    Stars stars = new Stars(CANVAS, 11, POLE_X, POLE_Y, from, to);
    float[][] sky = new float[1000][];
    PixelRow row = new PixelRow();
    for (int y = 0; y < 1000; y++) {
      row.moveTo(0, y, 1500);
      Arrays.fill(row.red(), 0);
      Arrays.fill(row.green(), 0);
      Arrays.fill(row.blue(), 0);
      stars.paint(row);
      sky[y] = row.green().clone();
    }
    return sky;
  }
}
