package io.github.stacker.core.plugin;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that stacker can do: the filters, combiners, readers and writers found on its own
 * class path and in the jars of plugin folders.
 *
 * <p>Each jar has a class loader of its own, which shows it the JDK and {@code
 * io.github.stacker.api} and nothing else. So two plugins may carry different versions of one
 * library, and none can lean on stacker's inside. The loaders stay open until {@link #close}.
 *
 * <p>Lists and lookups do not depend on the order in which files or classes were found. Filters are
 * looked for when the first is asked for, since many a run has none. Threads may share a catalogue.
 */
public final class Catalogue implements AutoCloseable {
  private final ClassLoader own;
  private final List<PluginJar> jars;
  private final Map<String, Plugin<CombinerProvider<?>>> combiners;
  private final List<Plugin<FrameReaderProvider>> readers;
  private final Map<String, Plugin<FrameWriterProvider<?>>> writers;
  private final Map<String, Plugin<FrameWriterProvider<?>>> writersByExtension = new TreeMap<>();

  /** Guarded by {@code this}; empty until filters are asked for. */
  private Optional<Map<String, Plugin<FilterProvider<?>>>> filters = Optional.empty();

  private Catalogue(ClassLoader own, List<PluginJar> jars) {
    this.own = own;
    this.jars = jars;
    combiners = find(ProviderKind.COMBINER, own);
    writers = find(ProviderKind.WRITER, own);
    readers =
        find(ProviderKind.READER, own).values().stream()
            .sorted(Comparator.comparingInt(reader -> -reader.provider().priority()))
            .toList();
    writers.values().stream()
        .sorted(Comparator.comparing(Catalogue::rank))
        .forEach(this::addExtensions);
  }

  /**
   * Finds what there is.
   *
   * @param pluginFolders folders whose {@code *.jar} files are plugins; not searched any deeper
   * @return the catalogue; to be closed when the last provider has done its work
   * @throws PluginException if a folder does not exist, a jar cannot be used or a name of a
   *     combiner, reader or writer is provided twice
   */
  public static Catalogue load(List<Path> pluginFolders) {
    return load(Catalogue.class.getClassLoader(), pluginFolders);
  }

  static Catalogue load(ClassLoader own, List<Path> pluginFolders) {
    List<PluginJar> jars = new ArrayList<>();
    try {
      ClassLoader parent = new ApiLoader();
      for (Path file : PluginFolders.jars(pluginFolders)) {
        PluginJar.open(file, parent).ifPresent(jars::add);
      }
      return new Catalogue(own, List.copyOf(jars));
    } catch (RuntimeException | Error e) {
      jars.forEach(PluginJar::close);
      throw e;
    }
  }

  private <P extends Provider<?>> Map<String, Plugin<P>> find(
      ProviderKind<P> kind, ClassLoader own) {
    Map<String, Plugin<P>> plugins = new TreeMap<>();
    addAll(kind, new ProviderFinder<>(kind, own, Origin.STACKER).find(), plugins);
    for (PluginJar jar : jars) {
      addAll(kind, jar.find(kind), plugins);
    }
    return plugins;
  }

  private synchronized Map<String, Plugin<FilterProvider<?>>> filtersByName() {
    if (filters.isEmpty()) {
      filters = Optional.of(find(ProviderKind.FILTER, own));
    }
    return filters.get();
  }

  private static <P extends Provider<?>> void addAll(
      ProviderKind<P> kind, List<Plugin<P>> found, Map<String, Plugin<P>> plugins) {
    for (Plugin<P> plugin : found) {
      Plugin<P> first = plugins.putIfAbsent(plugin.name(), plugin);
      if (first != null) {
        throw new PluginException(
            "%s \"%s\" is provided twice, by %s and by %s; take one of them away"
                .formatted(kind.word(), plugin.name(), first.described(), plugin.described()));
      }
    }
  }

  /** Stacker's own writers come first, then those of jars by their path. */
  private static String rank(Plugin<?> plugin) {
    return plugin.origin().jar().map(Path::toString).orElse("");
  }

  private void addExtensions(Plugin<FrameWriterProvider<?>> writer) {
    writer.provider().extensions().forEach(each -> writersByExtension.putIfAbsent(each, writer));
  }

