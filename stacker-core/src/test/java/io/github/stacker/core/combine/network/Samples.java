package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.util.List;
import java.util.Random;

/** Kinds of samples that kernels may meet. */
public final class Samples {
  private static final double[] EXTREME_BYTES = {0, 1, 127, 128, 254, 255};
  private static final double[] EXTREME_SHORTS = {0, 1, 255, 256, 32767, 32768, 65534, 65535};
  private static final double[] EXTREME_FLOATS = {
    -0.0, 0.0, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1, -1, 1e-30
  };

  private Samples() {}

  /** Gives, for a type: any values, few values with many ties, and extreme ones. */
  public static List<RandomSection.Source> of(SampleType type) {
    double[] extremes = extremes(type);
    return List.of(
        random -> any(type, random),
        random -> 2 + random.nextInt(3),
        random -> extremes[random.nextInt(extremes.length)]);
  }

  private static double[] extremes(SampleType type) {
    return switch (type) {
      case UINT8 -> EXTREME_BYTES;
      case UINT16 -> EXTREME_SHORTS;
      case FLOAT32, FLOAT64 -> EXTREME_FLOATS;
    };
  }

  private static double any(SampleType type, Random random) {
    return type.isInteger() ? random.nextInt((int) type.white() + 1) : random.nextGaussian() * 1000;
  }
}
