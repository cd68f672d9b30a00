package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import java.util.Random;

/** A section of random samples; each frame's begin somewhere else in an array of its own. */
public final class RandomSection implements StackSection {
  private final SampleType type;
  private final int count;
  private final Object[] arrays;
  private final int[] offsets;

  /** Where samples come from. */
  public interface Source {
    /** Gives the next sample; integers for integer types. */
    double next(Random random);
  }

  /** Fills a section. */
  public RandomSection(SampleType type, int frames, int count, Source source, Random random) {
    this.type = type;
    this.count = count;
    arrays = new Object[frames];
    offsets = new int[frames];
    for (int frame = 0; frame < frames; frame++) {
      offsets[frame] = random.nextInt(20);
      arrays[frame] = room(offsets[frame] + count + random.nextInt(3));
      for (int i = 0; i < count; i++) {
        set(frame, i, source.next(random));
      }
    }
  }

  private Object room(int length) {
    return switch (type) {
      case UINT8 -> new byte[length];
      case UINT16 -> new short[length];
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
    };
  }

  /** Changes a sample. */
  public void set(int frame, int place, double sample) {
    int index = offsets[frame] + place;
    switch (type) {
      case UINT8 -> ((byte[]) arrays[frame])[index] = (byte) (int) sample;
      case UINT16 -> ((short[]) arrays[frame])[index] = (short) (int) sample;
      case FLOAT32 -> ((float[]) arrays[frame])[index] = (float) sample;
      case FLOAT64 -> ((double[]) arrays[frame])[index] = sample;
    }
  }

  /** Gives the samples of one place in frame order. */
  public double[] stack(int place) {
    double[] stack = new double[arrays.length];
    for (int frame = 0; frame < stack.length; frame++) {
      int index = offsets[frame] + place;
      stack[frame] =
          switch (type) {
            case UINT8 -> ((byte[]) arrays[frame])[index] & 0xff;
            case UINT16 -> ((short[]) arrays[frame])[index] & 0xffff;
            case FLOAT32 -> ((float[]) arrays[frame])[index];
            case FLOAT64 -> ((double[]) arrays[frame])[index];
          };
    }
    return stack;
  }

  @Override
  public int frames() {
    return arrays.length;
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
    return offsets[frame];
  }

  @Override
  public Object array(int frame) {
    return arrays[frame];
  }
}
