package io.github.stacker.core.plugin;

import io.github.stacker.api.PluginException;
import io.github.stacker.api.Provider;
import java.util.Objects;

/**
 * A provider together with where it comes from.
 *
 * @param <P> the interface of the provider
 * @param kind what it provides
 * @param provider the provider; its name has been checked
 * @param origin where it comes from
 */
public record Plugin<P extends Provider<?>>(ProviderKind<P> kind, P provider, Origin origin) {
  /** Checks that no component is null. */
  public Plugin {
    Objects.requireNonNull(kind, "kind");
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

  /**
   * Makes what to throw where its author has made a mistake.
   *
   * @param what what is wrong, to follow its name
   * @return names jar, kind and class
   */
  public PluginException unusable(String what) {
    return unusable(what, null);
  }

  /**
   * Makes what to throw where its author has made a mistake.
   *
   * @param what what is wrong, to follow its name
   * @param cause where it was seen
   * @return names jar, kind and class
   */
  public PluginException unusable(String what, Throwable cause) {
    return new PluginException(
        "%s: %s %s %s"
            .formatted(origin.subject(), kind.word(), provider.getClass().getName(), what),
        cause);
  }

  /** Names class and origin, as messages do. */
  String described() {
    return "class %s of %s".formatted(provider.getClass().getName(), origin.subject());
  }
}
