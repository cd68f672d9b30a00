package io.github.stacker.core.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Hands frames to threads, the next to whoever is free, until all are done or one failed. What
 * takes long asks {@link #failed} now and then.
 */
final class FrameQueue {
  private final int frames;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean failed;

  /**
   * Starts nothing yet.
   *
   * @param frames how many
   */
  FrameQueue(int frames) {
    this.frames = frames;
  }

  /**
   * Works on all frames; throws what the first failure was.
   *
   * @param threads most threads at work
   * @param workers makes what works on frames by their numbers, once for each thread
   */
  void run(int threads, Supplier<IntConsumer> workers) {
    Workers.run(Math.min(threads, frames), () -> work(workers));
  }

  private void work(Supplier<IntConsumer> workers) {
    boolean done = false;
    try {
      IntConsumer worker = workers.get();
      for (int f = next.getAndIncrement(); f < frames && !failed; f = next.getAndIncrement()) {
        worker.accept(f);
      }
      done = true;
    } finally {
      if (!done) {
        failed = true; // never written otherwise: a worker that ends well must not undo this
      }
    }
  }

  /** Tells whether a thread failed, so that the work of the others is in vain. */
  boolean failed() {
    return failed;
  }
}
