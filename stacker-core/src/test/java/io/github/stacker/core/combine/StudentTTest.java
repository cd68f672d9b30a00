package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  private static final double RELATIVE = 1e-12;

  /** From mpmath, with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "1, 1e-10, 6366197723.6758132",
    "1, 0.05, 12.706204736174704",
    "1, 0.9, 0.15838444032453626",
    "2, 1e-10, 99999.999992499998",
    "2, 5e-05, 141.41605288120692",
    "2, 0.9, 0.14213381090374026",
    "3, 1e-06, 130.15458955835795",
    "3, 0.2, 1.6377443536962101",
    "4, 1e-06, 49.458636756934635",
    "4, 0.05, 2.7764451051977943",
    "5, 1e-10, 180.14910084827104",
    "5, 0.001, 6.8688266258811102",
    "10, 1e-10, 27.31872487426254",
    "10, 0.05, 2.2281388519862747",
    "29, 5e-05, 4.7557276224525187",
    "29, 0.9, 0.12676660562027481",
    "30, 1e-10, 9.6673517624925579",
    "30, 0.001, 3.6459586350420218",
    "99, 1e-10, 7.2356078650387736",
    "99, 0.2, 1.2901614420344851",
    "100, 1e-06, 5.2137275742300774",
    "100, 0.9, 0.12598088204153965",
    "998, 1e-10, 6.5369621407146788",
    "998, 0.05, 1.9623438462163346",
    "9998, 5e-05, 4.0573970950538954",
    "9998, 0.9, 0.12566453867695461"
  })
  void quantilesHaveTwelveDigits(int degrees, double tail, double expected) {
    assertEquals(expected, new StudentT(degrees).exceededWith(tail), expected * RELATIVE);
  }

  @Test
  void oneDegreeOfFreedomIsCauchysDistribution() {
    for (double t = 0.125; t < 1e6; t *= 3) {
      assertEquals(2 / Math.PI * Math.atan(1 / t), new StudentT(1).tail(t), RELATIVE, "t = " + t);
    }
  }

  @Test
  void quantilesUndoTails() {
    for (int degrees : new int[] {1, 2, 7, 50, 333}) {
      StudentT distribution = new StudentT(degrees);
      for (double t = 0.1; t < 10; t += 0.7) {
        assertEquals(t, distribution.exceededWith(distribution.tail(t)), t * 1e-11);
      }
    }
  }
}
