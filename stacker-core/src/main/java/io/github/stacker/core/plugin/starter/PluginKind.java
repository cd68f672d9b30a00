package io.github.stacker.core.plugin.starter;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import java.util.Locale;

/** What a new plugin provides. */
public enum PluginKind {
  /** A filter of samples one by one. */
  FILTER(FilterProvider.class),
  /** A combiner of whole stacks. */
  COMBINER(CombinerProvider.class);

  private final Class<?> service;

  PluginKind(Class<?> service) {
    this.service = service;
  }

  /** Gives the interface that the services file is named after. */
  Class<?> service() {
    return service;
  }

  /** Gives what texts are called that are of this kind alone. */
  String title() {
    return name().charAt(0) + word().substring(1);
  }

  /**
   * Gives the word for it.
   *
   * @return {@code filter} or {@code combiner}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
