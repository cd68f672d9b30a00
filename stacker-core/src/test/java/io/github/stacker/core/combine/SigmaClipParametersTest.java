package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SigmaClipParametersTest {
  @Test
  void sirilHasNoOtherCentreThanTheMedian() {
    assertRefused(Centre.MEAN, Deviation.SAMPLE, 0, Compatibility.SIRIL, "\"median\"");
  }

  @Test
  void sirilHasNoOtherDeviationThanThatOfASample() {
    assertRefused(Centre.MEDIAN, Deviation.MAD, 0, Compatibility.SIRIL, "mad-clip");
    assertRefused(Centre.MEDIAN, Deviation.POPULATION, 0, Compatibility.SIRIL, "\"sample\"");
  }

  @Test
  void ccdprocMakesASingleRound() {
    assertRefused(Centre.MEAN, Deviation.POPULATION, 2, Compatibility.CCDPROC, "is 2");
    assertEquals(1, with(Centre.MEAN, Deviation.MAD, 1, Compatibility.CCDPROC).rounds());
  }

  private static void assertRefused(
      Centre centre, Deviation deviation, int rounds, Compatibility compatibility, String hint) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> with(centre, deviation, rounds, compatibility));
    assertTrue(refusal.getMessage().contains(hint), refusal.getMessage());
  }

  private static SigmaClipParameters with(
      Centre centre, Deviation deviation, int rounds, Compatibility compatibility) {
    return new SigmaClipParameters(
        3, 3, centre, deviation, rounds, 3, RestResult.MEAN, compatibility);
  }
}
