package io.github.stacker.core.format;

import io.github.stacker.core.format.library.SystemLibrary;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * With what frames are decoded, where there is a choice.
 *
 * @param choice what is wanted
 * @param frameBytes the most memory outside the heap that decoding one frame may take
 */
public record Decoding(Choice choice, long frameBytes) {
  /** What frames call the JDK's decoder. */
  public static final String JDK_NAME = "jdk";

  /** Decodes with what every Java has. */
  public static final Decoding JDK = new Decoding(Choice.JDK, 0);

  /** Checks that there is a choice. */
  public Decoding {
    Objects.requireNonNull(choice, "choice");
  }

  /**
   * Tells whether a frame is to be decoded by a library.
   *
   * @param library one that can do it, if it is there
   * @param nativeBytes the memory outside the heap that this takes
   * @return false if the JDK's decoder is to be used
   */
  public boolean uses(SystemLibrary library, long nativeBytes) {
    return choice != Choice.JDK
        && nativeBytes <= Math.min(frameBytes, Integer.MAX_VALUE)
        && library.isPresent();
  }

  /** The decoders. */
  public enum Choice {
    /** The fastest that is there and can do it. */
    AUTO,
    /** The JDK's own. */
    JDK,
    /** As {@link #AUTO}, and the system's libturbojpeg has to be there. */
    TURBOJPEG,
    /** As {@link #AUTO}, and the system's libdeflate has to be there. */
    LIBDEFLATE;

    /**
     * Gives what it is called.
     *
     * @return for example {@code jdk}
     */
    public String title() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Gives the library that has to be there.
     *
     * @return empty if none has
     */
    public Optional<SystemLibrary> library() {
      return switch (this) {
        case AUTO, JDK -> Optional.empty();
        case TURBOJPEG -> Optional.of(SystemLibrary.TURBOJPEG);
        case LIBDEFLATE -> Optional.of(SystemLibrary.LIBDEFLATE);
      };
    }
  }
}
