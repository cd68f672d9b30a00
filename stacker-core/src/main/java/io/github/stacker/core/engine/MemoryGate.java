package io.github.stacker.core.engine;

/** Lets threads begin with what they do as long as there is memory for all of it. */
final class MemoryGate {
  private final long bytes;
  private long taken;

  MemoryGate(long bytes) {
    this.bytes = bytes;
  }

  /**
   * Waits until there is room. Who needs more than there is has to be alone.
   *
   * @param wanted how much is needed
   */
  synchronized void take(long wanted) {
    boolean interrupted = false;
    while (taken > 0 && taken + wanted > bytes) {
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
