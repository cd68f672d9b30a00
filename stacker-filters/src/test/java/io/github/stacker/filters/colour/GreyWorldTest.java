package io.github.stacker.filters.colour;

import static io.github.stacker.filters.colour.ColouredInputs.BGRA;
import static io.github.stacker.filters.colour.ColouredInputs.RGB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreyWorldTest extends FilterContract<NoParameters> {
  @Override
  protected GreyWorld provider() {
    return new GreyWorld();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected List<ImageInfo> inputs() {
    return ColouredInputs.of(super.inputs());
  }

  @Test
  void theMeansOfAllColoursBecomeThatOfGreen() throws IOException {
    ImageInfo info = ImageInfo.of(30, 20, RGB, SampleType.FLOAT64);
    double[] random = MemoryImage.random(info, 1).toArray();
    double[] tint = {0.3, 0.6, 0.9};
    MemoryImage image = MemoryImage.of(info, i -> random[i] * tint[i % 3]);
    MemoryImage balanced = balanced(image);
    for (int band = 0; band < 3; band++) {
      assertEquals(mean(image, 1), mean(balanced, band), 1e-12);
    }
    assertEquals(image.get(4, 5, 1), balanced.get(4, 5, 1));
  }

  @Test
  void pixelsThatAreClippedTransparentOrIncompleteDoNotCount() throws IOException {
    ImageInfo info = ImageInfo.of(4, 1, BGRA, SampleType.FLOAT32);
    double[] samples = {
      0.25,
      0.5,
      0.125,
      1, /* at white */
      1,
      0.5,
      0.5,
      1, /* seen through */
      0.1,
      0.5,
      0.5,
      0.9,
      /* incomplete */ 0.5,
      Double.NaN,
      0.5,
      1
    };
    double[] balanced = balanced(MemoryImage.of(info, i -> samples[i])).toArray();
    double[] expected = {0.5, 0.5, 0.5, 1, 2, 0.5, 2, 1, 0.2f, 0.5, 2, 0.9f, 1, Double.NaN, 2, 1};
    assertArrayEquals(expected, balanced);
  }

  @Test
  void aColourThatIsNotThereStays() throws IOException {
    ImageInfo info = ImageInfo.of(2, 1, RGB, SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i % 3 == 0 ? 0 : 40 * (i % 3));
    assertArrayEquals(new double[] {0, 40, 40, 0, 40, 40}, balanced(image).toArray());
  }

  @Test
  void greyImagesAreRefused() {
    ImageInfo info = ImageInfo.of(1, 1, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i);
    assertEquals(
        "the bands of the image are [GREY], not red, green and blue",
        assertThrows(IllegalArgumentException.class, () -> balanced(image)).getMessage());
  }

  private static MemoryImage balanced(MemoryImage image) throws IOException {
    return applied(new GreyWorld().create(new NoParameters()), image);
  }

  private static double mean(MemoryImage image, int band) {
    double[] samples = image.toArray();
    double sum = 0;
    for (int i = band; i < samples.length; i += 3) {
      sum += samples[i];
    }
    return sum / (samples.length / 3);
  }
}
