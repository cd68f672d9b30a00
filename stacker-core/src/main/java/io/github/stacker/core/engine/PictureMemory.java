package io.github.stacker.core.engine;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;

/**
 * How much heap it takes to make a picture of a frame, from above.
 *
 * @param frame what is read
 * @param output what is written
 */
record PictureMemory(FrameProbe frame, ExecutionPlan.OutputPlan output) {
  /** What a thread needs beside tiles: runs of samples, buffers of codecs. */
  private static final long THREAD_BYTES = 1 << 20;

  /**
   * What a thread reads at once, in all steps of the chain: more of a wide picture takes longer.
   */
  private static final long PIECE_BYTES = 8 << 20;

  /** Bands are this high where there is memory for it: filters that turn pictures read squares. */
  private static final int BAND_ROWS = 128;

  /** Gives how several threads cut up work where there is memory for all that is of use. */
  WorkShape wanted(int threads) {
    return new WorkShape(Math.min(BAND_ROWS, output.whole().height()), pieceOf(), threads);
  }

  /** Gives how one thread does, which makes no bands. */
  WorkShape wantedAlone() {
    return new WorkShape(1, pieceOf(), 1);
  }

  private int pieceOf() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, PIECE_BYTES / pixelBytes()));
  }

  /** Gives what one thread takes that reads and writes by turns. */
  long alone(WorkShape shape) {
    return reading(shape) + writing(1);
  }

  /** Gives what several threads take that read bands, which others write. */
  long together(WorkShape shape) {
    int readers = readers(shape.threads());
    long bands = SharedBands.bandsAtOnce(readers) + 1L;
    return readers * reading(shape)
        + bands * shape.bandRows() * output.whole().bytesPerRow()
        + writing(shape.threads());
  }

  /** Gives how many threads can read: each opens the frame anew, and none copies it again. */
  int readers(int threads) {
    boolean once = frame.access() == ImageSource.Access.ROWS || frame.copyBytes() > 0;
    return once ? 1 : threads;
  }

  private long reading(WorkShape shape) {
    boolean wholeRows = frame.access() == ImageSource.Access.ROWS;
    long least = wholeRows ? frame.info().width() : 1;
    return frame.workingBytes()
        + Math.max(least, shape.sectionPixels()) * pixelBytes()
        + THREAD_BYTES;
  }

  private long pixelBytes() {
    ImageInfo whole = output.whole();
    return frame.chainPixelBytes() + (long) whole.bandCount() * whole.sampleType().bytes();
  }

  private long writing(int threads) {
    FrameWriter writer = output.job().writer().withThreads(threads);
    return output.reducingBytes() + writer.workingBytes(output.image());
  }
}
