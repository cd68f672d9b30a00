package io.github.stacker.filters.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoxBlurTest extends FilterContract<BoxBlur.Parameters> {
  @Override
  protected BoxBlur provider() {
    return new BoxBlur();
  }

  @Override
  protected BoxBlur.Parameters parameters() {
    return new BoxBlur.Parameters(2);
  }

  /** Pillow 9.4.0: {@code im.filter(ImageFilter.BoxBlur(radius))}, which rounds twice. */
  @Test
  void samplesAreThoseOfPillowButForItsRounding() throws IOException {
    double[] one = {
      44, 72, 113, 126, 125, 108, 113, 134, 127, 132, 118, 131, 166, 144, 129, 96, 115, 158, 145,
      136
    };
    double[] two = {
      71, 88, 103, 119, 125, 79, 100, 112, 124, 124, 88, 113, 121, 128, 123, 96, 126, 130, 133, 123
    };
    assertArrayEquals(one, applied(box(1), Pictures.small()).toArray(), 1);
    assertArrayEquals(two, applied(box(2), Pictures.small()).toArray(), 1);
  }

  @Test
  void samplesAreMeansOfSquares() throws IOException {
    MemoryImage image = Pictures.withGaps(SampleType.FLOAT32);
    MemoryImage blurred = applied(box(4), image);
    ImageInfo info = image.info();
    for (int y = 0; y < info.height(); y++) {
      for (int x = 0; x < info.width(); x++) {
        if (!Double.isNaN(image.get(x, y, 1))) {
          double expected = SlowBlur.at(image, x, y, 1, 4, distance -> 1);
          assertEquals(expected, blurred.get(x, y, 1), 1e-5);
        }
      }
    }
  }

  @Test
  void largeSquaresOfEveryTypeAreThoseOfDoublePrecision() throws IOException {
    for (SampleType type : SampleType.values()) {
      ImageInfo info = ImageInfo.of(300, 3, Pictures.RGB, type);
      MemoryImage image = MemoryImage.random(info, 2);
      for (int radius : new int[] {1, 7, 8, 31, 32, 200}) {
        MemoryImage blurred = applied(box(radius), image);
        for (int x : new int[] {0, 1, 150, 299}) {
          double expected = SlowBlur.at(image, x, 1, 2, radius, distance -> 1);
          assertEquals(expected, blurred.get(x, 1, 2), 1e-6 * info.white(), radius + ", " + x);
        }
      }
    }
  }

  @Test
  void equalSamplesStayWhatTheyAre() throws IOException {
    ImageInfo info = ImageInfo.of(40, 9, Pictures.GREY, SampleType.UINT16);
    for (int radius : new int[] {1, 15, 200}) {
      for (int sample : new int[] {0, 1, 255, 4095}) {
        MemoryImage image = MemoryImage.of(info, i -> sample);
        assertArrayEquals(image.toArray(), applied(box(radius), image).toArray(), 1e-6 * sample);
      }
    }
  }

  @Test
  void whatIsMissingElsewhereChangesNoBit() throws IOException {
    ImageInfo info = ImageInfo.of(90, 5, Pictures.RGB, SampleType.FLOAT32);
    double[] samples = MemoryImage.random(info, 6).toArray();
    MemoryImage whole = applied(box(9), MemoryImage.of(info, i -> samples[i]));
    MemoryImage gap =
        applied(box(9), MemoryImage.of(info, i -> i % 270 == 0 ? Double.NaN : samples[i]));
    for (int y = 0; y < 5; y++) {
      for (int x = 10; x < 90; x++) {
        assertEquals(whole.get(x, y, 0), gap.get(x, y, 0));
      }
    }
  }

  @Test
  void radiiOutsideTheLimitsAreRefused() {
    for (int radius : new int[] {0, 201}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> new BoxBlur.Parameters(radius))
              .getMessage();
      assertEquals("radius is %d, not within 1 to 200".formatted(radius), message);
    }
  }

  private static Filter box(int radius) {
    return new BoxBlur().create(new BoxBlur.Parameters(radius));
  }
}
