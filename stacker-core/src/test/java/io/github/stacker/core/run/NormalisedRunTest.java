package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole pipelines that normalise and weigh. */
@Tag("slow")
class NormalisedRunTest extends WholeRunTest {
  private static final int FRAMES = 6;
  private static final String MEAN = "'combine': {'method': 'mean'}";

  /** Rejects nothing, so its result is the mean of the samples; needs whole stacks. */
  private static final String SWEPT_MEAN =
      "'combine': {'method': 'min-max-reject', 'low': 0, 'high': 0}";

  private static final List<String> SECTIONS =
      List.of(
          "'normalise': {}",
          "'normalise': {'mode': 'multiplicative', 'scaling': false, 'reference': 'best'}",
          "'normalise': {'estimator': 'median-mad', 'bands': 'equal'}",
          "'weights': {'by': 'noise'}",
          "'weights': {'by': 'list', 'list': [1, 0.5, 3, 1, 0.1, 7]}",
          "'normalise': {'mode': 'none', 'rejection': 'additive'}",
          "'normalise': {'bands': 'reference'}, 'weights': {'by': 'noise'}",
          "'normalise': {}, 'weights': {'by': 'list', 'list': [1, 0.5, 3, 1, 0.1, 7]}");

  @ParameterizedTest
  @CsvSource({"UINT8,.png", "UINT8,.tif", "UINT16,.png", "UINT16,.tif", "FLOAT32,.tif"})
  void foldAndSweepGiveTheSameBits(SampleType type, String ending) {
    writeFrames(FRAMES, type, ending);
    for (String section : SECTIONS) {
      double[] folded = stacked(section + ", " + MEAN);
      assertArrayEquals(folded, stacked(section + ", " + SWEPT_MEAN), section);
      assertArrayEquals(folded, stacked(section + ", " + MEAN, "resources.threads=5"), section);
      assertArrayEquals(folded, stacked(section + ", " + MEAN, "frames.onError=skip"), section);
      assertArrayEquals(
          folded, stacked(section + ", " + SWEPT_MEAN, "frames.onError=skip"), section);
    }
  }

  @ParameterizedTest
  @EnumSource
  void framesThatAreLinearFunctionsOfOneSceneComeOutEqual(SampleType type) {
    double white = type.white();
    double step = type == SampleType.UINT8 ? 1 : white / 1024;
    ImageInfo info = ImageInfo.of(40, 30, RGB, type);
    double[] scene = new Random(5).doubles(40 * 30 * 3, 0, 60).map(Math::rint).toArray();
    write("frame0.tif", MemoryImage.of(info, i -> step * (scene[i] + 10)));
    write("frame1.tif", MemoryImage.of(info, i -> step * (2 * scene[i] + 20)));
    write("frame2.tif", MemoryImage.of(info, i -> step * (3 * scene[i] + 30)));
    for (String normalise :
        List.of(
            "'mode': 'additive'",
            "'mode': 'additive', 'estimator': 'median-mad', 'reference': '2'",
            "'mode': 'multiplicative', 'scaling': false",
            "'mode': 'multiplicative', 'scaling': false, 'reference': '1'")) {
      double[] ranges = stacked("'normalise': {" + normalise + "}, 'combine': {'method': 'range'}");
      double largest = Arrays.stream(ranges).max().orElseThrow();
      assertTrue(largest < 1e-3 * step * 60, normalise + " " + largest / step);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MEAN, "'combine': {'method': 'sigma-clip', 'lowSigma': 1.5}"})
  void aRegionOfInterestIsAPartOfTheWhole(String combine) {
    writeFrames(FRAMES, SampleType.UINT16, ".tif");
    String sections = "'normalise': {}, 'weights': {'by': 'noise'}, " + combine;
    run(sections);
    MemoryImage whole = read("out.tif");
    run(sections + ", 'roi': {'x': 11, 'y': 7, 'width': 9, 'height': 13}");
    MemoryImage part = read("out.tif");
    assertEquals(9, part.info().width());
    assertEquals(13, part.info().height());
    for (int y = 0; y < 13; y++) {
      for (int x = 0; x < 9; x++) {
        for (int b = 0; b < 3; b++) {
          assertEquals(whole.get(11 + x, 7 + y, b), part.get(x, y, b));
        }
      }
    }
  }

