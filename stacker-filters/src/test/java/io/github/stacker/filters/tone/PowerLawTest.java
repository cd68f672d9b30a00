package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PowerLawTest {
  private static final double[] EXPONENTS = {0.01, 1 / 2.4, 1 / 2.2, 0.5, 1, 1.8, 2.2, 3, 10, 100};

  @Test
  void powersAreThoseOfStrictMathUpToSomeUnitsInTheLastPlace() {
    Random random = new Random(1);
    for (double exponent : EXPONENTS) {
      PowerLaw law = new PowerLaw(exponent);
      for (int i = 0; i < 50_000; i++) {
        double base = random.nextDouble() * StrictMath.pow(2, random.nextInt(20) - 14);
        double expected = StrictMath.pow(base, exponent);
        assertEquals(expected, law.of(base), 4 * Math.ulp(expected), base + "^" + exponent);
      }
    }
  }

  @Test
  void bordersOfStepsAndOctavesAreNoSteps() {
    for (double exponent : EXPONENTS) {
      PowerLaw law = new PowerLaw(exponent);
      for (int i = 1; i <= 8192; i++) {
        float border = i / 4096f;
        float below = (float) law.of(Math.nextDown(border));
        float at = (float) law.of(border);
        float above = (float) law.of(Math.nextUp(border));
        assertTrue(below <= at && at <= above, () -> border + "^" + exponent);
      }
    }
  }

  @Test
  void blackWhiteAndInfinityAreExact() {
    for (double exponent : EXPONENTS) {
      PowerLaw law = new PowerLaw(exponent);
      assertEquals(0, law.of(0));
      assertEquals(1, law.of(1));
      assertEquals(Double.POSITIVE_INFINITY, law.of(Double.POSITIVE_INFINITY));
    }
  }

  @Test
  void numbersFarFromOneNeitherOverflowNorVanishTooEarly() {
    for (double exponent : EXPONENTS) {
      PowerLaw law = new PowerLaw(exponent);
      for (int e = -1074; e < 1024; e++) {
        double base = 1.9 * StrictMath.pow(2, e);
        double expected = StrictMath.pow(base, exponent);
        assertEquals(expected, law.of(base), 4 * Math.ulp(expected), base + "^" + exponent);
      }
    }
  }
}
