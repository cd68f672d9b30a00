package io.github.stacker.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PointFilterTest {
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  @Test
  void everyTypeBecomesEveryTypeSampleBySample() throws IOException {
    for (SampleType from : SampleType.values()) {
      for (SampleType to : SampleType.values()) {
        MemoryImage image = MemoryImage.random(ImageInfo.of(150, 40, RGBA, from), 1);
        PointFilter filter = new BandTimes(to);
        double[] expected = oracle(image, filter);
        MemoryImage filtered = MemoryImage.copyOf(filter.apply(image), 40);
        assertArrayEquals(expected, filtered.toArray(), () -> from + " to " + to);
      }
    }
  }

  @Test
  void integersBecomeFloatsAndFloatsStayWhatTheyAreUnlessOverridden() {
    PointFilter filter = (image, band) -> sample -> sample;
    for (SampleType type : SampleType.values()) {
      ImageInfo info = ImageInfo.of(1, 1, RGBA, type);
      ImageInfo result = filter.resultOf(info);
      assertEquals(type == SampleType.FLOAT64 ? type : SampleType.FLOAT32, result.sampleType());
      assertEquals(type.white(), result.white());
    }
  }

  @Test
  void nanIsNotComputed() throws IOException {
    PointFilter filter = (image, band) -> sample -> 1;
    ImageInfo info = ImageInfo.of(2, 1, List.of(Band.GREY), SampleType.FLOAT32);
    MemoryImage image = MemoryImage.of(info, i -> i == 0 ? Double.NaN : 0.5);
    double[] filtered = MemoryImage.copyOf(filter.apply(image), 1).toArray();
    assertArrayEquals(new double[] {Double.NaN, 1}, filtered);
  }

  @Test
  void bandsOfEqualFunctionsShareATable() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    DoubleUnaryOperator function =
        sample -> {
          calls.incrementAndGet();
          return sample;
        };
    PointFilter filter = (image, band) -> function;
    MemoryImage image = MemoryImage.random(ImageInfo.of(50, 50, RGBA, SampleType.UINT8), 2);
    MemoryImage.copyOf(filter.apply(image), 7);
    assertEquals(256, calls.get());
  }

  @Test
  void refusalsComeBeforeAnySampleIsRead() {
    PointFilter filter =
        (image, band) -> {
          throw new IllegalArgumentException("not this one");
        };
    MemoryImage image = MemoryImage.random(ImageInfo.of(1, 1, RGBA, SampleType.UINT8), 3);
    assertThrows(IllegalArgumentException.class, () -> filter.apply(image));
  }

  private static double[] oracle(MemoryImage image, PointFilter filter) {
    ImageInfo info = image.info();
    SampleType to = filter.resultOf(info).sampleType();
    double[] samples = image.toArray();
    Tile rounded = Tile.of(Region.of(samples.length, 1), 1, to);
    for (int i = 0; i < samples.length; i++) {
      int band = i % info.bandCount();
      boolean alpha = band == info.bandCount() - 1;
      rounded.set(
          i,
          alpha
              ? samples[i] * to.white() / info.white()
              : filter.functionFor(info, band).applyAsDouble(samples[i]));
      samples[i] = rounded.get(i);
    }
    return samples;
  }

  /** Scales to the white of a type, and by the number of the band. */
  private record BandTimes(SampleType type) implements PointFilter {
    @Override
    public DoubleUnaryOperator functionFor(ImageInfo image, int band) {
      return sample -> sample * (band + 0.5) / image.white() * type.white();
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return image.withSampleType(type, type.white());
    }
  }
}
