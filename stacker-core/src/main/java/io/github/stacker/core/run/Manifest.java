package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.Region;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.engine.PendingFile;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.pipeline.JsonText;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Origin;
import io.github.stacker.core.statistics.StatisticsJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run leaves beside its first output: everything that could change a bit of it. Paths are
 * relative to the manifest's folder where they can be, so that a folder moved as a whole can still
 * be verified.
 */
final class Manifest {
  static final String SUFFIX = ".manifest.json";

  private final Pipeline pipeline;
  private final Catalogue catalogue;
  private final ExecutionPlan plan;
  private final RunReport report;
  private final Path file;

  Manifest(Pipeline pipeline, Catalogue catalogue, ExecutionPlan plan, RunReport report) {
    this.pipeline = pipeline;
    this.catalogue = catalogue;
    this.plan = plan;
    this.report = report;
    this.file = fileOf(plan);
  }

  /** Gives the name of a run's manifest: that of the first output, and more. */
  static Path fileOf(ExecutionPlan plan) {
    Path output = plan.outputs().get(0).job().file();
    return output.resolveSibling(output.getFileName() + SUFFIX);
  }

  /** Writes the manifest; hashes are waited for, and the name of the unfinished file is noted. */
  void write(Optional<FileHashes> frameHashes, int threads, RunScratch work) throws IOException {
    ObjectNode root = JsonText.object();
    root.set("stacker", software());
    root.put("baseFolder", relative(pipeline.baseFolder()));
    root.put("pipelineHash", pipeline.canonicalHash());
    root.set("pipeline", JsonText.parse(pipeline.toJson()));
    root.set("plugins", plugins(frameHashes.isPresent()));
    root.set("decoders", decoders());
    root.set("frames", frames(frameHashes.map(hashes -> hashes.await(threads)).orElse(Map.of())));
    root.set("companions", companions(frameHashes.isPresent()));
    root.set("plan", plan());
    root.set("outputs", outputs(frameHashes.isPresent(), threads));
    root.put("started", report.started().toString());
    root.put("seconds", report.duration().toMillis() / 1000.0);
    try (PendingFile pending = new PendingFile(file).notedIn(work)) {
      Files.writeString(pending.path(), JsonText.write(root));
      pending.commit();
    }
  }

