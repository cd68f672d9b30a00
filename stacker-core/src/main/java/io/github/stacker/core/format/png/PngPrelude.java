package io.github.stacker.core.format.png;

import io.github.stacker.api.Band;
import io.github.stacker.api.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/** What a file says before its picture: the chunks up to the first IDAT. */
final class PngPrelude {
  private static final int LARGEST_PALETTE = 256 * 3;

  private final ChunkReader chunks;
  private final PngHeader header;
  private final PngMetadata metadata;
  private byte[] palette = {};
  private byte[] transparency = {};

  private PngPrelude(ChunkReader chunks, PngHeader header, Limits limits) {
    this.chunks = chunks;
    this.header = header;
    this.metadata = new PngMetadata(limits.metadataBytes());
  }

  /**
   * Reads it.
   *
   * @param chunks a reader before the first chunk; left at the first IDAT
   * @throws IOException if a chunk without which the picture cannot be understood is missing,
   *     damaged, or in the wrong place
   */
  static PngPrelude read(ChunkReader chunks, Limits limits) throws IOException {
    if (chunks.next().equals("CgBI")) {
      throw new IOException("it is Apple's variant of PNG (CgBI), not made for exchange");
    }
    if (!chunks.type().equals("IHDR") || chunks.bodyLeft() != PngHeader.BYTES) {
      throw new IOException(
          "the first chunk is %s of %d bytes, not IHDR of %d"
              .formatted(chunks.type(), chunks.bodyLeft(), PngHeader.BYTES));
    }
    PngHeader header = PngHeader.parse(chunks.body(PngHeader.BYTES));
    PngPrelude prelude = new PngPrelude(chunks, header, limits);
    while (!chunks.next().equals("IDAT")) {
      prelude.take(chunks.type());
    }
    if (header.colour() == PngColour.PALETTE && prelude.palette.length == 0) {
      throw new IOException("the picture has a palette's indices, but no palette (PLTE)");
    }
    return prelude;
  }

  /** Refuses a chunk that is unknown and, by the case of its first letter, needed. */
  static void requireOptional(String type) throws IOException {
    if (Character.isUpperCase(type.charAt(0))) {
      throw new IOException(
          "the chunk %s is out of place or unknown, and needed to read the picture"
              .formatted(type));
    }
  }

  private void take(String type) throws IOException {
    switch (type) {
      case "PLTE" -> takePalette();
      case "tRNS" -> takeTransparency();
      case "IEND" -> throw new EOFException("the file ends without a picture (IDAT)");
      default -> {
        requireOptional(type);
        metadata.take(chunks);
      }
    }
  }

  private void takePalette() throws IOException {
    if (palette.length > 0) {
      throw new IOException("there are two palettes (PLTE)");
    }
    byte[] colours = chunks.body(LARGEST_PALETTE);
    if (colours.length == 0 || colours.length % 3 != 0) {
      throw new IOException(
          "the palette has %d bytes, which is no number of colours".formatted(colours.length));
    }
    palette = colours;
  }

  private void takeTransparency() throws IOException {
    byte[] body = chunks.body(LARGEST_PALETTE);
    int needed = 2 * header.colour().samples();
    boolean fits =
        switch (header.colour()) {
          case PALETTE -> body.length > 0 && body.length <= palette.length / 3;
          case GREY, RGB -> body.length == needed;
          case GREY_ALPHA, RGB_ALPHA -> false;
        };
    if (!fits) {
      throw new IOException(
          "the chunk tRNS has %d bytes, which does not fit a picture of %s"
              .formatted(body.length, header.colour().title()));
    }
    transparency = body;
  }

  /** Gives size and layout. */
  PngHeader header() {
    return header;
  }

  /** Gives what is said beside the samples. */
  PngMetadata metadata() {
    return metadata;
  }

  /** Tells whether a palette's alpha or a transparent colour makes an alpha band. */
  boolean hasTransparency() {
    return transparency.length > 0;
  }

  /** Gives the bands of the picture. */
  List<Band> bands() {
    return hasTransparency() ? header.colour().bandsWithAlpha() : header.colour().bands();
  }

  /** Gives the number of colours of the palette; 0 without one. */
  int paletteColours() {
    return palette.length / 3;
  }

  /** Gives how the bytes of a line become samples. */
  PngSamples samples() {
    PngColour colour = header.colour();
    if (colour == PngColour.PALETTE) {
      return TableSamples.ofPalette(header.depth(), palette, transparency);
    }
    if (colour == PngColour.GREY
        && (header.depth() < 8 || header.depth() == 8 && hasTransparency())) {
      return hasTransparency()
          ? TableSamples.ofGrey(header.depth(), key()[0])
          : TableSamples.ofGrey(header.depth());
    }
    return hasTransparency()
        ? new KeyedSamples(header.depth(), key())
        : new PlainSamples(header.depth(), colour.samples());
  }

  /** Gives the stored samples of the transparent colour, without bits beyond their depth. */
  private int[] key() {
    int[] key = new int[transparency.length / 2];
    for (int i = 0; i < key.length; i++) {
      int stored = (transparency[2 * i] & 0xff) << 8 | transparency[2 * i + 1] & 0xff;
      key[i] = stored & header.maximum();
    }
    return key;
  }
}