  /**
   * Lists the plugin jars in use.
   *
   * @return their origins
   */
  public List<Origin> jars() {
    return jars.stream().map(PluginJar::origin).toList();
  }

  /**
   * Lists the filters.
   *
   * @return sorted by name
   * @throws PluginException if one cannot be used or a name is provided twice
   */
  public List<Plugin<FilterProvider<?>>> filters() {
    return List.copyOf(filtersByName().values());
  }

  /**
   * Lists the combiners.
   *
   * @return sorted by name
   */
  public List<Plugin<CombinerProvider<?>>> combiners() {
    return List.copyOf(combiners.values());
  }

  /**
   * Lists the readers in the order in which to ask them.
   *
   * @return highest priority first, equal ones by name
   */
  public List<Plugin<FrameReaderProvider>> readers() {
    return readers;
  }

  /**
   * Lists the writers.
   *
   * @return sorted by name
   */
  public List<Plugin<FrameWriterProvider<?>>> writers() {
    return List.copyOf(writers.values());
  }

  /**
   * Gives a filter.
   *
   * @param name its name
   * @return the filter
   * @throws PipelineException if there is none of that name
   */
  public Plugin<FilterProvider<?>> filter(String name) {
    if (combiners.containsKey(name) && !filtersByName().containsKey(name)) {
      throw new PipelineException(
          "\"%s\" is a combiner, not a filter: it makes one picture of many, as \"method\" in \"combine\" or by stacker stack --method"
              .formatted(name));
    }
    return named(ProviderKind.FILTER, filtersByName(), name);
  }

  /**
   * Gives a combiner.
   *
   * @param name its name
   * @return the combiner
   * @throws PipelineException if there is none of that name
   */
  public Plugin<CombinerProvider<?>> combiner(String name) {
    if (!combiners.containsKey(name) && filtersByName().containsKey(name)) {
      throw new PipelineException(
          "\"%s\" is a filter, not a combiner; name it in \"filters\", or in \"post\""
              .formatted(name));
    }
    return named(ProviderKind.COMBINER, combiners, name);
  }

  /**
   * Gives a writer.
   *
   * @param name its name
   * @return the writer
   * @throws PipelineException if there is none of that name
   */
  public Plugin<FrameWriterProvider<?>> writer(String name) {
    return named(ProviderKind.WRITER, writers, name);
  }

  /**
   * Gives the writer for a file by the ending of its name, in upper or lower case. Where several
   * provide one ending, stacker's own comes first, then the jar whose path sorts first.
   *
   * @param fileName a file name or path
   * @return the writer
   * @throws PipelineException if the name has no ending or one that no writer knows
   */
  public Plugin<FrameWriterProvider<?>> writerFor(String fileName) {
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    Plugin<FrameWriterProvider<?>> writer = writersByExtension.get(extension);
    if (writer == null) {
      String problem =
          extension.isEmpty()
              ? "file name \"%s\" has no ending that tells the format".formatted(name)
              : "no writer for files ending in \".%s\"".formatted(extension);
      throw unknown(problem, ProviderKind.WRITER, extension, writersByExtension.keySet());
    }
    return writer;
  }

  private static <P extends Provider<?>> Plugin<P> named(
      ProviderKind<P> kind, Map<String, Plugin<P>> plugins, String name) {
    Plugin<P> plugin = plugins.get(name);
    if (plugin == null) {
      String problem = "unknown %s \"%s\"".formatted(kind.word(), name);
      throw unknown(problem, kind, name, plugins.keySet());
    }
    return plugin;
  }

  /** What may help comes before what is long. */
  private static PipelineException unknown(
      String problem, ProviderKind<?> kind, String name, Collection<String> known) {
    String nearest = Nearest.to(name, known).map("did you mean \"%s\"? "::formatted).orElse("");
    return new PipelineException(
        "%s; %s--plugins DIR adds the %ss of the jars in a folder; known: %s"
            .formatted(problem, nearest, kind.word(), String.join(", ", known)));
  }

  /** Closes the jars; their classes not yet loaded cannot be any more. */
  @Override
  public void close() {
    jars.forEach(PluginJar::close);
  }
}
