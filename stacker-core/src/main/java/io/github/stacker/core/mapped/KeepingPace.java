package io.github.stacker.core.mapped;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says when a band of a state in memory is kept again: so rarely that keeping all of them takes
 * little of the time, whatever they cost. Each band is asked for by one thread at a time.
 */
final class KeepingPace {
  /**
   * Keeping takes one part of so many of the time; at 0, each change is kept. Whoever kills
   * processes to see what is left sets this property of the system.
   */
  private static final long PARTS = Long.getLong("stacker.keepingParts", 32);

  private final long[] lastNanos;
  private final AtomicLong spentNanos;
  private final AtomicLong keeps;

  /**
   * Begins.
   *
   * @param bands how many there are
   * @param openingNanos what it took to reserve room for all, by which the first are judged
   */
  KeepingPace(int bands, long openingNanos) {
    lastNanos = new long[bands];
    Arrays.fill(lastNanos, System.nanoTime());
    spentNanos = new AtomicLong(openingNanos);
    keeps = new AtomicLong(bands);
  }

  /** Tells whether a band should be kept now. */
  boolean isDue(int band) {
    double allNanos = (double) spentNanos.get() / keeps.get() * lastNanos.length;
    return System.nanoTime() - lastNanos[band] >= PARTS * allNanos;
  }

  /**
   * Notes that a band was kept.
   *
   * @param band which
   * @param startNanos {@link System#nanoTime} when that began; it ends now
   */
  void kept(int band, long startNanos) {
    lastNanos[band] = System.nanoTime();
    spentNanos.addAndGet(lastNanos[band] - startNanos);
    keeps.incrementAndGet();
  }
}
