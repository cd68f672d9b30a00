package io.github.stacker.core.format.tiff;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Writes TIFF and BigTIFF, little-endian and interleaved: header, segments, directories. It holds
 * one strip or one row of tiles of each size, and the segments that are compressed at the moment.
 */
final class TiffWriter implements FrameWriter {
  private final TiffParameters parameters;
  private final int threads;

  /**
   * Makes a writer.
   *
   * @param parameters how to write
   * @param threads how many threads compress; the bytes written do not depend on it
   */
  TiffWriter(TiffParameters parameters, int threads) {
    this.parameters = parameters;
    this.threads = threads;
  }

  @Override
  public void check(ImageInfo image) {
    WritePlan.of(image, parameters);
  }

  @Override
  public FrameWriter withThreads(int number) {
    return new TiffWriter(parameters, number);
  }

  @Override
  public long workingBytes(ImageInfo image) {
    WritePlan plan = WritePlan.of(image, parameters);
    long segments = plan.codec() == Codec.NONE ? 0 : CompressedSegments.workingBytes(plan, threads);
    return TiffOutput.BUFFER_BYTES + PictureWriter.workingBytes(image, plan) + segments;
  }

  @Override
  public long writtenBytes(ImageInfo image) {
    return WritePlan.of(image, parameters).mostBytes(image.metadata());
  }

  @Override
  public long leastBytes(ImageInfo image) {
    WritePlan plan = WritePlan.of(image, parameters);
    return plan.codec() == Codec.NONE ? plan.sampleBytes() : 0;
  }

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    ImageInfo info = image.info();
    WritePlan plan = WritePlan.of(info, parameters);
    try (TiffOutput out = TiffOutput.create(file);
        SegmentSink sink = SegmentSink.of(plan, threads, out)) {
      byte[] header = new byte[plan.big() ? 16 : 8];
      out.write(header, 0, header.length);
      PictureWriter picture = new PictureWriter(info, plan, sink);
      picture.write(image);
      sink.finish();
      long directory = new PictureDirectories(info, plan, out).write(picture.places());
      requireLength(out.position(), plan.big());
      out.writeHeader(header(directory, plan.big()));
    }
  }

  /** The estimate of the length is above what any known compressor makes; offsets must not wrap. */
  private static void requireLength(long length, boolean big) throws IOException {
    if (!big && length > WritePlan.MOST_CLASSIC_BYTES) {
      throw new IOException(
          "the file has %d bytes and a classic TIFF ends at %d; set bigTiff to always"
              .formatted(length, WritePlan.MOST_CLASSIC_BYTES));
    }
  }

  private static byte[] header(long directory, boolean big) {
    ByteBuffer header = ByteBuffer.allocate(big ? 16 : 8).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'I').put((byte) 'I');
    if (big) {
      header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
    } else {
      header.putShort((short) 42).putInt((int) directory);
    }
    return header.array();
  }
}
