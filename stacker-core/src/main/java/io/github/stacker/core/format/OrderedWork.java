package io.github.stacker.core.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Has pieces of work done by several threads and takes their results in the order in which they
 * were started, so that nothing depends on which thread did what and when. The pieces are made when
 * they are needed, as many as allowed, and used again and again.
 *
 * <p>One thread, the owner, asks for free pieces, fills and starts them, and takes results on the
 * way.
 *
 * @param <P> the pieces
 */
public final class OrderedWork<P extends OrderedWork.Piece> implements AutoCloseable {
  private final int mostPieces;
  private final Supplier<P> maker;
  private final Taker<P> taker;
  private final ExecutorService workers;
  private final List<P> pieces = new ArrayList<>();
  private final Deque<FutureTask<P>> underWay = new ArrayDeque<>();

  /**
   * Starts nothing yet.
   *
   * @param name what the threads are called
   * @param threads how many there are, at least 1
   * @param mostPieces how many pieces are made at most, at least 1; with 2 or more, the piece that
   *     was started last keeps its content until another one is started
   * @param maker makes a piece
   * @param taker gets each piece that was started, worked on
   */
  public OrderedWork(String name, int threads, int mostPieces, Supplier<P> maker, Taker<P> taker) {
    this.mostPieces = mostPieces;
    this.maker = maker;
    this.taker = taker;
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Tells how many pieces keep so many threads busy and hold no more than some memory.
   *
   * @param threads how many threads work
   * @param pieceBytes bytes that a piece holds
   * @param mostBytes bytes that all pieces may hold, unless two have more
   * @return at least 2
   */
  public static int pieces(int threads, long pieceBytes, long mostBytes) {
    return (int) Math.max(2, Math.min(2L * threads, mostBytes / pieceBytes));
  }

  /**
   * Gives a piece that is not at work: a new one, or the one started first once its result has been
   * taken.
   *
   * @return the piece, to be filled and started by the owner
   * @throws IOException what the taker throws
   */
  public P free() throws IOException {
    if (pieces.size() == mostPieces) {
      return takeFirst();
    }
    P piece = maker.get();
    pieces.add(piece);
    return piece;
  }

  /**
   * Has a piece worked on.
   *
   * @param piece one that {@link #free} gave
   */
  public void start(P piece) {
    FutureTask<P> task = new FutureTask<>(piece::work, piece);
    underWay.add(task);
    workers.execute(task);
  }

  /**
   * Takes all results that are left.
   *
   * @throws IOException what the taker throws
   */
  public void finish() throws IOException {
    while (!underWay.isEmpty()) {
      takeFirst();
    }
  }

  private P takeFirst() throws IOException {
    P piece = done(underWay.remove());
    taker.take(piece);
    return piece;
  }

  private static <P> P done(FutureTask<P> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("writing was interrupted").initCause(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a piece of work failed", e.getCause());
    }
  }

  /** Ends the threads, and only then gives back what the pieces hold outside the heap. */
  @Override
  public void close() {
    workers.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    pieces.forEach(Piece::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is worked on. */
  public interface Piece {
    /** Does the work, on any thread, with nothing but what the piece holds. */
    void work();

    /** Gives back what the piece holds outside the heap. */
    default void close() {}
  }

  /**
   * Takes results.
   *
   * @param <P> the pieces
   */
  @FunctionalInterface
  public interface Taker<P> {
    /**
     * Takes the result of a piece, on the owner's thread.
     *
     * @param piece the piece, used again afterwards
     * @throws IOException if that fails
     */
    void take(P piece) throws IOException;
  }
}
