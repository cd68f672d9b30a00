package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.tone.TransferCurve.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodeTest extends FilterContract<TransferCurve> {
  private static final List<Band> GREY = List.of(Band.GREY);
  private static final List<TransferCurve> CURVES =
      List.of(
          new TransferCurve(Kind.SRGB, 2.2),
          new TransferCurve(Kind.GAMMA, 2.2),
          new TransferCurve(Kind.GAMMA, 0.45));

  @Override
  protected Encode provider() {
    return new Encode();
  }

  @Override
  protected TransferCurve parameters() {
    return new TransferCurve(Kind.SRGB, 2.2);
  }

  /**
   * NumPy 1.24.2, {@code l = g / 255}: {@code 255 * where(l <= 0.0031308, 12.92 * l, 1.055 * l **
   * (1 / 2.4) - 0.055)}.
   */
  @Test
  void lightGivesTheSamplesOfNumpy() throws IOException {
    ImageInfo info =
        ImageInfo.of(9, 1, GREY, SampleType.FLOAT64).withSampleType(SampleType.FLOAT64, 255);
    double[] light = {0, 0.5, 0.79, 0.8, 1, 10, 127.5, 200, 255};
    double[] expected = {
      0.0,
      6.46,
      10.206800000000001,
      10.335623113574384,
      12.70922291047824,
      55.75552483545017,
      187.51603067837462,
      229.10024878817703,
      255.0
    };
    double[] encoded =
        applied(encode(CURVES.get(0)), MemoryImage.of(info, i -> light[i])).toArray();
    assertArrayEquals(expected, encoded, 1e-12);
    assertEquals(255, encoded[8]);
  }

  @Test
  void everyIntegerComesBackAfterItWasLinearised() throws IOException {
    for (TransferCurve curve : CURVES) {
      for (SampleType type : List.of(SampleType.UINT8, SampleType.UINT16)) {
        ImageInfo info = ImageInfo.of((int) type.white() + 1, 1, GREY, type);
        MemoryImage image = MemoryImage.of(info, i -> i);
        double[] back = applied(encode(curve), applied(linearise(curve), image)).toArray();
        for (int sample = 0; sample < back.length; sample++) {
          assertEquals(sample, Math.round(back[sample]), () -> curve + " of " + type);
        }
      }
    }
  }

  @Test
  void doublesComeBackUpToSomeRoundings() throws IOException {
    ImageInfo info = ImageInfo.of(20_001, 1, GREY, SampleType.FLOAT64);
    MemoryImage image = MemoryImage.of(info, i -> (i - 10_000) / 8000d);
    for (TransferCurve curve : CURVES) {
      double[] back = applied(encode(curve), applied(linearise(curve), image)).toArray();
      assertArrayEquals(image.toArray(), back, 3e-15, curve.toString());
    }
  }

  @Test
  void aroundTheEndOfTheLinearPieceSamplesComeBackByThePieceTheyCameBy() throws IOException {
    ImageInfo info = ImageInfo.of(2001, 1, GREY, SampleType.FLOAT64);
    MemoryImage image = MemoryImage.of(info, i -> 0.04045 + (i - 1000) * 1e-9);
    TransferCurve srgb = CURVES.get(0);
    double[] back = applied(encode(srgb), applied(linearise(srgb), image)).toArray();
    assertArrayEquals(image.toArray(), back, 1e-15);
  }

  @Test
  void aPowerLawIsThatOfTheFilterGamma() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 3);
      Filter gamma = new Gamma().create(new Gamma.Parameters(2.2));
      assertArrayEquals(
          applied(gamma, image).toArray(), applied(encode(CURVES.get(1)), image).toArray());
    }
  }

  private static Filter linearise(TransferCurve curve) {
    return new Linearise().create(curve);
  }

  private static Filter encode(TransferCurve curve) {
    return new Encode().create(curve);
  }
}
