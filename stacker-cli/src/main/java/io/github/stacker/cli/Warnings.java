package io.github.stacker.cli;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.Progress;

/**
 * Tells of a run what nobody should miss, and nothing else.
 *
 * @param console where it is told
 * @param label what a message begins with
 */
record Warnings(Console console, String label) implements Progress {
  Warnings(Console console) {
    this(console, "");
  }

  @Override
  public Progress ofMaster(String place) {
    return new Warnings(console, label + place + ": ");
  }

  @Override
  public void skipped(FrameLocation frame, String reason) {
    console.message("%sskipping frame \"%s\": %s".formatted(label, frame, reason));
  }
}
