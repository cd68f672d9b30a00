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
import io.github.stacker.filters.Range;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdTest extends FilterContract<Threshold.Parameters> {
  private static final List<Band> GREY = List.of(Band.GREY);

  @Override
  protected Threshold provider() {
    return new Threshold();
  }

  @Override
  protected Threshold.Parameters parameters() {
    return new Threshold.Parameters(0.4);
  }

  /** Pillow 9.4.0: {@code im.point(lambda v: 255 * (v >= 127.5))}, and with 51 and 255. */
  @Test
  void everyByteIsThatOfPillow() throws IOException {
    assertFirstWhite(128, 0.5, SampleType.UINT8);
    assertFirstWhite(51, 0.2, SampleType.UINT8);
    assertFirstWhite(255, 1, SampleType.UINT8);
    assertFirstWhite(0, 0, SampleType.UINT8);
  }

  @Test
  void everyIntegerCanBeTheFirstThatIsWhite() throws IOException {
    for (int first = 0; first <= 255; first++) {
      assertFirstWhite(first, first / 255d, SampleType.UINT8);
    }
    for (int first = 1; first <= 65_535; first += 8191) {
      assertFirstWhite(first, first / 65_535d, SampleType.UINT16);
    }
  }

  private static void assertFirstWhite(int first, double level, SampleType type)
      throws IOException {
    int white = (int) type.white();
    ImageInfo info = ImageInfo.of(white + 1, 1, GREY, type);
    MemoryImage divided = applied(threshold(level), MemoryImage.of(info, i -> i));
    assertEquals(info, divided.info());
    for (int sample = 0; sample <= white; sample++) {
      assertEquals(sample < first ? 0 : white, divided.get(sample, 0, 0), "of " + sample);
    }
  }

  @Test
  void whiteIsThatOfTheImage() throws IOException {
    ImageInfo info =
        ImageInfo.of(5, 1, GREY, SampleType.FLOAT32).withSampleType(SampleType.FLOAT32, 4096);
    double[] samples = {-1, 1023.9375, 1024, 4096, 9999};
    double[] divided = applied(threshold(0.25), MemoryImage.of(info, i -> samples[i])).toArray();
    assertArrayEquals(new double[] {0, 0, 4096, 4096, 4096}, divided);
  }

  @Test
  void levelsOutsideTheLimitsAreRefused() {
    for (double level : new double[] {-0.1, 128, Double.NaN}) {
      assertEquals(
          "level is " + Range.plain(level) + ", not within 0 to 1",
          assertThrows(IllegalArgumentException.class, () -> threshold(level)).getMessage());
    }
  }

  private static Filter threshold(double level) {
    return new Threshold().create(new Threshold.Parameters(level));
  }
}
