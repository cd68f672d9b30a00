package io.github.stacker.core.plugin;

import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.Provider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the providers of one kind that a class loader shows, and checks what they say of
 * themselves.
 *
 * @param <P> the kind
 */
final class ProviderFinder<P extends Provider<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderFinder.class);
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]+");

  private final ProviderKind<P> kind;
  private final ClassLoader loader;
  private final Origin origin;

  ProviderFinder(ProviderKind<P> kind, ClassLoader loader, Origin origin) {
    this.kind = kind;
    this.loader = loader;
    this.origin = origin;
  }

  /**
   * Finds them.
   *
   * @throws PluginException for the first that cannot be used
   */
  List<Plugin<P>> find() {
    List<Plugin<P>> plugins = new ArrayList<>();
    Iterator<ServiceLoader.Provider<P>> listed =
        ServiceLoader.load(kind.service(), loader).stream().iterator();
    for (Optional<ServiceLoader.Provider<P>> next = next(listed);
        next.isPresent();
        next = next(listed)) {
      plugins.add(plugin(next.get()));
    }
    if (!plugins.isEmpty()) {
      LOG.debug("found {} {}s in {}", plugins.size(), kind.word(), origin.name());
    }
    return plugins;
  }

  private Optional<ServiceLoader.Provider<P>> next(Iterator<ServiceLoader.Provider<P>> listed) {
    try {
      return listed.hasNext() ? Optional.of(listed.next()) : Optional.empty();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw LoadFailure.whileListing(kind, loader, origin, e);
    }
  }

  private Plugin<P> plugin(ServiceLoader.Provider<P> listed) {
    Class<?> type = listed.type();
    P provider;
    try {
      provider = listed.get();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw LoadFailure.of(type.getName(), origin, "constructor", e);
    }
    Plugin<P> plugin = new Plugin<>(kind, provider, originOf(type));
    check(plugin);
    LOG.trace(
        "found {} {} ({}) in {}", kind.word(), provider.name(), type.getName(), origin.name());
    return plugin;
  }

  private Origin originOf(Class<?> type) {
    return origin.jar().isPresent()
        ? origin
        : Origin.classPath(Optional.ofNullable(type.getPackage().getImplementationVersion()));
  }

  private void check(Plugin<P> plugin) {
    P provider = plugin.provider();
    String name = ask(plugin, "name()", provider::name);
    if (name == null || !NAME.matcher(name).matches()) {
      throw plugin.unusable(
          "has the name %s; a name is lower-case words joined by hyphens"
              .formatted(name == null ? "null" : '"' + name + '"'));
    }
    String description = ask(plugin, "description()", provider::description);
    if (description == null || description.isBlank()) {
      throw plugin.unusable("has no description; say in one sentence what it does");
    }
    if (provider instanceof FrameWriterProvider<?> writer) {
      checkWriter(plugin, writer);
    }
    if (plugin.origin().jar().isPresent()) {
      checkParameters(plugin);
    }
  }

  private void checkWriter(Plugin<P> plugin, FrameWriterProvider<?> writer) {
    List<String> extensions = ask(plugin, "extensions()", writer::extensions);
    boolean wellFormed =
        extensions != null
            && extensions.stream()
                .allMatch(each -> each != null && EXTENSION.matcher(each).matches());
    if (!wellFormed) {
      throw plugin.unusable(
          "has the extensions %s; they are lower case and without the dot".formatted(extensions));
    }
    var types = ask(plugin, "sampleTypes()", writer::sampleTypes);
    if (types == null || types.isEmpty()) {
      throw plugin.unusable("names no type of sample that it can write");
    }
  }

  /** Only done for plugin jars: of those on the class path the build's own tests make sure. */
  private void checkParameters(Plugin<P> plugin) {
    Optional<String> taken =
        parameterNames(plugin).stream().filter(kind.reservedKeys()::contains).findFirst();
    if (taken.isPresent()) {
      throw plugin.unusable(
          "has a parameter \"%s\", a key that pipelines use themselves; give it another name"
              .formatted(taken.get()));
    }
  }

  private List<String> parameterNames(Plugin<P> plugin) {
    Class<? extends Record> type = ask(plugin, "parameters()", plugin.provider()::parameters);
    try {
      return ParameterSet.ofPlugin(type).names();
    } catch (IllegalArgumentException e) {
      throw plugin.unusable("has parameters that cannot be used: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw LoadFailure.of(type.getName(), origin, "components", e);
    }
  }

  private <T> T ask(Plugin<P> plugin, String method, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      throw LoadFailure.of(plugin.provider().getClass().getName(), origin, method, e);
    }
  }
}
