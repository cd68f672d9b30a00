package io.github.stacker.core.format.jpeg;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps decoders between frames, with their memory. Frames follow each other within milliseconds;
 * when none has come for a second, all memory is given back. Threads may share it.
 */
final class TurboDecoders {
  private static final long IDLE_MILLIS = 1000;

  private final Deque<TurboDecoder> idle = new ArrayDeque<>();
  private boolean watched;
  private boolean used;

  synchronized TurboDecoder take() {
    used = true;
    return idle.isEmpty() ? new TurboDecoder() : idle.pop();
  }

  synchronized void giveBack(TurboDecoder decoder) {
    idle.push(decoder);
    used = true;
    if (!watched) {
      watched = true;
      Thread watcher = new Thread(this::freeWhenIdle, "jpeg-memory");
      watcher.setDaemon(true);
      watcher.start();
    }
  }

  /** Gives the number of decoders that wait for frames. */
  synchronized int idle() {
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
    idle.forEach(TurboDecoder::free);
    idle.clear();
    watched = false;
  }
}
