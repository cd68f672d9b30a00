package io.github.stacker.core.plugin;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.Provider;
import java.util.List;
import java.util.Set;

/**
 * One of the four kinds of provider.
 *
 * <p>There is one object of each kind, so they are compared by identity: no record, whose
 * comparisons would be compiled when the first is made, at every start.
 *
 * @param <P> the interface
 */
public final class ProviderKind<P extends Provider<?>> {
  static final ProviderKind<FilterProvider<?>> FILTER =
      new ProviderKind<>("filter", wildcard(FilterProvider.class), Set.of("filter"));
  static final ProviderKind<CombinerProvider<?>> COMBINER =
      new ProviderKind<>("combiner", wildcard(CombinerProvider.class), Set.of("method"));
  static final ProviderKind<FrameReaderProvider> READER =
      new ProviderKind<>("reader", FrameReaderProvider.class, Set.of());
  static final ProviderKind<FrameWriterProvider<?>> WRITER =
      new ProviderKind<>(
          "writer",
          wildcard(FrameWriterProvider.class),
          Set.of("file", "format", "type", "rounding", "scale", "maxSize"));

  private final String word;
  private final Class<P> service;
  private final Set<String> reservedKeys;

  private ProviderKind(String word, Class<P> service, Set<String> reservedKeys) {
    this.word = word;
    this.service = service;
    this.reservedKeys = reservedKeys;
  }

  /**
   * Gives what messages call it.
   *
   * @return {@code filter}, {@code combiner}, {@code reader} or {@code writer}
   */
  public String word() {
    return word;
  }

  /** Gives the interface that services files are named after. */
  Class<P> service() {
    return service;
  }

  /**
   * Gives the keys that stand beside the parameters in JSON, so that no parameter can have such a
   * name.
   */
  Set<String> reservedKeys() {
    return reservedKeys;
  }

  static List<ProviderKind<?>> all() {
    return List.of(FILTER, COMBINER, READER, WRITER);
  }

  /** Gives the path of the services file inside a jar. */
  String servicesFile() {
    return "META-INF/services/" + service.getName();
  }

  /** Gives a generic interface's class the type that a wildcard asks for. */
  @SuppressWarnings("unchecked")
  private static <P> Class<P> wildcard(Class<?> raw) {
    return (Class<P>) raw;
  }
}
