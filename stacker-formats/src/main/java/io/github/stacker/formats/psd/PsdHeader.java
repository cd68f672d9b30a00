package io.github.stacker.formats.psd;

import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import java.io.IOException;

/**
 * The head of a file.
 *
 * @param large whether it is a PSB, whose lengths are wider
 * @param channels planes of the merged picture, at least those of its mode
 * @param width columns
 * @param height rows
 * @param depth bits of a sample: 1, 8, 16 or 32 (floating point)
 * @param mode what the first planes mean
 */
record PsdHeader(boolean large, int channels, int width, int height, int depth, PsdMode mode) {
  static final int BYTES = 26;

  private static final int MOST_CHANNELS = 56;
  private static final int MOST_SIDE = 300_000;

  static PsdHeader read(PsdInput input, Limits limits) throws IOException {
    input.seek(4);
    boolean large = input.readShort() == 2;
    input.skip(6);
    int channels = input.readShort();
    long height = input.readInt();
    long width = input.readInt();
    int depth = input.readShort();
    PsdMode mode = PsdMode.ofCode(input.readShort());
    if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
      throw new IOException(
          "%dx%d pixels are no picture of 1 to %d a side".formatted(width, height, MOST_SIDE));
    }
    if (width * height > limits.pixels()) {
      throw new IOException(
          "%dx%d pixels are more than the limit of %d".formatted(width, height, limits.pixels()));
    }
    if (channels < mode.planes() || channels > MOST_CHANNELS) {
      throw new IOException(
          "%d channels, not %d to %d".formatted(channels, mode.planes(), MOST_CHANNELS));
    }
    mode.requireDepth(depth);
    return new PsdHeader(large, channels, (int) width, (int) height, depth, mode);
  }

  /** Gives the bytes of a row of one plane. */
  long rowBytes() {
    return ((long) width * depth + 7) / 8;
  }

  SampleType sampleType() {
    return switch (depth) {
      case 16 -> SampleType.UINT16;
      case 32 -> SampleType.FLOAT32;
      default -> SampleType.UINT8;
    };
  }
}