  private static ObjectNode software() {
    return JsonText.object()
        .put("version", StackerVersion.current())
        .put("java", Runtime.version().toString())
        .put("javaVendor", System.getProperty("java.vendor"))
        .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  private ArrayNode plugins(boolean hashes) throws IOException {
    ArrayNode plugins = JsonText.array();
    for (Origin origin : PluginsUsed.by(pipeline, catalogue, plan, report.skipped())) {
      Path jar = origin.jar().orElseThrow();
      ObjectNode node = plugins.addObject().put("jar", jar.getFileName().toString());
      origin.version().ifPresent(version -> node.put("version", version));
      if (hashes) {
        node.put("sha256", FileHashes.sha256(jar));
      }
      ArrayNode libraries = node.putArray("libraries");
      for (Map.Entry<String, Path> library : origin.libraries().entrySet()) {
        ObjectNode described = libraries.addObject();
        described.put("file", library.getKey());
        if (hashes) {
          described.put("sha256", FileHashes.sha256(library.getValue()));
        }
      }
    }
    return plugins;
  }

  /** What decodes frames where there is a choice, which can change their samples. */
  private ArrayNode decoders() {
    ArrayNode decoders = JsonText.array();
    for (Decoders.Used used : Decoders.used(plan)) {
      ObjectNode node = decoders.addObject().put("name", used.name());
      used.version().ifPresent(version -> node.put("version", version));
      node.put("frames", used.frames());
    }
    return decoders;
  }

  /** Gives all frames listed, each at its number, which weights and maps refer to. */
  private ArrayNode frames(Map<Path, String> hashes) {
    Map<FrameLocation, String> skipped = new LinkedHashMap<>();
    report.skipped().forEach(frame -> skipped.put(frame.location(), frame.reason()));
    Map<Integer, ObjectNode> opened = new HashMap<>();
    for (FrameProbe frame : plan.frames()) {
      ObjectNode node = located(frame.location());
      node.put("bytes", frame.fileBytes());
      Optional.ofNullable(hashes.get(frame.location().file()))
          .ifPresent(hash -> node.put("sha256", hash));
      Optional.ofNullable(skipped.remove(frame.location()))
          .ifPresent(reason -> node.put("skipped", reason));
      Optional.ofNullable(report.statistics().get(frame.location()))
          .ifPresent(measured -> node.set("statistics", StatisticsJson.write(measured)));
      plan.job().chain().canvas().ifPresent(c -> put(node.putObject("covers"), frame.covered()));
      opened.put(frame.index(), node);
    }
    Iterator<Map.Entry<FrameLocation, String>> unopened = skipped.entrySet().iterator();
    ArrayNode frames = JsonText.array();
    for (int number = 0; number < plan.stack().frames(); number++) {
      frames.add(opened.containsKey(number) ? opened.get(number) : described(unopened.next()));
    }
    return frames;
  }

  /** The files beside the frames that the result depends on. */
  private ArrayNode companions(boolean hashes) throws IOException {
    ArrayNode companions = JsonText.array();
    for (Companion companion : plan.job().pictures().companions()) {
      Path companionFile = companion.location().file();
      ObjectNode node = companions.addObject().put("place", companion.place());
      node.setAll(located(companion.location()));
      node.put("bytes", Files.size(companionFile));
      if (hashes) {
        node.put("sha256", FileHashes.sha256(companionFile));
      }
    }
    return companions;
  }

  private ObjectNode described(Map.Entry<FrameLocation, String> unopened) {
    return located(unopened.getKey()).put("skipped", unopened.getValue());
  }

  private ObjectNode located(FrameLocation frame) {
    ObjectNode node = JsonText.object().put("file", relative(frame.file()));
    frame.picture().ifPresent(picture -> node.put("picture", picture));
    return node;
  }

  private void describe(ObjectNode node, Path described, Optional<String> sha256)
      throws IOException {
    node.put("file", relative(described));
    node.put("bytes", Files.size(described));
    node.put("modified", Files.getLastModifiedTime(described).toString());
    sha256.ifPresent(hash -> node.put("sha256", hash));
  }

  private ObjectNode plan() {
    ObjectNode node = JsonText.object();
    node.put("way", PlanText.lower(plan.way()));
    node.put("bandRows", plan.bandRows());
    node.put("threads", plan.threads());
    node.put("memoryBytes", plan.memoryBytes());
    node.put("nativeBytes", plan.nativeBytes());
    node.put("scratchBytes", plan.scratchBytes());
    node.put("readBytes", plan.readBytes());
    plan.job().chain().canvas().ifPresent(canvas -> put(node.putObject("canvas"), canvas));
    ArrayNode state = node.putArray("state");
    plan.state().planes().forEach(plane -> state.add(PlanText.lower(plane.type())));
    return node;
  }

  private static void put(ObjectNode node, Region region) {
    node.put("x", region.x());
    node.put("y", region.y());
    node.put("width", region.width());
    node.put("height", region.height());
  }

  private ArrayNode outputs(boolean hashes, int threads) throws IOException {
    List<Path> files =
        plan.outputs().stream().flatMap(output -> output.job().paths().stream()).toList();
    Map<Path, String> sha256 = hashes ? FileHashes.start(files).await(threads) : Map.of();
    ArrayNode outputs = JsonText.array();
    for (ExecutionPlan.OutputPlan output : plan.outputs()) {
      ObjectNode node = outputs.addObject();
      describe(node, output.job().file(), Optional.ofNullable(sha256.get(output.job().file())));
      Optional<Path> folder = output.job().folder();
      if (folder.isPresent()) {
        node.put("folder", relative(folder.get()));
        Optional.ofNullable(sha256.get(folder.get()))
            .ifPresent(hash -> node.put("folderSha256", hash));
      }
      node.put("format", output.job().format());
      node.put("type", PlanText.lower(output.type()));
      node.put("width", output.image().width());
      node.put("height", output.image().height());
      node.put("factor", output.factor());
    }
    return outputs;
  }

  private String relative(Path path) {
    Path folder = file.getParent();
    Path absolute = path.toAbsolutePath().normalize();
    boolean sameRoot = folder.getRoot().equals(absolute.getRoot());
    return (sameRoot ? folder.relativize(absolute) : absolute)
        .toString()
        .replace(File.separatorChar, '/');
  }
}
