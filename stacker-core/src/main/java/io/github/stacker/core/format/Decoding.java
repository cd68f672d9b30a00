package io.github.stacker.core.format;

import java.util.Objects;

/**
 * With what frames are decoded, where there is a choice.
 *
 * @param choice what is wanted
 * @param frameBytes the most memory outside the heap that decoding one frame may take
 */
public record Decoding(Choice choice, long frameBytes) {
  /** Decodes with what every Java has. */
  public static final Decoding JDK = new Decoding(Choice.JDK, 0);

  /** Checks that there is a choice. */
  public Decoding {
    Objects.requireNonNull(choice, "choice");
  }

  /** The decoders. */
  public enum Choice {
    /** The fastest that is there and can do it. */
    AUTO,
    /** The JDK's own. */
    JDK,
    /** The system's libturbojpeg, wherever it can do it; it has to be there. */
    TURBOJPEG
  }
}
