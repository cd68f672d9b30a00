package io.github.stacker.core.combine;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import java.util.Random;

/** Noisy samples of some frames at a run of places; the same for the same sizes. */
record Samples(SampleType type, Object[] arrays, int count) implements StackSection {
  static Samples of(SampleType type, int frames, int count) {
    Random random = new Random(frames);
    Object[] arrays = new Object[frames];
    for (int f = 0; f < frames; f++) {
      arrays[f] = frame(type, random, count);
    }
    return new Samples(type, arrays, count);
  }

  private static Object frame(SampleType type, Random random, int count) {
    byte[] bytes = new byte[count];
    short[] shorts = new short[count];
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      double sample = 0.4 + 0.02 * random.nextGaussian();
      bytes[i] = (byte) (255 * sample);
      shorts[i] = (short) (65535 * sample);
      floats[i] = (float) sample;
    }
    return switch (type) {
      case UINT8 -> bytes;
      case UINT16 -> shorts;
      case FLOAT32 -> floats;
      case FLOAT64 -> throw new IllegalArgumentException("not measured");
    };
  }

  @Override
  public int frames() {
    return arrays.length;
  }

  @Override
  public int offset(int frame) {
    return 0;
  }

  @Override
  public Object array(int frame) {
    return arrays[frame];
  }
}
