package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MonotoneCubicTest {
  private static final double[] X = {0, 0.1, 0.2, 0.6, 0.7, 1};
  private static final double[] Y = {0, 0.02, 0.5, 0.55, 0.9, 1};

  /**
   * SciPy 1.10.1: {@code CubicHermiteSpline(x, y, slopes)(at)}, with slopes by NumPy after Fritsch
   * and Carlson; three of them are made smaller.
   */
  @Test
  void heightsAreThoseOfScipy() {
    double[] at = {0, 0.05, 0.1, 0.15, 0.3, 0.45, 0.6, 0.65, 0.8, 0.95, 1};
    double[] expected = {
      0.0,
      0.003121974578100738,
      0.02,
      0.2637009708825575,
      0.5206326580691573,
      0.5317723147684037,
      0.55,
      0.7154635121380396,
      0.9659055333678838,
      0.9934849945444221,
      1.0
    };
    MonotoneCubic curve = new MonotoneCubic(X, Y);
    for (int i = 0; i < at.length; i++) {
      assertEquals(expected[i], curve.applyAsDouble(at[i]), 1e-15, "at " + at[i]);
    }
  }

  @Test
  void theCurveGoesThroughItsPointsExactly() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      double[] x = rising(random);
      double[] y = random.doubles(x.length).toArray();
      MonotoneCubic curve = new MonotoneCubic(x, y);
      for (int i = 0; i < x.length; i++) {
        assertEquals(y[i], curve.applyAsDouble(x[i]));
      }
    }
  }

  @Test
  void everyPieceIsMonotoneSoNothingOvershoots() {
    Random random = new Random(2);
    for (int trial = 0; trial < 200; trial++) {
      double[] x = rising(random);
      double[] y = random.doubles(x.length).map(v -> Math.rint(v * 4) / 4).toArray();
      MonotoneCubic curve = new MonotoneCubic(x, y);
      for (int i = 1; i < x.length; i++) {
        assertMonotone(curve, x[i - 1], x[i], Math.signum(y[i] - y[i - 1]));
      }
    }
  }

  private static void assertMonotone(MonotoneCubic curve, double from, double to, double sign) {
    double before = curve.applyAsDouble(from);
    for (int step = 1; step <= 100; step++) {
      double height = curve.applyAsDouble(from + (to - from) * step / 100);
      double rise = height - before;
      assertTrue(
          sign == 0 ? Math.abs(rise) < 1e-15 : sign * rise > -1e-15,
          () -> "%s at step between %s and %s".formatted(rise, from, to));
      before = height;
    }
  }

  @Test
  void theCurveIsSmoothWherePiecesMeet() {
    MonotoneCubic curve = new MonotoneCubic(X, Y);
    double step = 1e-7;
    for (int i = 1; i < X.length - 1; i++) {
      double left = (Y[i] - curve.applyAsDouble(X[i] - step)) / step;
      double right = (curve.applyAsDouble(X[i] + step) - Y[i]) / step;
      assertEquals(left, right, 1e-4, "slope at " + X[i]);
    }
  }

  private static double[] rising(Random random) {
    double[] x = random.doubles(2 + random.nextInt(8)).toArray();
    Arrays.sort(x);
    return x;
  }
}
