package io.github.stacker.api.contract;

import io.github.stacker.api.SampleType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes frames whose stacks are of every kind that has ever tripped a combiner. */
final class StackFrames {
  private static final int KINDS = 9;

  private final SampleType type;
  private final Random random;

  private StackFrames(SampleType type, Random random) {
    this.type = type;
    this.random = random;
  }

  /** Makes complete frames; the kind of stack changes from place to place. */
  static double[][] complete(SampleType type, long seed, int count, int places) {
    StackFrames maker = new StackFrames(type, new Random(seed));
    double[][] stacks =
        IntStream.range(0, places)
            .mapToObj(place -> maker.stack(place % KINDS, count))
            .toArray(double[][]::new);
    return transposed(stacks);
  }

  /** Makes frames of which about two samples in five are missing, and at the third place all. */
  static double[][] gappy(SampleType type, long seed, int count, int places) {
    Random random = new Random(~seed);
    double[][] frames = complete(type, seed, count, places);
    for (double[] frame : frames) {
      for (int i = 0; i < places; i++) {
        frame[i] = i == 2 || random.nextInt(5) < 2 ? Double.NaN : frame[i];
      }
    }
    return frames;
  }

  static double[] stack(double[][] frames, int place) {
    return Arrays.stream(frames).mapToDouble(frame -> frame[place]).toArray();
  }

  static double[][] times(double factor, SampleType type, double[][] frames) {
    return Arrays.stream(frames)
        .map(frame -> Arrays.stream(frame).map(sample -> rounded(sample * factor, type)).toArray())
        .toArray(double[][]::new);
  }

  static double[][] plus(double added, SampleType type, double[][] frames) {
    return Arrays.stream(frames)
        .map(frame -> Arrays.stream(frame).map(sample -> rounded(sample + added, type)).toArray())
        .toArray(double[][]::new);
  }

  private static double rounded(double sample, SampleType type) {
    return type == SampleType.FLOAT32 ? (float) sample : sample;
  }

  private static double[][] transposed(double[][] stacks) {
    return IntStream.range(0, stacks[0].length)
        .mapToObj(frame -> stack(stacks, frame))
        .toArray(double[][]::new);
  }

  private double[] stack(int kind, int count) {
    double level = 0.2 + 0.6 * random.nextDouble();
    double[] stack = new double[count];
    Arrays.setAll(stack, i -> sample(kind, level));
    return stack;
  }

  private double sample(int kind, double level) {
    return switch (kind) {
      case 0 -> typed(random.nextDouble());
      case 1 -> typed(level);
      case 2 -> typed(level + 0.1 * random.nextInt(3));
      case 3 -> typed(level + 0.02 * random.nextGaussian());
      case 4 -> withOutliers(level);
      case 5 -> random.nextBoolean() ? zero() : typed(random.nextDouble());
      case 6 -> random.nextBoolean() ? zero() : type.white();
      case 7 -> zero();
      default -> type.isInteger() ? type.white() : typed(random.nextDouble() - 0.7);
    };
  }

  private double withOutliers(double level) {
    return switch (random.nextInt(8)) {
      case 0 -> type.white();
      case 1 -> zero();
      default -> typed(level + 0.01 * random.nextGaussian());
    };
  }

  /** Gives 0, which floating samples may have with either sign. */
  private double zero() {
    return type.isInteger() || random.nextBoolean() ? 0.0 : -0.0;
  }

  private double typed(double share) {
    return switch (type) {
      case UINT8, UINT16 -> Math.rint(Math.min(1, Math.max(0, share)) * type.white());
      case FLOAT32, FLOAT64 -> rounded(share, type);
    };
  }
}
