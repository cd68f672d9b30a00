package io.github.stacker.filters.detail;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import java.util.List;
import java.util.Random;

/** What tests of this package look at. */
final class Pictures {
  static final List<Band> GREY = List.of(Band.GREY);
  static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  private Pictures() {}

  /** Gives 5 by 4 samples, {@code (37 x + 91 y + 13 x y) mod 256}. */
  static MemoryImage small() {
    return MemoryImage.of(
        ImageInfo.of(5, 4, GREY, SampleType.UINT8),
        i -> (37 * (i % 5) + 91 * (i / 5) + 13 * (i % 5) * (i / 5)) % 256);
  }

  /** Gives random samples, one in five of which is missing. */
  static MemoryImage withGaps(SampleType type) {
    ImageInfo info = ImageInfo.of(23, 19, RGB, type);
    double[] samples = MemoryImage.random(info, 4).toArray();
    return MemoryImage.of(info, i -> i % 5 == 2 ? Double.NaN : samples[i]);
  }

  /** Gives random samples of which a few are missing here and there, and all of some stretches. */
  static MemoryImage torn(ImageInfo info, long seed) {
    Random random = new Random(seed);
    double[] samples = MemoryImage.random(info, seed).toArray();
    return MemoryImage.of(
        info, i -> random.nextInt(60) == 0 || i / 40 % 9 == 4 ? Double.NaN : samples[i]);
  }

  /** Gives what an image holds where a sample was computed in double precision. */
  static double stored(double sample, ImageInfo info) {
    if (info.sampleType().isInteger()) {
      return Math.floor(sample + 0.5);
    }
    return info.sampleType() == SampleType.FLOAT32 ? (float) sample : sample;
  }
}
