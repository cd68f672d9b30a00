package io.github.stacker.core.format.library;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Keeps decoders between frames, with their memory. Frames follow each other within milliseconds;
 * when none has come for a second, all memory is given back. Threads may share it.
 *
 * @param <D> the decoders
 */
public final class IdleDecoders<D extends NativeDecoder> {
  private static final long IDLE_MILLIS = 1000;

  private final Supplier<D> maker;
  private final Deque<D> idle = new ArrayDeque<>();
  private boolean watched;
  private boolean used;

  /**
   * Begins with none.
   *
   * @param maker makes another one when all are at work
   */
  public IdleDecoders(Supplier<D> maker) {
    this.maker = maker;
  }

  /**
   * Gives a decoder that nobody else uses.
   *
   * @return one that waits, or a new one
   */
  public synchronized D take() {
    used = true;
    return idle.isEmpty() ? maker.get() : idle.pop();
  }

  /**
   * Takes a decoder back.
   *
   * @param decoder what {@link #take} gave
   */
  public synchronized void giveBack(D decoder) {
    idle.push(decoder);
    used = true;
    if (!watched) {
      watched = true;
      Thread watcher = new Thread(this::freeWhenIdle, "decoder-memory");
      watcher.setDaemon(true);
      watcher.start();
    }
  }

  /**
   * Gives the number of decoders that wait for frames.
   *
   * @return none after a second without frames
   */
  public synchronized int idle() {
    return idle.size();
  }

  private synchronized void freeWhenIdle() {
    try {
      while (used) {
        used = false;
        wait(IDLE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    idle.forEach(NativeDecoder::free);
    idle.clear();
    watched = false;
  }
}
