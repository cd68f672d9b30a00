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
 * @param <P> the interface
 * @param word what messages call it
 * @param service the interface that services files are named after
 * @param reservedKeys keys that stand beside the parameters in JSON, so that no parameter can have
 *     such a name
 */
record ProviderKind<P extends Provider<?>>(
    String word, Class<P> service, Set<String> reservedKeys) {
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
