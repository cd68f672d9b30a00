package io.github.stacker.core.engine;

/** Lets threads begin with what they do as long as there is memory for all of it. */
final class MemoryGate {
  private final long bytes;
  private long taken;

  MemoryGate(long bytes) {
    this.bytes = bytes;
  }

  /** Tells how much there is, taken or not. */
  long bytes() {
    return bytes;
  }

  /**
   * Waits until there is room.
   *
   * @param wanted how much is needed, at most all there is
   */
  synchronized void take(long wanted) {
    boolean interrupted = false;
    while (taken + wanted > bytes) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    taken += wanted;
  }

  /** Gives back what was taken. */
  synchronized void give(long wanted) {
    taken -= wanted;
    notifyAll();
  }
}
