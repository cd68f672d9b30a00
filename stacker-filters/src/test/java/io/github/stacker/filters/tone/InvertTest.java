package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvertTest extends FilterContract<NoParameters> {
  private final Filter invert = new Invert().create(new NoParameters());

  @Override
  protected Invert provider() {
    return new Invert();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected List<ImageInfo> inputs() {
    List<ImageInfo> inputs = super.inputs();
    inputs.add(ImageInfo.of(41, 37, List.of(Band.ALPHA), SampleType.UINT8));
    return inputs;
  }

  /** Pillow 9.4.0: {@code ImageOps.invert(im)}. */
  @Test
  void bytesAreThoseOfPillow() throws IOException {
    ImageInfo info = ImageInfo.of(9, 1, List.of(Band.GREY), SampleType.UINT8);
    double[] samples = {0, 1, 2, 63, 127, 128, 200, 254, 255};
    double[] inverted = applied(invert, MemoryImage.of(info, i -> samples[i])).toArray();
    assertArrayEquals(new double[] {255, 254, 253, 192, 128, 127, 55, 1, 0}, inverted);
  }

  @Test
  void theTypeOfSamplesStaysWhatItIs() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      assertEquals(input, applied(invert, image).info());
    }
  }

  @Test
  void invertingIntegersTwiceGivesTheImageItself() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 2);
      double[] twice = applied(invert, applied(invert, image)).toArray();
      double tolerance = input.sampleType().isInteger() ? 1e-9 : 1e-7 * input.white();
      assertArrayEquals(image.toArray(), twice, tolerance);
    }
  }

  @Test
  void whiteIsThatOfTheImage() throws IOException {
    ImageInfo info =
        ImageInfo.of(2, 1, List.of(Band.GREY), SampleType.FLOAT32)
            .withSampleType(SampleType.FLOAT32, 4095);
    double[] inverted = applied(invert, MemoryImage.of(info, i -> i * 5000)).toArray();
    assertArrayEquals(new double[] {4095, -905}, inverted);
  }
}
