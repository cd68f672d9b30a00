package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorTest {
  @ParameterizedTest(name = "{0}, {1} bytes a sample, step {2}")
  @CsvSource({
    "NONE, 2, 3",
    "HORIZONTAL, 1, 1",
    "HORIZONTAL, 1, 4",
    "HORIZONTAL, 2, 3",
    "HORIZONTAL, 4, 2",
    "HORIZONTAL, 8, 3",
    "FLOATING_POINT, 2, 1",
    "FLOATING_POINT, 4, 3",
    "FLOATING_POINT, 8, 2"
  })
  void undoingWhatWasAppliedGivesTheRowAndNothingElseChanges(
      Predictor predictor, int sampleBytes, int step) {
    byte[] row = new byte[1000];
    new Random(1).nextBytes(row);
    byte[] before = row.clone();
    int samples = 37 * step;
    byte[] scratch = new byte[samples * sampleBytes];
    predictor.apply(row, 11, samples, sampleBytes, step, scratch);
    predictor.undo(row, 11, samples, sampleBytes, step, scratch);
    assertArrayEquals(before, row);
  }

  @Test
  void horizontalDifferencesGoFromPixelToPixelOfTheSameBand() {
    byte[] row = {10, 100, 13, 90, 13, 80};
    Predictor.HORIZONTAL.apply(row, 0, 6, 1, 2, new byte[0]);
    assertArrayEquals(new byte[] {10, 100, 3, -10, 0, -10}, row);
  }

  @Test
  void sixteenBitDifferencesCarryIntoTheHighByte() {
    byte[] row = {(byte) 0xff, 0, 0, 1};
    Predictor.HORIZONTAL.apply(row, 0, 2, 2, 1, new byte[0]);
    assertArrayEquals(new byte[] {(byte) 0xff, 0, 1, 0}, row);
  }
}
