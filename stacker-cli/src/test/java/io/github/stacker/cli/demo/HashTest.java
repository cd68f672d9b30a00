package io.github.stacker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HashTest {
  private static final int DRAWS = 1_000_000;

  /**
   * The first outputs of SplitMix64 for the seed 1234567, as its reference implementation gives
   * them.
   */
  @Test
  void mixingIsThatOfSplitMix64() {
    assertEquals(6457827717110365317L, Hash.mix(1234567 + Hash.STEP));
    assertEquals(3203168211198807973L, Hash.mix(1234567 + 2 * Hash.STEP));
  }

  @Test
  void normalNumbersHaveMeanZeroAndDeviationOne() {
    double sum = 0;
    double squares = 0;
    int beyondTwo = 0;
    for (int i = 0; i < DRAWS; i++) {
      float normal = Hash.normal(Hash.of(3, i));
      sum += normal;
      squares += normal * normal;
      beyondTwo += Math.abs(normal) > 2 ? 1 : 0;
      assertTrue(Math.abs(normal) < 4.9);
    }
    assertEquals(0, sum / DRAWS, 0.005);
    assertEquals(1, squares / DRAWS, 0.007);
    assertEquals(0.0455, (double) beyondTwo / DRAWS, 0.002);
  }

  @Test
  void neighboursAreNotRelated() {
    double right = 0;
    double below = 0;
    for (int i = 0; i < DRAWS; i++) {
      float here = Hash.signed(Hash.of(4, i % 1000, i / 1000));
      right += here * Hash.signed(Hash.of(4, i % 1000 + 1, i / 1000));
      below += here * Hash.signed(Hash.of(4, i % 1000, i / 1000 + 1));
    }
    assertEquals(0, right / DRAWS, 0.002);
    assertEquals(0, below / DRAWS, 0.002);
  }
}
