package io.github.stacker.core.format.tiff;

import java.io.IOException;

/** The rows of compressed segments, decoded one after the other. */
final class SegmentStream implements AutoCloseable {
  private final Picture picture;
  private final SegmentInput input;
  private final Decoder decoder;
  private final int rowBytes;
  private int segment;
  private byte[] scratch = {};

  SegmentStream(RandomBytes file, Picture picture) {
    this.picture = picture;
    input = new SegmentInput(file, picture.reversedBits());
    decoder = Decoder.of(picture);
    rowBytes = Math.toIntExact(picture.grid().rowBytes());
  }

  /** Goes to the first row of a segment. */
  void open(int number) throws IOException {
    segment = number;
    SegmentTable table = picture.table();
    input.open(table.offset(number), table.byteCount(number));
    decoder.open(input);
  }

  /**
   * Decodes the next rows into little-endian samples.
   *
   * @param into gets the rows, from index 0 on
   */
  void read(byte[] into, int rows) throws IOException {
    try {
      decoder.read(into, 0, rows * rowBytes);
    } catch (IOException e) {
      throw new IOException(picture.grid().name(segment) + ": " + e.getMessage(), e);
    }
    for (int row = 0; row < rows; row++) {
      undoPredictor(into, row * rowBytes);
    }
  }

  private void undoPredictor(byte[] into, int from) {
    if (picture.predictor() != Predictor.FLOATING_POINT) {
      picture.normaliseOrder(into, from, rowBytes);
    } else if (scratch.length == 0) {
      scratch = new byte[rowBytes];
    }
    if (picture.predictor() != Predictor.NONE) {
      int sampleBytes = picture.pixels().sampleBytes();
      int step = picture.isPlanar() ? 1 : picture.pixels().samples();
      int samples = rowBytes / sampleBytes;
      picture.predictor().undo(into, from, samples, sampleBytes, step, scratch);
    }
  }

  long workingBytes() {
    long sorted = picture.predictor() == Predictor.FLOATING_POINT ? rowBytes : 0;
    return SegmentInput.BUFFER_BYTES + decoder.workingBytes() + sorted;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
