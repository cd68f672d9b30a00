package io.github.stacker.core.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Turns a decoder that pushes rows into something one can ask for rows.
 *
 * <p>The decoder runs on a thread of its own, ahead of the reader by at most three batches of rows,
 * whose arrays are used again and again. It starts with the first {@link #read} and is stopped by
 * {@link #close()}. Reader and closer are one thread.
 */
public final class RowPump implements PictureRows {
  /** How many bytes a batch holds, if that is a row or more: few enough to stay in the cache. */
  private static final int BATCH_BYTES = 256 << 10;

  private static final int BATCHES = 3;
  private static final int IDLE_SECONDS = 5;

  private final Executor threads;
  private final int rowBytes;
  private final int rows;
  private final Decoder decoder;

  /** What both threads use; guarded by {@code this}. */
  private final ArrayDeque<Batch> filled = new ArrayDeque<>();

  private final ArrayDeque<Batch> empty = new ArrayDeque<>();
  private int batchesMade;
  private boolean started;
  private boolean ended;
  private Throwable failure;

  /** Set by the reader, seen by the decoder at every row. */
  private volatile boolean stopped;

  /** The reader's own. */
  private Batch current;

  private int currentRow;
  private int rowsRead;

  /**
   * Makes a pump that stands still.
   *
   * @param threads runs the decoder; see {@link #newThreads}
   * @param rowBytes bytes of a row, above 0
   * @param rows rows the decoder is to deliver
   * @param decoder pushes the rows
   */
  public RowPump(Executor threads, int rowBytes, int rows, Decoder decoder) {
    this.threads = Objects.requireNonNull(threads, "threads");
    this.rowBytes = rowBytes;
    this.rows = rows;
    this.decoder = Objects.requireNonNull(decoder, "decoder");
  }

  /**
   * Makes a pool for decoders: as many threads as there are decoders at work, none of which keeps
   * the program alive; idle ones end after some seconds.
   *
   * @param name what the threads are called
   * @return the pool; needs no shutdown
   */
  public static ExecutorService newThreads(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Tells how much memory the batches take while the pump runs.
   *
   * @return bytes
   */
  @Override
  public long workingBytes() {
    return (long) BATCHES * rowsPerBatch() * rowBytes;
  }

  /**
   * Gives the next rows.
   *
   * @param count how many, at most as many as are left
   * @param into gets the rows, from index 0, without gaps
   * @throws IOException what the decoder threw; or that it delivered too few rows; or if the thread
   *     is interrupted. With the last row the decoder has ended well.
   */
  @Override
  public void read(int count, byte[] into) throws IOException {
    if (count > rows - rowsRead) {
      throw new IllegalStateException(
          "%d rows asked for, %d of %d are left".formatted(count, rows - rowsRead, rows));
    }
    start();
    int done = 0;
    while (done < count) {
      if (current == null) {
        current = awaitFilled();
        currentRow = 0;
      }
      int part = Math.min(count - done, current.rows - currentRow);
      System.arraycopy(
          current.bytes, currentRow * rowBytes, into, done * rowBytes, part * rowBytes);
      done += part;
      currentRow += part;
      rowsRead += part;
      if (currentRow == current.rows) {
        recycle(current);
        current = null;
      }
    }
    if (rowsRead == rows) {
      awaitGoodEnd();
    }
  }

  /** Stops the decoder if it runs, and waits until it has let go of everything. */
  @Override
  public synchronized void close() {
    stopped = true;
    notifyAll();
    boolean interrupted = false;
    while (started && !ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    filled.clear();
    empty.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void start() {
    if (stopped) {
      throw new IllegalStateException("closed");
    }
    if (!started) {
      threads.execute(this::run);
      started = true;
    }
  }

  private void run() {
    Throwable thrown = null;
    try {
      Feed feed = new Feed();
      decoder.decode(feed);
      feed.handOver();
    } catch (Throwable t) {
      thrown = t;
    }
    synchronized (this) {
      failure = thrown;
      ended = true;
      notifyAll();
    }
  }

  private synchronized Batch awaitFilled() throws IOException {
    while (filled.isEmpty() && !ended) {
      waitForOther();
    }
    if (filled.isEmpty()) {
      throwFailure();
      throw new IOException("ends after row %d of %d".formatted(rowsRead, rows));
    }
    return filled.poll();
  }

  private synchronized void awaitGoodEnd() throws IOException {
    while (!ended) {
      waitForOther();
    }
    throwFailure();
  }

  private void throwFailure() throws IOException {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof IOException e && e.getMessage() != null) {
      throw new IOException(e.getMessage(), e);
    }
    if (failure != null) {
      throw new IOException("the decoder failed: " + failure, failure);
    }
  }

  private void waitForOther() throws InterruptedIOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the decoder");
    }
  }

  private synchronized void recycle(Batch batch) {
    empty.add(batch);
    notifyAll();
  }

  private synchronized Batch awaitEmpty() throws IOException {
    if (empty.isEmpty() && batchesMade < BATCHES) {
      batchesMade++;
      return new Batch(rowsPerBatch() * rowBytes);
    }
    while (empty.isEmpty() && !stopped) {
      waitForOther();
    }
    throwIfStopped();
    return empty.poll();
  }

  private synchronized void deliver(Batch batch) {
    filled.add(batch);
    notifyAll();
  }

  private void throwIfStopped() throws IOException {
    if (stopped) {
      throw new InterruptedIOException("stopped by the reader");
    }
  }

  private int rowsPerBatch() {
    return Math.max(1, Math.min(rows, BATCH_BYTES / rowBytes));
  }

  /** Pushes rows. */
  @FunctionalInterface
  public interface Decoder {
    /**
     * Decodes everything.
     *
     * @param sink takes the rows, top to bottom
     * @throws IOException if the source cannot be read or is damaged, and whatever the sink throws
     */
    void decode(Sink sink) throws IOException;
  }

  /** Takes rows; to be used by the decoder's thread alone. */
  public interface Sink {
    /**
     * Takes the next row; waits while the reader is behind.
     *
     * @param samples holds the row from index 0; copied
     * @throws IOException if the reader wants no more, or if there are more rows than announced
     */
    void row(byte[] samples) throws IOException;

    /**
     * Lets a decoder that is busy without rows stop in time.
     *
     * @throws IOException if the reader wants no more
     */
    void throwIfStopped() throws IOException;
  }

  private static final class Batch {
    private final byte[] bytes;
    private int rows;

    private Batch(int size) {
      bytes = new byte[size];
    }
  }

  private final class Feed implements Sink {
    private Batch batch;
    private int delivered;

    @Override
    public void row(byte[] samples) throws IOException {
      throwIfStopped();
      if (delivered == rows) {
        throw new IOException("holds more than the %d rows it claims".formatted(rows));
      }
      if (batch == null) {
        batch = awaitEmpty();
        batch.rows = 0;
      }
      System.arraycopy(samples, 0, batch.bytes, batch.rows * rowBytes, rowBytes);
      batch.rows++;
      delivered++;
      if (batch.rows == rowsPerBatch()) {
        handOver();
      }
    }

    @Override
    public void throwIfStopped() throws IOException {
      RowPump.this.throwIfStopped();
    }

    private void handOver() {
      if (batch != null) {
        deliver(batch);
        batch = null;
      }
    }
  }
}
