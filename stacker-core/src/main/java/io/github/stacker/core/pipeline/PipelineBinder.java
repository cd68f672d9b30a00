package io.github.stacker.core.pipeline;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.FrameWriterProvider;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.Provider;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.StackMap;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Nearest;
import io.github.stacker.core.plugin.ParameterSet;
import io.github.stacker.core.plugin.Plugin;
import io.github.stacker.core.plugin.PluginBlame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the tree of a pipeline into one whose filters, combiner and writers are made. */
final class PipelineBinder {
  /** The sections, in the order in which pipelines are written. */
  static final List<String> SECTIONS =
      List.of(
          "$schema",
          "frames",
          "calibrate",
          "filters",
          "normalise",
          "weights",
          "combine",
          "post",
          "roi",
          "outputs",
          "maps",
          "resources");

  /** The sections of a pipeline whose result is a master. */
  static final List<String> MASTER_SECTIONS =
      List.of("frames", "calibrate", "filters", "normalise", "weights", "combine");

  private final Catalogue catalogue;
  private final Places places;
  private final JsonPath top;
  private final Path baseFolder;
  private final BesideFiles files;
  private final ObjectNode canonical = JsonTree.NODES.objectNode();

  PipelineBinder(Catalogue catalogue, Places places, Path baseFolder) {
    this(catalogue, places, JsonPath.TOP, baseFolder);
  }

  private PipelineBinder(Catalogue catalogue, Places places, JsonPath top, Path baseFolder) {
    this.catalogue = catalogue;
    this.places = places;
    this.top = top;
    this.baseFolder = baseFolder;
    this.files = BesideFiles.unopened(baseFolder, places::title);
  }

  Pipeline bind(ObjectNode root) {
    new RecordBinder(top, root).requireKnown(SECTIONS);
    if (root.has("$schema") && !root.get("$schema").isString()) {
      throw new Refusal(top.key("$schema"), "must be text");
    }
    FramesSection frames = section(FramesSection.class, required(root, "frames"), "frames");
    Optional<Calibrate> calibrate = calibrate(root);
    List<Step> filters = steps(root, "filters");
    Optional<NormaliseSection> normalise = optional(NormaliseSection.class, root, "normalise");
    Optional<WeightsSection> weights = optional(WeightsSection.class, root, "weights");
    CombineStep combine = combine(required(root, "combine"));
    List<Step> post = steps(root, "post");
    Optional<RoiSection> roi = optional(RoiSection.class, root, "roi");
    List<Output> outputs = outputs(root);
    Map<StackMap, Output> maps = new MapsBinder(this::output).bind(root, canonical);
    String bitsText = JsonText.write(canonical);
    ObjectNode given =
        root.has("resources") ? required(root, "resources") : JsonTree.NODES.objectNode();
    Resources resources = section(Resources.class, given, "resources");
    if (canonical.get("resources").isEmpty()) {
      canonical.remove("resources");
    }
    return new Pipeline(
        baseFolder,
        frames,
        calibrate,
        filters,
        normalise,
        weights,
        combine,
        post,
        roi,
        maps,
        outputs,
        resources,
        JsonText.write(canonical),
        bitsText);
  }

  private ObjectNode required(ObjectNode root, String name) {
    JsonNode section = root.get(name);
    if (section == null) {
      throw new Refusal(top, "lacks the section \"" + name + "\"");
    }
    return object(section, top.key(name));
  }

