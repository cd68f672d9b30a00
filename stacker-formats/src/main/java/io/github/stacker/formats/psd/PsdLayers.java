package io.github.stacker.formats.psd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The section of layers, of which only one thing counts here. */
final class PsdLayers {
  /** Blocks whose length takes 8 bytes in a PSB. */
  private static final Set<String> WIDE =
      Set.of(
          "LMsk", "Lr16", "Lr32", "Layr", "Mt16", "Mt32", "Mtrn", "Alph", "FMsk", "lnk2", "FEid",
          "FXid", "PxSD");

  private static final Set<String> LAYERS = Set.of("Lr16", "Lr32", "Layr");
  private static final Set<String> TRANSPARENT = Set.of("Mt16", "Mt32", "Mtrn");

  private final PsdInput input;
  private final boolean large;

  PsdLayers(PsdInput input, PsdHeader header) {
    this.input = input;
    this.large = header.large();
  }

  /**
   * Tells whether the first plane behind the colours of the merged picture is its transparency, and
   * goes to the end of the section.
   */
  boolean mergedIsTransparent() throws IOException {
    long length = large ? input.readLong() : input.readInt();
    long start = input.position();
    input.skip(length);
    long end = input.position();
    input.seek(start);
    boolean transparent = length > 0 && readLayers(end);
    input.seek(end);
    return transparent;
  }

  private boolean readLayers(long end) throws IOException {
    long length = large ? input.readLong() : input.readInt();
    if (length > 0) {
      return hasNegativeCount();
    }
    if (end - input.position() < 4) {
      return false;
    }
    input.skip(input.readInt());
    return readBlocks(end);
  }

  /** Pictures of 16 and 32 bits have their layers here. */
  private boolean readBlocks(long end) throws IOException {
    while (end - input.position() >= 12) {
      input.skip(4);
      String key = new String(input.readBytes(4), StandardCharsets.ISO_8859_1);
      long length = large && WIDE.contains(key) ? input.readLong() : input.readInt();
      if (TRANSPARENT.contains(key)) {
        return true;
      }
      if (LAYERS.contains(key) && length > 0) {
        return hasNegativeCount();
      }
      input.skip(length);
      input.skip(Math.min(-length & 3, input.size() - input.position()));
    }
    return false;
  }

  private boolean hasNegativeCount() throws IOException {
    return (short) input.readShort() < 0;
  }
}
