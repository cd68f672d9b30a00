package io.github.stacker.core.mapped;

import java.io.IOException;

/** Scratch cannot be had or used: the disk's fault, never a frame's. */
public final class ScratchException extends IOException {
  private static final long serialVersionUID = 1;

  ScratchException(String message, Throwable cause) {
    super(message, cause);
  }
}
