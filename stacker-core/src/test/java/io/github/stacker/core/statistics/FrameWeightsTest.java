package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.PipelineException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FrameWeightsTest {
  private static MeasuredFrame frame(String name, double... noises) {
    return new MeasuredFrame(
        name.charAt(0) - 'a',
        name,
        new FrameStatistics(
            Arrays.stream(noises)
                .mapToObj(noise -> new BandStatistics(9, 0, 9, 5, 2, 5, 1, 5, 1, noise))
                .toList()));
  }

  private static Normalisation scales(double... scales) {
    return new Normalisation(
        Arrays.stream(scales)
            .mapToObj(scale -> List.of(new Linear(scale, 7), new Linear(scale, -7)))
            .toList());
  }

  @Test
  void quietFramesCountMore() {
    List<MeasuredFrame> frames = List.of(frame("a", 1, 3), frame("b", 2, 3), frame("c", 4, 3));
    List<Double> weights = FrameWeights.byNoise(frames, scales(1, 1, 1));
    double mean = (1 + 1 / 4.0 + 1 / 16.0) / 3;
    assertEquals((1 / mean + 1) / 2, weights.get(0), 1e-15);
    assertEquals((1 / 4.0 / mean + 1) / 2, weights.get(1), 1e-15);
    assertEquals((1 / 16.0 / mean + 1) / 2, weights.get(2), 1e-15);
    assertEquals(3, weights.stream().mapToDouble(Double::doubleValue).sum(), 1e-14);
  }

  @Test
  void scalingANoisyFrameDownMakesItAsGoodAsAnother() {
    List<MeasuredFrame> frames = List.of(frame("a", 1, 3), frame("b", 2, 6), frame("c", 4, 12));
    assertEquals(List.of(1.0, 1.0, 1.0), FrameWeights.byNoise(frames, scales(1, 0.5, -0.25)));
  }

  @Test
  void weightsAreAboveZeroWhateverTheNoise() {
    List<MeasuredFrame> frames = List.of(frame("a", 1e-200, 1e-200), frame("b", 1e200, 1e200));
    List<Double> weights = FrameWeights.byNoise(frames, scales(1, 1));
    assertEquals(2, weights.get(0));
    assertTrue(weights.get(1) > 0);
  }

  @Test
  void aFrameWithoutNoiseIsNamed() {
    List<MeasuredFrame> frames = List.of(frame("a.tif", 1, 1), frame("b.tif", 1, 0));
    assertEquals(
        "frame \"b.tif\" (number 1) has no noise in band 1 to weigh it by; leave it out of \"frames\" or choose other weights",
        assertThrows(FrameException.class, () -> FrameWeights.byNoise(frames, scales(1, 1)))
            .getMessage());
  }

  @Test
  void exposureTimesAreWeights() {
    assertEquals(
        List.of(0.5, 30.0),
        FrameWeights.byExposureTime(
            List.of("a", "b"), List.of(OptionalDouble.of(0.5), OptionalDouble.of(30))));
  }

  @Test
  void aFrameWithoutExposureTimeIsNamed() {
    assertEquals(
        "frame \"b\" has no exposure time to weigh it by; choose other weights, as a list",
        exposureRefusal(OptionalDouble.empty()));
    assertEquals(
        "frame \"b\" has an exposure time of 0.0 s to weigh it by; choose other weights, as a list",
        exposureRefusal(OptionalDouble.of(0)));
  }

  private static String exposureRefusal(OptionalDouble seconds) {
    List<OptionalDouble> times = List.of(OptionalDouble.of(1), seconds);
    return assertThrows(
            FrameException.class, () -> FrameWeights.byExposureTime(List.of("a", "b"), times))
        .getMessage();
  }

  @Test
  void aListHasAWeightForEachFrame() {
    assertEquals(List.of(1.0, 2.0), FrameWeights.listed(List.of(1.0, 2.0), 2));
    assertEquals(
        "there are 2 weights for 3 frames; list one for each",
        assertThrows(PipelineException.class, () -> FrameWeights.listed(List.of(1.0, 2.0), 3))
            .getMessage());
  }
}
