package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * Turns brightness and differences of colour into red, green and blue, with the formulas of TIFF
 * 6.0, section 21, in the 16-bit fixed-point arithmetic of libtiff, so that both give the same
 * samples.
 */
final class YcbcrReader implements RegionReader {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << SHIFT - 1;
  private static final int MOST_DIFFERENCE = 128 * 64;

  private final RegionReader reader;
  private final int[] brightness = new int[256];
  private final int[] redOfRed = new int[256];
  private final int[] greenOfRed = new int[256];
  private final int[] greenOfBlue = new int[256];
  private final int[] blueOfBlue = new int[256];

  YcbcrReader(RegionReader reader, Ycbcr ycbcr) {
    this.reader = reader;
    float red = ycbcr.luma()[0];
    float green = ycbcr.luma()[1];
    float blue = ycbcr.luma()[2];
    int redFactor = fixed(2 - 2 * red);
    int greenOfRedFactor = -fixed(red * (2 - 2 * red) / green);
    int blueFactor = fixed(2 - 2 * blue);
    int greenOfBlueFactor = -fixed(blue * (2 - 2 * blue) / green);
    float[] reference = ycbcr.reference();
    for (int i = 0; i < 256; i++) {
      brightness[i] = stretch(i, reference[0], reference[1], 255);
      int toRed = stretch(i - 128, reference[4] - 128, reference[5] - 128, 127);
      int toBlue = stretch(i - 128, reference[2] - 128, reference[3] - 128, 127);
      redOfRed[i] = redFactor * toRed + HALF >> SHIFT;
      blueOfBlue[i] = blueFactor * toBlue + HALF >> SHIFT;
      greenOfRed[i] = greenOfRedFactor * toRed;
      greenOfBlue[i] = greenOfBlueFactor * toBlue + HALF;
    }
  }

  private static int fixed(float factor) {
    return (int) (Math.max(0, Math.min(2, factor)) * (1 << SHIFT) + 0.5);
  }

  /** Brings a code between black and white to 0 up to {@code most}. */
  private static int stretch(int code, float black, float white, float most) {
    float range = white - black == 0 ? 1 : white - black;
    float stretched = (code - (int) black) * most / range;
    return (int) Math.max(-MOST_DIFFERENCE, Math.min(MOST_DIFFERENCE, stretched));
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    reader.read(region, into);
    byte[] samples = into.bytes();
    for (int i = 0, end = into.sampleCount(); i < end; i += 3) {
      int bright = brightness[samples[i] & 0xff];
      int toBlue = samples[i + 1] & 0xff;
      int toRed = samples[i + 2] & 0xff;
      samples[i] = clamp(bright + redOfRed[toRed]);
      samples[i + 1] = clamp(bright + (greenOfBlue[toBlue] + greenOfRed[toRed] >> SHIFT));
      samples[i + 2] = clamp(bright + blueOfBlue[toBlue]);
    }
  }

  private static byte clamp(int sample) {
    return (byte) Math.max(0, Math.min(255, sample));
  }

  @Override
  public ImageSource.Access access() {
    return reader.access();
  }

  @Override
  public long workingBytes() {
    return reader.workingBytes();
  }

  @Override
  public long columnBytes() {
    return reader.columnBytes();
  }

  @Override
  public void close() {
    reader.close();
  }
}
