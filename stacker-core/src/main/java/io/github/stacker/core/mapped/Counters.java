package io.github.stacker.core.mapped;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers that tell how far work has come, shared by threads and, where they are kept, by a process
 * and the next: whoever reads a number finds done what was done before it was set, also if the
 * process was killed right afterwards.
 */
public final class Counters {
  private final AtomicLongArray shared;

  /** Where the numbers are kept: mapped, or nothing. */
  private final ByteBuffer kept;

  private Counters(int count, ByteBuffer kept) {
    this.shared = new AtomicLongArray(count);
    this.kept = kept;
    for (int i = 0; i < count && kept.hasRemaining(); i++) {
      shared.setPlain(i, kept.getLong(i * Long.BYTES));
    }
  }

  /** Makes counters, all 0, that are gone with the process. */
  static Counters inMemory(int count) {
    return new Counters(count, ByteBuffer.allocate(0));
  }

  /** Gives counters kept in mapped bytes, as they were left. */
  static Counters keptIn(ByteBuffer mapped, int count) {
    return new Counters(count, mapped);
  }

  /**
   * Gives how many there are.
   *
   * @return number of counters
   */
  public int count() {
    return shared.length();
  }

  /**
   * Reads a number.
   *
   * @param index which
   * @return what was set last; at first 0
   */
  public long get(int index) {
    return shared.get(index);
  }

  /** Tells whether a number is not 0. */
  boolean isAnySet() {
    for (int i = 0; i < count(); i++) {
      if (get(i) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Sets a number.
   *
   * <p>A killed process loses no store that it has carried out: the fences keep the compiler from
   * moving stores to other mapped bytes from one side of this one to the other.
   *
   * @param index which
   * @param number from 0
   */
  public void set(int index, long number) {
    if (kept.hasRemaining()) {
      VarHandle.releaseFence();
      kept.putLong(index * Long.BYTES, number);
      VarHandle.releaseFence();
    }
    shared.set(index, number);
  }
}
