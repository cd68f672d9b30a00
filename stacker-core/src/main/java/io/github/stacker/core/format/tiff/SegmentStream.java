package io.github.stacker.core.format.tiff;

import java.io.IOException;

/** The rows of compressed segments, decoded one after the other. */
final class SegmentStream implements AutoCloseable {
  private final Picture picture;
  private final SegmentInput input;
  private final Decoder decoder;
  private final EmptySegments empty;
  private final int rowBytes;
  private int segment;
  private byte[] scratch = {};

  SegmentStream(RandomBytes file, Picture picture, Decoder decoder) {
    this.picture = picture;
    input = new SegmentInput(file, picture.reversedBits());
    this.decoder = decoder;
    empty = new EmptySegments(picture);
    rowBytes = Math.toIntExact(picture.grid().rowBytes());
  }

  /** Goes to the first row of a segment. */
  void open(int number) throws IOException {
    segment = number;
    SegmentTable table = picture.table();
    if (table.isEmpty(number)) {
      return;
    }
    input.open(table.offset(number), table.byteCount(number));
    try {
      decoder.open(input);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Decodes the next rows into little-endian samples.
   *
   * @param into gets the rows, from index 0 on
   */
  void read(byte[] into, int rows) throws IOException {
    if (fillEmpty(into, rows)) {
      return;
    }
    try {
      decoder.read(into, 0, rows * rowBytes);
    } catch (IOException e) {
      throw failure(e);
    }
    undoPredictors(into, rows);
  }

  /**
   * Decodes all rows that are wanted of a segment just opened.
   *
   * @param into gets the rows, from index 0 on
   */
  void readAll(byte[] into, int rows) throws IOException {
    if (fillEmpty(into, rows)) {
      return;
    }
    try {
      decoder.readAll(into, rows * rowBytes);
    } catch (IOException e) {
      throw failure(e);
    }
    undoPredictors(into, rows);
  }

  private boolean fillEmpty(byte[] into, int rows) {
    if (!picture.table().isEmpty(segment)) {
      return false;
    }
    for (int row = 0; row < rows; row++) {
      empty.fill(segment, 0, into, row * rowBytes, rowBytes);
    }
    return true;
  }

  private IOException failure(IOException e) {
    return new IOException(picture.grid().name(segment) + ": " + e.getMessage(), e);
  }

  private void undoPredictors(byte[] into, int rows) {
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
