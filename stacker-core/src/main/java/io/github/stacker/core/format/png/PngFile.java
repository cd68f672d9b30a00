package io.github.stacker.core.format.png;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.SampleType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file whose prelude was read and believed.
 *
 * @param chunks at the first chunk of the picture; whoever has this record closes it
 * @param header size and layout
 * @param info size and meaning
 * @param details what is special about how the picture is stored
 * @param samples how the bytes of a line become samples
 */
record PngFile(
    ChunkReader chunks,
    PngHeader header,
    ImageInfo info,
    Map<String, String> details,
    PngSamples samples) {
  /** The most that deflate can make of a byte: 258 bytes of 2 bits. */
  private static final double MOST_INFLATION = 1032;

  /** What the inflater of the JDK holds: its window and its tables. */
  private static final long INFLATER_BYTES = 64 << 10;

  /**
   * Reads the prelude and compares its claims with the limits and the length of the file.
   *
   * @param chunks before the first chunk
   */
  static PngFile read(ChunkReader chunks, Limits limits) throws IOException {
    PngPrelude prelude = PngPrelude.read(chunks, limits);
    PngHeader header = prelude.header();
    SampleType type = header.depth() == 16 ? SampleType.UINT16 : SampleType.UINT8;
    Metadata metadata = prelude.metadata().toMetadata();
    ImageInfo info =
        new ImageInfo(
            header.width(), header.height(), prelude.bands(), type, type.white(), metadata);
    requirePlausible(header, chunks.fileBytes());
    requireWithin(limits, info, chunks.fileBytes());
    requireLineFits(header);
    return new PngFile(chunks, header, info, detailsOf(prelude), prelude.samples());
  }

  private static void requirePlausible(PngHeader header, long fileBytes) throws IOException {
    if (header.filteredBytes() > MOST_INFLATION * fileBytes) {
      throw new IOException(
          "the header claims %dx%d pixels, more than the %d bytes of the file can hold"
              .formatted(header.width(), header.height(), fileBytes));
    }
  }

  private static void requireWithin(Limits limits, ImageInfo info, long fileBytes)
      throws IOException {
    long pixels = info.region().pixels();
    if (pixels > limits.pixels() || info.bandCount() > limits.bands()) {
      throw new IOException(
          "%dx%d pixels of %d bands are beyond the limits of %d pixels and %d bands"
              .formatted(
                  info.width(), info.height(), info.bandCount(), limits.pixels(), limits.bands()));
    }
    double sampleBytes = (double) info.bytesPerRow() * info.height();
    if (sampleBytes > (double) limits.expansion() * fileBytes) {
      throw new IOException(
          "the %d bytes of the file would become %.0f bytes of samples, more than %d times as many"
              .formatted(fileBytes, sampleBytes, limits.expansion()));
    }
  }

  /** Refuses lines of which two would not leave the memory to work with them. */
  private static void requireLineFits(PngHeader header) throws IOException {
    long lineBytes = header.lineBytes(header.width());
    long most = Math.min(PngHeader.LONGEST_LINE, Runtime.getRuntime().maxMemory() / 4);
    if (lineBytes > most) {
      throw new IOException(
          "a row of %d columns has %d MiB, more than the %d MiB that can be read here"
              .formatted(header.width(), lineBytes >> 20, most >> 20));
    }
  }

  private static Map<String, String> detailsOf(PngPrelude prelude) {
    PngHeader header = prelude.header();
    Map<String, String> details = new LinkedHashMap<>();
    details.put("colour", header.colour().title());
    details.put("bits per sample", Integer.toString(header.depth()));
    if (prelude.header().colour() == PngColour.PALETTE) {
      details.put("palette", prelude.paletteColours() + " colours");
    }
    if (prelude.hasTransparency()) {
      details.put(
          "transparency", header.colour() == PngColour.PALETTE ? "in the palette" : "one colour");
    }
    details.put("interlaced", header.interlaced() ? "Adam7" : "no");
    details.putAll(prelude.metadata().details());
    return details;
  }

  /** Prepares for the lines of the picture. */
  LineReader lines(PictureBytes bytes) {
    return new LineReader(bytes, header.bytesPerPixel(), (int) header.lineBytes(header.width()));
  }

  /** Gives the memory that reading lines takes. */
  long workingBytes() {
    return 2 * (header.lineBytes(header.width()) + 1) + ChunkReader.BUFFER_BYTES + INFLATER_BYTES;
  }
}
