package io.github.stacker.core.format.png;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Resolution;
import io.github.stacker.api.SampleType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures with fixed parameters. */
final class PngWriter implements FrameWriter {
  /** Signature, header, resolution, what chunks are wrapped in. */
  private static final int FRAME_BYTES = 1 << 10;

  private final PngParameters parameters;
  private final int threads;

  /**
   * Makes a writer.
   *
   * @param parameters how to compress
   * @param threads how many threads compress; the bytes written do not depend on it
   */
  PngWriter(PngParameters parameters, int threads) {
    this.parameters = parameters;
    this.threads = threads;
  }

  @Override
  public void check(ImageInfo image) {
    PngHeader header = headerOf(image);
    long lineBytes = header.lineBytes(image.width());
    long most = Math.min(PngHeader.LONGEST_LINE, Runtime.getRuntime().maxMemory()) / 16;
    if (lineBytes > most) {
      throw new IllegalArgumentException(
          "a row of %d columns has %d MiB, more than PNG is written with here (%d); write TIFF"
              .formatted(image.width(), lineBytes >> 20, most >> 20));
    }
  }

  @Override
  public FrameWriter withThreads(int number) {
    return new PngWriter(parameters, number);
  }

  @Override
  public long workingBytes(ImageInfo image) {
    return new StripQueue(parameters, headerOf(image), threads).workingBytes();
  }

  /** Noise grows by the heads of blocks that deflate stores as they are. */
  @Override
  public long writtenBytes(ImageInfo image) {
    Metadata metadata = image.metadata();
    int profile = metadata.colourProfile().map(Blob::size).orElse(0);
    int exif = metadata.exif().map(Blob::size).orElse(0);
    long filtered = filteredBytes(image) + profile;
    return filtered + filtered / 1000 + exif + FRAME_BYTES;
  }

  @Override
  public long leastBytes(ImageInfo image) {
    return parameters.compression() == 0 ? filteredBytes(image) : 0;
  }

  private static long filteredBytes(ImageInfo image) {
    return (headerOf(image).lineBytes(image.width()) + 1) * image.height();
  }

  private static PngHeader headerOf(ImageInfo image) {
    int depth = image.sampleType() == SampleType.UINT16 ? 16 : 8;
    return new PngHeader(image.width(), image.height(), depth, colourOf(image.bands()), false);
  }

  private static PngColour colourOf(List<Band> bands) {
    for (PngColour colour : PngColour.values()) {
      if (colour != PngColour.PALETTE && colour.bands().equals(bands)) {
        return colour;
      }
    }
    throw new IllegalArgumentException(
        "PNG has grey or RGB bands, with or without alpha, not %s; write TIFF or choose bands"
            .formatted(bands));
  }

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    check(image.info());
    PngHeader header = headerOf(image.info());
    try (ChunkOutput out = new ChunkOutput(file)) {
      out.write("IHDR", ByteBuffer.wrap(header.toBytes()));
      writeMetadata(image.info().metadata(), out);
      new StripQueue(parameters, header, threads).write(image, out);
      out.write("IEND");
    }
  }

  private static void writeMetadata(Metadata metadata, ChunkOutput out) throws IOException {
    if (metadata.colourProfile().isPresent()) {
      out.write("iCCP", ByteBuffer.wrap(profileChunk(metadata.colourProfile().get().toArray())));
    }
    Optional<Resolution> resolution = metadata.resolution();
    if (resolution.isPresent()) {
      out.write("pHYs", resolutionChunk(resolution.get()));
    }
    if (metadata.exif().isPresent()) {
      out.write("eXIf", ByteBuffer.wrap(metadata.exif().get().toArray()));
    }
  }

  private static byte[] profileChunk(byte[] profile) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("ICC profile\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(body)) {
      deflated.write(profile);
    }
    return body.toByteArray();
  }

  private static ByteBuffer resolutionChunk(Resolution resolution) {
    return ByteBuffer.allocate(9)
        .putInt(perMetre(resolution.x()))
        .putInt(perMetre(resolution.y()))
        .put((byte) 1)
        .flip();
  }

  private static int perMetre(double perInch) {
    double perMetre = Math.rint(perInch / PngMetadata.METRES_PER_INCH);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, perMetre));
  }
}
