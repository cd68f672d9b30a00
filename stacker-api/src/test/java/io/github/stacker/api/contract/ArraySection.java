package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;

/**
 * A run of places as frames store it. The runs of the frames begin at different offsets, and
 * rubbish lies before and behind them.
 */
final class ArraySection implements StackSection {
  private static final int RUBBISH_BEHIND = 3;

  private final SampleType type;
  private final double[][] frames;
  private final int start;
  private final int count;
  private final Object[] arrays;

  ArraySection(SampleType type, double[][] frames, int start, int count) {
    this.type = type;
    this.frames = frames;
    this.start = start;
    this.count = count;
    this.arrays = stored();
  }

  private Object[] stored() {
    Object[] stored = new Object[frames.length];
    for (int frame = 0; frame < frames.length; frame++) {
      double[] samples = new double[offset(frame) + count + RUBBISH_BEHIND];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = i % 3 == 0 && !type.isInteger() ? Double.NaN : type.white();
      }
      System.arraycopy(frames[frame], start, samples, offset(frame), count);
      stored[frame] = store(samples);
    }
    return stored;
  }

  private Object store(double[] samples) {
    return switch (type) {
      case UINT8 -> bytes(samples);
      case UINT16 -> shorts(samples);
      case FLOAT32 -> floats(samples);
      case FLOAT64 -> samples;
    };
  }

  private static byte[] bytes(double[] samples) {
    byte[] stored = new byte[samples.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (byte) (int) samples[i];
    }
    return stored;
  }

  private static short[] shorts(double[] samples) {
    short[] stored = new short[samples.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (short) (int) samples[i];
    }
    return stored;
  }

  private static float[] floats(double[] samples) {
    float[] stored = new float[samples.length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (float) samples[i];
    }
    return stored;
  }

  @Override
  public int frames() {
    return frames.length;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public SampleType type() {
    return type;
  }

  @Override
  public int offset(int frame) {
    return frame * 5 % 7;
  }

  @Override
  public Object array(int frame) {
    return arrays[frame];
  }

  void assertUntouched() {
    assertArrayEquals(stored(), arrays, "the kernel changed the samples of its section");
  }
}
