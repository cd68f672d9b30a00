package io.github.stacker.core.engine;

import io.github.stacker.api.PluginException;
import io.github.stacker.api.Region;
import java.util.function.Function;

/** What a plugin's combiner threw at work; the engine adds the samples that it was at work on. */
public final class CombinerFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Function<String, PluginException> message;

  /**
   * Reports it.
   *
   * @param cause what was thrown
   * @param message makes the exception that the user sees of what the combiner was at work on
   */
  public CombinerFailure(Throwable cause, Function<String, PluginException> message) {
    super(cause);
    this.message = message;
  }

  /** Says which samples it was at work on. */
  PluginException on(String image, Region region) {
    return message.apply(image + ", " + region);
  }
}