  @Test
  void theReferenceFrameIsFoundByNumberNameOrQuality() {
    writeFrames(FRAMES, SampleType.UINT16, ".tif");
    write("frame2.tif", quiet());
    double[] third = normalisedTo("2");
    assertArrayEquals(third, normalisedTo("frame2.tif"));
    assertArrayEquals(third, normalisedTo(folder.resolve("frame2.tif").toString()));
    assertArrayEquals(third, normalisedTo("best"));
    assertArrayEquals(normalisedTo("0"), normalisedTo("first"));
    assertFalse(Arrays.equals(third, normalisedTo("first")));
  }

  /** A scene without noise. */
  private static MemoryImage quiet() {
    return MemoryImage.of(
        ImageInfo.of(37, 29, RGB, SampleType.UINT16), i -> 9000 + 400 * (i / 3 % 37));
  }

  private double[] normalisedTo(String reference) {
    String normalise = "'normalise': {'reference': '%s'}, ".formatted(reference);
    return stacked(normalise + MEAN);
  }

  @Test
  void theNormalisationOfRejectionChangesOnlyWhatIsRejected() {
    writeFrames(FRAMES, SampleType.UINT16, ".tif");
    Map<String, double[]> same = clipped("'mode': 'additive'");
    for (String other : List.of("none", "multiplicative")) {
      Map<String, double[]> own = clipped("'mode': 'additive', 'rejection': '" + other + "'");
      int sameKept = 0;
      for (int i = 0; i < same.get("out").length; i++) {
        if (same.get("coverage")[i] == FRAMES && own.get("coverage")[i] == FRAMES) {
          assertEquals(same.get("out")[i], own.get("out")[i]);
          sameKept++;
        }
      }
      assertTrue(sameKept > 100, sameKept + " stacks without rejection");
      assertFalse(Arrays.equals(same.get("coverage"), own.get("coverage")), other);
    }
    double[] plain = stacked("'normalise': {'mode': 'additive'}, " + MEAN);
    String unused = "'normalise': {'mode': 'additive', 'rejection': 'none'}, ";
    assertArrayEquals(plain, stacked(unused + MEAN));
    assertArrayEquals(plain, stacked(unused + SWEPT_MEAN));
  }

  /** Samples are normalised for rejection alone. */
  @Test
  void whatIsKeptMayBeCombinedAsItIs() {
    List<MemoryImage> frames = writeFrames(FRAMES, SampleType.UINT16, ".tif");
    Map<String, double[]> clipped = clipped("'mode': 'none', 'rejection': 'additive'");
    Map<String, double[]> normalised = clipped("'mode': 'additive'");
    assertArrayEquals(normalised.get("coverage"), clipped.get("coverage"));
    for (int i = 0; i < clipped.get("out").length; i++) {
      if (clipped.get("coverage")[i] == FRAMES) {
        double sum = 0;
        for (MemoryImage frame : frames) {
          sum += frame.get(i / 3 % 37, i / 3 / 37, i % 3);
        }
        assertEquals(sum / FRAMES, clipped.get("out")[i]);
      }
    }
  }

  private Map<String, double[]> clipped(String normalise) {
    double[] out =
        stacked(
            "'normalise': {%s}, 'combine': {'method': 'sigma-clip', 'lowSigma': 1.6, 'highSigma': 1.6}, 'maps': {'coverage': 'coverage.tif'}"
                .formatted(normalise));
    return Map.of("out", out, "coverage", read("coverage.tif").toArray());
  }

  @Test
  void equalWeightsGiveTheUnweightedMeanUpToRounding() {
    writeFrames(FRAMES, SampleType.UINT16, ".tif");
    double[] plain = stacked("'normalise': {}, " + MEAN);
    double[] weighed =
        stacked("'normalise': {}, 'weights': {'by': 'list', 'list': [3, 3, 3, 3, 3, 3]}, " + MEAN);
    assertArrayEquals(plain, weighed, 1e-9);
  }

  /** The counts of such samples take most memory: more than the heap, if all were made at once. */
  @Test
  void framesWhoseSamplesAreAllDifferentFitTheHeap() {
    ImageInfo info = ImageInfo.of(1000, 700, RGB, SampleType.FLOAT32);
    for (int f = 0; f < 4; f++) {
      Random random = new Random(f);
      write("frame" + f + ".tif", MemoryImage.of(info, i -> anyNumber(random)));
    }
    run("'normalise': {'scaling': false}, " + MEAN, "resources.threads=4");
    assertEquals(1000, read("out.tif").info().width());
  }

  private static double anyNumber(Random random) {
    float number = Float.intBitsToFloat(random.nextInt());
    return Float.isFinite(number) ? number : 0;
  }
}
