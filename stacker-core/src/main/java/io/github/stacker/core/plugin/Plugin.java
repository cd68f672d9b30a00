package io.github.stacker.core.plugin;

import io.github.stacker.api.Provider;
import java.util.Objects;

/**
 * A provider together with where it comes from.
 *
 * @param <P> the kind of provider
 * @param provider the provider; its name has been checked
 * @param origin where it comes from
 */
public record Plugin<P extends Provider<?>>(P provider, Origin origin) {
  /** Checks that no component is null. */
  public Plugin {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(origin, "origin");
  }

  /**
   * Gives the name that pipelines use.
   *
   * @return the provider's name
   */
  public String name() {
    return provider.name();
  }

  /** Names class and origin, as messages do. */
  String described() {
    return "class %s of %s".formatted(provider.getClass().getName(), origin.subject());
  }
}
