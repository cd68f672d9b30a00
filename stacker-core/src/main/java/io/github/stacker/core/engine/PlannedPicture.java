package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;

/** A picture of a frame, and how it is made within the memory. */
public final class PlannedPicture {
  private final FrameLocation frame;
  private final OutputJob output;
  private final boolean large;
  private final WorkShape shape;
  private final int readers;
  private final long memoryBytes;

  PlannedPicture(
      FrameLocation frame,
      OutputJob output,
      boolean large,
      WorkShape shape,
      int readers,
      long memoryBytes) {
    this.frame = frame;
    this.output = output;
    this.large = large;
    this.shape = shape;
    this.readers = readers;
    this.memoryBytes = memoryBytes;
  }

  /**
   * Tells whether it is so large that one thread alone would take long.
   *
   * @return true if all threads make it, so that no other is made at the time
   */
  public boolean isLarge() {
    return large;
  }

  FrameLocation frame() {
    return frame;
  }

  OutputJob output() {
    return output;
  }

  WorkShape shape() {
    return shape;
  }

  /** Gives how many threads read the frame. */
  int readers() {
    return readers;
  }

  /** Gives the heap that it takes. */
  long memoryBytes() {
    return memoryBytes;
  }
}
