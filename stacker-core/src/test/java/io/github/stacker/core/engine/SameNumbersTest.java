package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SameNumbersTest {
  private record Histogram(double[] counts, List<int[]> more) {}

  private static Histogram histogram(double last) {
    return new Histogram(new double[] {1, Double.NaN, last}, List.of(new int[] {3}));
  }

  @Test
  void numbersTextsAndListsAreCompared() {
    assertTrue(SameNumbers.areIn(1.5, 1.5));
    assertFalse(SameNumbers.areIn(1.5, 2.5));
    assertTrue(SameNumbers.areIn(List.of(1, 2), new ArrayList<>(List.of(1, 2))));
    assertFalse(SameNumbers.areIn(List.of(1, 2), List.of(1, 2, 3)));
    assertFalse(SameNumbers.areIn("one", 1));
  }

  @Test
  void whatArraysAndRecordsHoldIsCompared() {
    assertTrue(SameNumbers.areIn(new float[] {1, 2}, new float[] {1, 2}));
    assertFalse(SameNumbers.areIn(new float[] {1, 2}, new float[] {1, 3}));
    assertTrue(SameNumbers.areIn(histogram(2), histogram(2)));
    assertFalse(SameNumbers.areIn(histogram(2), histogram(3)));
    assertTrue(SameNumbers.areIn(new Histogram[] {histogram(2)}, new Histogram[] {histogram(2)}));
    assertFalse(
        SameNumbers.areIn(
            List.of(histogram(2), histogram(2)), List.of(histogram(2), histogram(1))));
  }

  @Test
  void whatMapsAndOptionalsHoldIsCompared() {
    assertTrue(SameNumbers.areIn(Map.of("a", new int[] {1}), Map.of("a", new int[] {1})));
    assertFalse(SameNumbers.areIn(Map.of("a", new int[] {1}), Map.of("a", new int[] {2})));
    assertFalse(SameNumbers.areIn(Map.of("a", new int[] {1}), Map.of("b", new int[] {1})));
    assertTrue(SameNumbers.areIn(Optional.of(new int[] {1}), Optional.of(new int[] {1})));
    assertFalse(SameNumbers.areIn(Optional.of(new int[] {1}), Optional.of(new int[] {2})));
    assertFalse(SameNumbers.areIn(Optional.of(1), Optional.empty()));
  }

  @Test
  void whatCannotTellCountsAsTheSame() {
    assertTrue(SameNumbers.areIn(Set.of(new int[] {1}), Set.of(new int[] {1})));
    assertTrue(SameNumbers.areIn(new Object(), new Object()));
  }
}
