package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest extends FilterContract<Curve.Parameters> {
  private static final List<Band> GREY = List.of(Band.GREY);

  @Override
  protected Curve provider() {
    return new Curve();
  }

  @Override
  protected Curve.Parameters parameters() {
    return new Curve.Parameters(List.of(0d, 0d, 0.25, 0.2, 0.75, 0.85, 1d, 1d));
  }

  @Test
  void pointsMeanTheSameInImagesOfAnyType() throws IOException {
    for (ImageInfo input : inputs()) {
      double white = input.white();
      double[] bent =
          applied(curve(0, 0.1, 0.2, 0.5, 1, 0.9), MemoryImage.of(input, i -> white / 5)).toArray();
      double[] expected = new double[bent.length];
      Arrays.setAll(
          expected, i -> input.hasAlpha() && i % input.bandCount() == 3 ? white / 5 : white / 2);
      assertArrayEquals(expected, bent, 1e-7 * white);
    }
  }

  @Test
  void aStraightLineThroughTheCornersChangesNothing() throws IOException {
    ImageInfo info = ImageInfo.of(256, 1, GREY, SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i);
    double[] same = applied(curve(0, 0, 0.3, 0.3, 1, 1), image).toArray();
    assertArrayEquals(image.toArray(), same, 1e-12);
  }

  @Test
  void theCurveIsLevelOutsideItsPoints() throws IOException {
    ImageInfo info = ImageInfo.of(4, 1, GREY, SampleType.FLOAT32);
    double[] samples = {-3, 0.125, 0.875, 7};
    double[] bent =
        applied(curve(0.25, 0.125, 0.5, 0.75), MemoryImage.of(info, i -> samples[i])).toArray();
    assertArrayEquals(new double[] {0.125, 0.125, 0.75, 0.75}, bent);
  }

  @Test
  void pointsThatMakeNoCurveAreRefused() {
    assertRefused("points has 0 numbers; give x and y of two points or more");
    assertRefused("points has 2 numbers; give x and y of two points or more", 0, 1);
    assertRefused("points has 5 numbers; give x and y of two points or more", 0, 0, 0.5, 1, 1);
    assertRefused("a number of points is 255, not within 0 to 1", 0, 0, 1, 255);
    assertRefused("a number of points is NaN, not within 0 to 1", 0, 0, 1, Double.NaN);
    assertRefused(
        "x is 0.5 in one of points and 0.5 in the next; give points from left to right",
        0,
        0,
        0.5,
        0.5,
        0.5,
        0.7);
  }

  private static void assertRefused(String message, double... points) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, () -> curve(points)).getMessage());
  }

  private static Filter curve(double... points) {
    List<Double> boxed = Arrays.stream(points).boxed().toList();
    return new Curve().create(new Curve.Parameters(boxed));
  }
}
