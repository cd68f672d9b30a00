package io.github.stacker.cli.demo;

import java.time.LocalDateTime;

/** What the frames show, and so what stacking them is good for. */
public enum DemoKind {
  /**
   * A noisy mountain meadow with people walking by: {@code mean} calms it, {@code median} empties
   * it.
   */
  LANDSCAPE("landscape", 12, LocalDateTime.of(2026, 6, 21, 9, 30)),
  /** A promenade full of people from a tripod: {@code median} empties it. */
  PASSERS_BY("passers-by", 15, LocalDateTime.of(2026, 8, 16, 15, 20)),
  /** Stars that a camera follows, and satellites: {@code sigma-clip} removes these alone. */
  SATELLITES("satellites", 24, LocalDateTime.of(2026, 8, 12, 23, 50)),
  /** A night sky that turns about its pole: {@code max} draws the trails of its stars. */
  STARTRAILS("startrails", 12, LocalDateTime.of(2026, 11, 14, 22, 10)),
  /** Waves and traffic at dusk: {@code mean} makes one long exposure of many short ones. */
  LONG_EXPOSURE("long-exposure", 12, LocalDateTime.of(2026, 9, 5, 20, 40));

  private final String argument;
  private final int usualFrames;
  private final LocalDateTime begin;

  DemoKind(String argument, int usualFrames, LocalDateTime begin) {
    this.argument = argument;
    this.usualFrames = usualFrames;
    this.begin = begin;
  }

  /** Gives how many frames show well what stacking them does. */
  public int usualFrames() {
    return usualFrames;
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
