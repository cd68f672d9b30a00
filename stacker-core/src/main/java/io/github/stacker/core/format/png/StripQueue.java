package io.github.stacker.core.format.png;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Pulls a picture strip by strip, has the strips compressed on several threads, and writes them in
 * order. The height of a strip depends on the picture alone, and the number of strips under way is
 * limited.
 */
final class StripQueue {
  /** Filtered bytes of a strip, unless one row has more. */
  static final int STRIP_BYTES = 512 << 10;

  /** Filtered bytes of all strips under way; they hold about four times as much. */
  private static final long MOST_BYTES_UNDER_WAY = 16 << 20;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final PngParameters parameters;
  private final PngHeader header;
  private final int threads;
  private final int stripRows;
  private final List<CompressedStrip> all = new ArrayList<>();
  private final Deque<Future<CompressedStrip>> underWay = new ArrayDeque<>();
  private int adler = Adler.OF_NOTHING;
  private int rowsWritten;

  StripQueue(PngParameters parameters, PngHeader header, int threads) {
    this.parameters = parameters;
    this.header = header;
    this.threads = threads;
    long rows = STRIP_BYTES / (header.lineBytes(header.width()) + 1);
    stripRows = (int) Math.max(1, Math.min(header.height(), rows));
  }

  /** Writes the chunks IDAT of a picture. */
  void write(ImageSource image, ChunkOutput out) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, StripQueue::newThread);
    try {
      writeStrips(image, workers, out);
    } finally {
      stop(workers);
    }
  }

  private void writeStrips(ImageSource image, ExecutorService workers, ChunkOutput out)
      throws IOException {
    CompressedStrip before = null;
    int rows;
    for (int y = 0; y < header.height(); y += rows) {
      rows = Math.min(stripRows, header.height() - y);
      boolean last = y + rows == header.height();
      CompressedStrip strip = freeStrip(out);
      strip.load(image, new Region(0, y, header.width(), rows), before);
      underWay.add(workers.submit(() -> strip.compress(last), strip));
      before = strip;
    }
    while (!underWay.isEmpty()) {
      writeOldest(out);
    }
  }

  /** Each strip holds its samples, its filtered bytes and its compressed ones. */
  long workingBytes() {
    return 3 * mostStrips() * stripBytes();
  }

  private long stripBytes() {
    return stripRows * (header.lineBytes(header.width()) + 1);
  }

  private long mostStrips() {
    return Math.max(2, Math.min(2L * threads, MOST_BYTES_UNDER_WAY / stripBytes()));
  }

  /** Gives a new strip, or the oldest one once there are enough. */
  private CompressedStrip freeStrip(ChunkOutput out) throws IOException {
    if (all.size() == mostStrips()) {
      return writeOldest(out);
    }
    CompressedStrip strip = new CompressedStrip(parameters, header, stripRows);
    all.add(strip);
    return strip;
  }

  private CompressedStrip writeOldest(ChunkOutput out) throws IOException {
    CompressedStrip strip = finished(underWay.remove());
    boolean first = rowsWritten == 0;
    rowsWritten += strip.rows();
    boolean last = rowsWritten == header.height();
    adler = strip.adlerAfter(adler);
    out.write(
        "IDAT",
        first ? zlibHeader() : NOTHING,
        strip.deflated(),
        last ? ByteBuffer.allocate(Integer.BYTES).putInt(adler).flip() : NOTHING);
    return strip;
  }

  /** Gives the two bytes that begin a zlib stream (RFC 1950); the second tells the effort. */
  private ByteBuffer zlibHeader() {
    int effort = parameters.compression();
    int flags = effort < 2 ? 0x01 : effort < 6 ? 0x5e : effort == 6 ? 0x9c : 0xda;
    return ByteBuffer.wrap(new byte[] {0x78, (byte) flags});
  }

  private static CompressedStrip finished(Future<CompressedStrip> strip) throws IOException {
    try {
      return strip.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("writing was interrupted").initCause(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("rows could not be compressed", e.getCause());
    }
  }

  /** Ends the threads before the memory outside the heap that they use is given back. */
  private void stop(ExecutorService workers) {
    workers.shutdownNow();
    try {
      workers.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(CompressedStrip::close);
  }

  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "png-writer");
    thread.setDaemon(true);
    return thread;
  }
}
