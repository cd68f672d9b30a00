package io.github.stacker.core.plugin.starter;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import java.util.Locale;

/** What a new plugin provides, and how its author begins. */
public enum PluginKind {
  /** A filter of samples one by one. */
  FILTER(FilterProvider.class),
  /** A filter of samples and those around them. */
  NEIGHBOURHOOD(FilterProvider.class),
  /** A filter that moves pixels. */
  GEOMETRIC(FilterProvider.class),
  /** A filter that measures the picture first. */
  STATISTICS(FilterProvider.class),
  /** A combiner of whole stacks. */
  COMBINER(CombinerProvider.class),
  /** A combiner that sees the frames once, one after the other. */
  FOLD(CombinerProvider.class);

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
    return name().charAt(0) + option().substring(1);
  }

  /**
   * Gives what the kind is called on the command line.
   *
   * @return for example {@code neighbourhood}
   */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Gives the word for what is provided.
   *
   * @return {@code filter} or {@code combiner}
   */
  public String word() {
    return service == CombinerProvider.class ? "combiner" : "filter";
  }
}
