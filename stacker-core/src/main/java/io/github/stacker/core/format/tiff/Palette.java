package io.github.stacker.core.format.tiff;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Arrays;

/**
 * The colours that the samples of a palette picture are numbers of.
 *
 * @param type how their components are stored
 * @param bands 3, or 4 with alpha
 * @param components red, green, blue and perhaps alpha of colour 0, of colour 1, ...; never changed
 */
record Palette(SampleType type, int bands, short[] components) {
  /**
   * Makes a palette of a colour map, which holds all reds, then all greens, then all blues.
   * Components of 16 bits that tell no more than 8 become 8-bit ones: those whose bytes are equal,
   * those without low bytes, and those of writers that forgot to stretch them.
   */
  static Palette of(long[] colourMap, int bits) throws IOException {
    int colours = 1 << bits;
    if (colourMap.length < 3 * colours) {
      throw new IOException(
          "the colour map has %d numbers where %d are needed"
              .formatted(colourMap.length, 3 * colours));
    }
    boolean unstretched = Arrays.stream(colourMap).allMatch(component -> component < 256);
    boolean equalBytes = Arrays.stream(colourMap).allMatch(component -> component % 257 == 0);
    boolean noLowBytes = Arrays.stream(colourMap).allMatch(component -> component % 256 == 0);
    int shift = (equalBytes || noLowBytes) && !unstretched ? 8 : 0;
    short[] components = new short[3 * colours];
    for (int i = 0; i < components.length; i++) {
      components[i] = (short) (colourMap[i % 3 * colours + i / 3] >> shift);
    }
    boolean eightBits = unstretched || shift > 0;
    return new Palette(eightBits ? SampleType.UINT8 : SampleType.UINT16, 3, components);
  }

  /** Gives the same colours with alpha, which is 0 for one of them and full for the others. */
  Palette without(int colour) {
    short[] withAlpha = new short[components.length / bands * 4];
    for (int i = 0; i < withAlpha.length / 4; i++) {
      System.arraycopy(components, bands * i, withAlpha, 4 * i, 3);
      withAlpha[4 * i + 3] = (short) (i == colour ? 0 : (int) type.white());
    }
    return new Palette(type, 4, withAlpha);
  }

  /** Puts the colours of packed numbers into a tile. */
  void unpack(byte[] row, int start, int bits, int first, int pixels, Tile into, int at) {
    for (int i = 0; i < pixels; i++) {
      int colour = bands * Rows.packedBits(row, start, bits, first + i);
      for (int band = 0; band < bands; band++) {
        int target = at + bands * i + band;
        if (type == SampleType.UINT8) {
          into.bytes()[target] = (byte) components[colour + band];
        } else {
          into.shorts()[target] = components[colour + band];
        }
      }
    }
  }
}
