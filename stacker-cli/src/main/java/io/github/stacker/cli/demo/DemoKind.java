package io.github.stacker.cli.demo;

import java.time.LocalDateTime;

/** What the frames show, and so what stacking them is good for. */
public enum DemoKind {
  /**
   * A noisy mountain meadow with people walking by: {@code mean} calms it, {@code median} empties
   * it.
   */
  LANDSCAPE("landscape", LocalDateTime.of(2026, 6, 21, 9, 30)),
  /** A night sky that turns about its pole: {@code max} draws the trails of its stars. */
  STARTRAILS("startrails", LocalDateTime.of(2026, 11, 14, 22, 10)),
  /** Waves and traffic at dusk: {@code mean} makes one long exposure of many short ones. */
  LONG_EXPOSURE("long-exposure", LocalDateTime.of(2026, 9, 5, 20, 40));

  private final String argument;
  private final LocalDateTime begin;

  DemoKind(String argument, LocalDateTime begin) {
    this.argument = argument;
    this.begin = begin;
  }

  /** Gives the time of the first frame. */
  LocalDateTime begin() {
    return begin;
  }

  /**
   * Gives the name that the user types, and file names begin with.
   *
   * @return lower-case words joined by hyphens
   */
  @Override
  public String toString() {
    return argument;
  }
}