  static ObjectNode object(JsonNode node, JsonPath path) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new Refusal(path, "must be an object in braces");
  }

  private static ArrayNode list(JsonNode node, JsonPath path) {
    if (node instanceof ArrayNode list) {
      return list;
    }
    throw new Refusal(path, "must be a list in brackets");
  }

  private <R extends Record> R section(Class<R> type, ObjectNode node, String name) {
    ParameterSet<R> set = ParameterSet.ofSection(type);
    RecordBinder binder = new RecordBinder(top.key(name), node).requireKnown(set.names());
    R section = binder.bind(set);
    canonical.set(name, binder.inOrder(set.names()));
    return section;
  }

  private Optional<Calibrate> calibrate(ObjectNode root) {
    if (!root.has("calibrate")) {
      return Optional.empty();
    }
    JsonPath path = top.key("calibrate");
    ObjectNode section = required(root, "calibrate");
    Map<JsonPath, Pipeline> made = new LinkedHashMap<>();
    for (String master : List.of("bias", "dark", "flat")) {
      if (section.get(master) instanceof ObjectNode inline) {
        PipelineBinder binder = new PipelineBinder(catalogue, places, path.key(master), baseFolder);
        made.put(path.key(master), binder.bindMaster(inline));
        section.set(master, binder.canonical);
      }
    }
    ParameterSet<CalibrateSection> set = ParameterSet.ofSection(CalibrateSection.class);
    RecordBinder binder = new RecordBinder(path, section, files.making(made.keySet()));
    binder.requireKnown(set.names()).bind(set);
    canonical.set("calibrate", binder.inOrder(set.names()));
    Map<String, Pipeline> masters = new LinkedHashMap<>();
    made.forEach((place, pipeline) -> masters.put(place.toString(), pipeline));
    return Optional.of(
        new Calibrate(
            binder.companions(set),
            masters,
            opener -> places.located(() -> binder.bindOpened(set, opener))));
  }

  /** Binds a pipeline that says nothing of outputs: its result is kept as it is. */
  private Pipeline bindMaster(ObjectNode root) {
    new RecordBinder(top, root).requireKnown(MASTER_SECTIONS);
    ObjectNode output = JsonTree.NODES.objectNode();
    output.put("file", "master.tif").put("type", "float32").put("scale", "none");
    root.putArray("outputs").add(output);
    Pipeline pipeline = bind(root);
    canonical.remove("outputs");
    return pipeline;
  }

  private <R extends Record> Optional<R> optional(Class<R> type, ObjectNode root, String name) {
    return root.has(name)
        ? Optional.of(section(type, required(root, name), name))
        : Optional.empty();
  }

  private List<Step> steps(ObjectNode root, String name) {
    List<Step> steps = new ArrayList<>();
    if (!root.has(name)) {
      return steps;
    }
    JsonPath path = top.key(name);
    ArrayNode list = list(root.get(name), path);
    if (list.isEmpty()) {
      return steps;
    }
    ArrayNode written = canonical.putArray(name);
    for (int i = 0; i < list.size(); i++) {
      steps.add(step(object(list.get(i), path.item(i)), path.item(i), written.addObject()));
    }
    return steps;
  }

  private Step step(ObjectNode node, JsonPath path, ObjectNode written) {
    Plugin<FilterProvider<?>> plugin = named(node, path, "filter", catalogue::filter);
    written.put("filter", plugin.name());
    return step(plugin, plugin.provider(), new RecordBinder(path, node, files), written);
  }

  private <P extends Record> Step step(
      Plugin<?> plugin, FilterProvider<P> provider, RecordBinder binder, ObjectNode written) {
    P parameters = parameters(plugin, provider, binder, List.of("filter"), written);
    Filter filter = made(plugin, binder.path(), () -> provider.create(parameters));
    ParameterSet<P> set = ParameterSet.ofPlugin(provider.parameters());
    List<Companion> companions = binder.companions(set);
    String place = places.of(binder.path());
    if (companions.stream().allMatch(each -> each.kind() == Companion.Kind.OTHER)) {
      return new Step(
          place,
          plugin.name(),
          plugin.origin(),
          companions,
          Optional.of(filter),
          opener -> made(plugin, binder.path(), () -> provider.create(parameters)));
    }
    return new Step(
        place,
        plugin.name(),
        plugin.origin(),
        companions,
        Optional.empty(),
        opener ->
            places.located(
                () -> {
                  P opened = binder.bindOpened(set, opener);
                  return made(plugin, binder.path(), () -> provider.create(opened));
                }));
  }

  private CombineStep combine(ObjectNode node) {
    JsonPath path = top.key("combine");
    Plugin<CombinerProvider<?>> plugin = named(node, path, "method", catalogue::combiner);
    ObjectNode written = canonical.putObject("combine").put("method", plugin.name());
    RecordBinder binder = new RecordBinder(path, node);
    return new CombineStep(
        places.of(path),
        plugin.name(),
        plugin.origin(),
        combiner(plugin, plugin.provider(), binder, written));
  }

  private <P extends Record> Combiner combiner(
      Plugin<?> plugin, CombinerProvider<P> provider, RecordBinder binder, ObjectNode written) {
    requireNoFiles(plugin, provider, binder.path());
    P parameters = parameters(plugin, provider, binder, List.of("method"), written);
    return made(plugin, binder.path(), () -> provider.create(parameters));
  }

  private List<Output> outputs(ObjectNode root) {
    JsonPath path = top.key("outputs");
    if (!root.has("outputs")) {
      throw new Refusal(top, "lacks the section \"outputs\"");
    }
    ArrayNode list = list(root.get("outputs"), path);
    if (list.isEmpty()) {
      throw new Refusal(path, "must name at least one picture to write");
    }
    ArrayNode written = canonical.putArray("outputs");
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      outputs.add(output(object(list.get(i), path.item(i)), path.item(i), written.addObject()));
    }
    return outputs;
  }

  private Output output(ObjectNode node, JsonPath path, ObjectNode written) {
    ParameterSet<OutputSection> set = ParameterSet.ofSection(OutputSection.class);
    RecordBinder binder = new RecordBinder(path, node);
    OutputSection section = binder.bind(set);
    Plugin<FrameWriterProvider<?>> plugin = writer(section, path);
    written.setAll(binder.inOrder(set.names()));
    return new Output(
        section.file(),
        plugin.name(),
        plugin.origin(),
        plugin.provider().sampleTypes(),
        writer(plugin, plugin.provider(), binder, set.names(), written),
        section.type(),
        section.rounding(),
        section.scale(),
        section.maxSize());
  }

  private Plugin<FrameWriterProvider<?>> writer(OutputSection section, JsonPath path) {
    String key = section.format().isPresent() ? "format" : "file";
    return lookUp(
        path.key(key),
        () -> section.format().map(catalogue::writer).orElseGet(() -> writerFor(section.file())));
  }

  private Plugin<FrameWriterProvider<?>> writerFor(String file) {
    boolean ended = file.endsWith("/") || file.endsWith("\\");
    String folder = ended ? file.substring(0, file.length() - 1) : file;
    Path name = Path.of(folder).getFileName();
    boolean bare = name != null && name.toString().indexOf('.') < 0;
    if (ended || bare && Files.isDirectory(baseFolder.resolve(folder))) {
      throw new PipelineException(
          "\"%s\" is a folder; name the picture in it, for example \"%s/stacked.tif\""
              .formatted(folder, folder));
    }
    return catalogue.writerFor(file);
  }

  private <P extends Record> FrameWriter writer(
      Plugin<?> plugin,
      FrameWriterProvider<P> provider,
      RecordBinder binder,
      List<String> common,
      ObjectNode written) {
    requireNoFiles(plugin, provider, binder.path());
    P parameters = parameters(plugin, provider, binder, common, written);
    return made(plugin, binder.path(), () -> provider.create(parameters));
  }

  /** What a file holds changes results, so whoever reads one has to be a step. */
  private void requireNoFiles(Plugin<?> plugin, Provider<?> provider, JsonPath path) {
    ParameterSet.ofPlugin(provider.parameters()).parameters().stream()
        .filter(parameter -> parameter.type().isFile())
        .findFirst()
        .ifPresent(
            parameter -> {
              String reason =
                  "its parameter \"%s\" is %s, which filters alone can have"
                      .formatted(parameter.name(), parameter.expected());
              throw blame(plugin, path).failure(reason);
            });
  }

  /** Looks up the plugin that a key names. */
  private static <T> T named(
      ObjectNode node, JsonPath path, String key, Function<String, T> catalogue) {
    JsonNode name = node.get(key);
    if (name == null) {
      throw new Refusal(path, "lacks \"" + key + "\"" + similar(node, key));
    }
    if (!name.isString()) {
      throw new Refusal(path.key(key), "must be text, is " + name);
    }
    return lookUp(path.key(key), () -> catalogue.apply(name.asString()));
  }

  private static String similar(ObjectNode node, String key) {
    return Nearest.to(key, node.propertyNames())
        .map(near -> "; it has \"" + near + "\"")
        .orElse("");
  }

  private static <T> T lookUp(JsonPath path, Supplier<T> question) {
    try {
      return question.get();
    } catch (PipelineException e) {
      throw new Refusal(path, e.getMessage(), e);
    }
  }

  private <P extends Record> P parameters(
      Plugin<?> plugin,
      Provider<P> provider,
      RecordBinder binder,
      List<String> common,
      ObjectNode written) {
    ParameterSet<P> set = ParameterSet.ofPlugin(provider.parameters());
    PluginParameters.requireDefaults(plugin, set);
    List<String> known = new ArrayList<>(common);
    known.addAll(set.names());
    binder.requireKnown(known);
    P parameters = made(plugin, binder.path(), () -> binder.bind(set));
    written.setAll(binder.inOrder(set.names()));
    return parameters;
  }

  /** Runs a plugin's code: what it refuses is the user's to mend, all else its author's. */
  private <T> T made(Plugin<?> plugin, JsonPath path, Supplier<T> factory) {
    T made;
    try {
      made = factory.get();
    } catch (Refusal e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new Refusal(path, e.getMessage(), e);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw blame(plugin, path).failure(e);
    }
    return blame(plugin, path).required("create", made);
  }

  private PluginBlame blame(Plugin<?> plugin, JsonPath path) {
    return PluginBlame.of(plugin).at(places.of(path));
  }
}
