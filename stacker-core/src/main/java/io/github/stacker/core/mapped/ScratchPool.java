package io.github.stacker.core.mapped;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Scratch files that are used again: what a run takes at once is all it ever takes. Threads may
 * share a pool.
 *
 * <p>Without it every copied frame would hold its blocks until the garbage collector found its
 * mapping.
 */
public final class ScratchPool implements AutoCloseable {
  private final ScratchSpace space;
  private final List<ScratchFile> free = new ArrayList<>();

  /**
   * Makes an empty pool.
   *
   * @param space where files are made
   */
  public ScratchPool(ScratchSpace space) {
    this.space = space;
  }

  /** Gives a file of exactly this size, used before or new; its content is undefined. */
  ScratchFile take(long bytes) throws IOException {
    synchronized (free) {
      for (ScratchFile file : free) {
        if (file.bytes() == bytes) {
          free.remove(file);
          return file;
        }
      }
    }
    return space.allocate(bytes);
  }

  /** Takes a file back. */
  void give(ScratchFile file) {
    synchronized (free) {
      free.add(file);
    }
  }

  /** Removes the files that were given back. */
  @Override
  public void close() throws IOException {
    synchronized (free) {
      for (ScratchFile file : free) {
        file.close();
      }
      free.clear();
    }
  }
}
