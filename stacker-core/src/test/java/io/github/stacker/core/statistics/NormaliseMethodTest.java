package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormaliseMethodTest {
  private static final ImageInfo RGB =
      ImageInfo.of(60, 50, List.of(Band.RED, Band.GREEN, Band.BLUE), SampleType.FLOAT64);

  private final List<MeasuredFrame> frames =
      List.of(
          measured(0, "a.tif", sky(1, 10, 0.5)),
          measured(1, "b.tif", sky(2, 14, 2)),
          measured(2, "c.tif", sky(3, 7, 1)));

  private static MemoryImage sky(long seed, double location, double scale) {
    Random random = new Random(seed);
    return MemoryImage.of(RGB, i -> location + i % 3 + scale * (1 + i % 3) * random.nextGaussian());
  }

  private static MeasuredFrame measured(int number, String name, MemoryImage image) {
    try {
      return new MeasuredFrame(number, name, FrameStatistics.of(image, Zeros.COUNT));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Normalises one frame and measures it again. */
  private BandStatistics normalised(NormaliseMethod method, int frame, int reference, int band) {
    MemoryImage image = List.of(sky(1, 10, 0.5), sky(2, 14, 2), sky(3, 7, 1)).get(frame);
    double[] samples = image.toArray();
    Normalisation normalisation = method.of(frames, reference);
    MemoryImage after = MemoryImage.of(RGB, i -> normalisation.of(frame, i % 3).apply(samples[i]));
    return measured(0, "after", after).statistics().bands().get(band);
  }

  private static NormaliseMethod method(
      NormaliseMode mode, boolean scaling, Estimator estimator, BandMatching bands) {
    return new NormaliseMethod(mode, scaling, estimator, bands, OptionalInt.empty());
  }

  @ParameterizedTest
  @EnumSource
  void locationsAndScalesAgreeAfterwards(Estimator estimator) {
    for (boolean scaling : new boolean[] {false, true}) {
      NormaliseMethod method =
          method(NormaliseMode.ADDITIVE, scaling, estimator, BandMatching.EACH);
      for (int band = 0; band < 3; band++) {
        BandStatistics wanted = frames.get(1).statistics().bands().get(band);
        BandStatistics actual = normalised(method, 2, 1, band);
        assertEquals(estimator.location(wanted), estimator.location(actual), 2e-3);
        double scale = scaling ? estimator.scale(wanted) : scaleOf(estimator, 2, band);
        assertEquals(scale, estimator.scale(actual), 2e-3 * scale);
      }
    }
  }

  private double scaleOf(Estimator estimator, int frame, int band) {
    return estimator.scale(frames.get(frame).statistics().bands().get(band));
  }

  @ParameterizedTest
  @EnumSource
  void factorsMatchLocationsAndMultiplyScales(Estimator estimator) {
    NormaliseMethod plain =
        method(NormaliseMode.MULTIPLICATIVE, false, estimator, BandMatching.EACH);
    NormaliseMethod scaled =
        method(NormaliseMode.MULTIPLICATIVE, true, estimator, BandMatching.EACH);
    for (int band = 0; band < 3; band++) {
      BandStatistics reference = frames.get(0).statistics().bands().get(band);
      BandStatistics other = frames.get(1).statistics().bands().get(band);
      double factor = estimator.location(reference) / estimator.location(other);
      assertEquals(new Linear(factor, 0), plain.of(frames, 0).of(1, band));
      double ratio = estimator.scale(reference) / estimator.scale(other);
      assertEquals(new Linear(ratio * factor, 0), scaled.of(frames, 0).of(1, band));
    }
  }

  @Test
  void theReferenceFrameStaysAsItIs() {
    for (NormaliseMode mode : NormaliseMode.values()) {
      for (int reference = 0; reference < 3; reference++) {
        NormaliseMethod method = method(mode, true, Estimator.IKSS, BandMatching.EACH);
        for (Linear function : method.of(frames, reference).functions().get(reference)) {
          assertEquals(Linear.IDENTITY, function);
        }
      }
    }
  }

  @Test
  void withoutModeNothingChanges() {
    NormaliseMethod none = method(NormaliseMode.NONE, true, Estimator.IKSS, BandMatching.EQUAL);
    assertTrue(none.of(frames, 0).isIdentity());
    NormaliseMethod some = method(NormaliseMode.ADDITIVE, false, Estimator.IKSS, BandMatching.EACH);
    assertFalse(some.of(frames, 0).isIdentity());
  }

  @Test
  void oneBandMayStandForAll() {
    NormaliseMethod each = method(NormaliseMode.ADDITIVE, true, Estimator.IKSS, BandMatching.EACH);
    NormaliseMethod shared =
        method(NormaliseMode.ADDITIVE, true, Estimator.IKSS, BandMatching.REFERENCE);
    for (int frame = 0; frame < 3; frame++) {
      for (int band = 0; band < 3; band++) {
        assertEquals(each.of(frames, 0).of(frame, 1), shared.of(frames, 0).of(frame, band));
      }
    }
  }

  @Test
  void allBandsMayBecomeLikeOne() {
    NormaliseMethod equal =
        new NormaliseMethod(
            NormaliseMode.ADDITIVE, true, Estimator.IKSS, BandMatching.EQUAL, OptionalInt.of(2));
    BandStatistics wanted = frames.get(0).statistics().bands().get(2);
    for (int frame = 0; frame < 3; frame++) {
      for (int band = 0; band < 3; band++) {
        BandStatistics actual = normalised(equal, frame, 0, band);
        assertEquals(wanted.location(), actual.location(), 2e-3);
        assertEquals(wanted.scale(), actual.scale(), 2e-3);
      }
    }
  }

  @Test
  void aReferenceBandThatIsNotThereIsRefused() {
    NormaliseMethod method =
        new NormaliseMethod(
            NormaliseMode.ADDITIVE, true, Estimator.IKSS, BandMatching.EQUAL, OptionalInt.of(3));
    PipelineException e = assertThrows(PipelineException.class, () -> method.of(frames, 0));
    assertEquals(
        "the reference band is number 3, but frames have 3; choose 0 to 2 as \"referenceBand\"",
        e.getMessage());
  }

  @Test
  void equalSamplesCanBeMovedButNotScaled() {
    MeasuredFrame flat = measured(1, "flat.tif", MemoryImage.of(RGB, i -> 5));
    List<MeasuredFrame> all = List.of(frames.get(0), flat);
    for (Estimator estimator : Estimator.values()) {
      assertEquals(
          "frame \"flat.tif\" (number 1) cannot be normalised by band 0: most of its samples are equal; set \"scaling\": false, or leave it out of \"frames\"",
          refusal(method(NormaliseMode.ADDITIVE, true, estimator, BandMatching.EACH), all, 0));
      Linear moved =
          method(NormaliseMode.ADDITIVE, false, estimator, BandMatching.EACH).of(all, 0).of(1, 0);
      assertEquals(1, moved.scale());
      assertEquals(10, moved.apply(5), 0.1);
    }
  }

  @Test
  void samplesAboutZeroHaveNoFactor() {
    MeasuredFrame dark = measured(0, "dark.tif", sky(9, -2, 1));
    assertEquals(
        "frame \"dark.tif\" (number 0) cannot be normalised by band 0: its location is %s, not above 0; set \"mode\": \"additive\", or leave it out of \"frames\""
            .formatted(dark.statistics().bands().get(0).median()),
        refusal(
            method(NormaliseMode.MULTIPLICATIVE, false, Estimator.MEDIAN_MAD, BandMatching.EACH),
            List.of(dark, frames.get(0)),
            0));
  }

  @Test
  void aFrameWithoutSamplesIsNamed() {
    MeasuredFrame empty = measured(1, "empty.tif", MemoryImage.of(RGB, i -> Double.NaN));
    assertEquals(
        "frame \"empty.tif\" (number 1) cannot be normalised by band 0: it has no samples; leave it out of \"frames\"",
        refusal(
            method(NormaliseMode.ADDITIVE, false, Estimator.IKSS, BandMatching.EACH),
            List.of(frames.get(0), empty),
            0));
  }

  private static String refusal(NormaliseMethod method, List<MeasuredFrame> all, int reference) {
    return assertThrows(FrameException.class, () -> method.of(all, reference)).getMessage();
  }
}
