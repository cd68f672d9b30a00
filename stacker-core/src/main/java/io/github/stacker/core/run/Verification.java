package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.engine.FileTree;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.mapped.DiskFailure;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Origin;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does the run of a manifest again, into a folder of its own that is removed afterwards, and
 * compares.
 */
public final class Verification {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Enough to tell one hash from another. */
  private static final int SHOWN_DIGITS = 12;

  /** The place of a frame that a master is made of. */
  private static final Pattern MASTER_FRAME = Pattern.compile("(.+)\\.frames\\[\\d+]");

  private final Catalogue catalogue;
  private final RunOptions options;

  /**
   * Prepares to verify.
   *
   * @param catalogue the plugins of now
   * @param options what the run may use; need not be what it used then
   */
  public Verification(Catalogue catalogue, RunOptions options) {
    this.catalogue = catalogue;
    this.options = options;
  }

  /**
   * Verifies a run.
   *
   * @param manifest what it left
   * @param progress is told how it goes
   * @return what differs, one sentence each, and why or what follows; empty if frames, plugins and
   *     every bit of the outputs are the same
   * @throws PipelineException if there is no such manifest
   * @throws PluginException if a jar that the run used is in no plugin folder
   */
  public List<String> differences(Path manifest, Progress progress) {
    Path folder = manifest.toAbsolutePath().normalize().getParent();
    List<String> differences = new ArrayList<>();
    try {
      JsonNode root = read(manifest);
      requirePlugins(root);
      compareRecorded("frame", root.path("frames"), folder, differences);
      compareRecorded("file", root.path("companions"), folder, differences);
      comparePlugins(root, differences);
      if (differences.isEmpty()) {
        compareOutputs(root, folder, progress, differences);
      } else {
        differences.add("nothing was run again because of that; no output was compared");
      }
    } catch (InvalidPathException e) {
      throw new PipelineException(
          "manifest \"%s\" names a file that cannot be: %s".formatted(manifest, e.getMessage()), e);
    } catch (IOException e) {
      throw new ResourceLimitException(
          "manifest \"%s\" cannot be verified: %s".formatted(manifest, DiskFailure.reason(e)), e);
    }
    return differences;
  }

  /**
   * Gives the outputs of a run that are not there any more. That is no difference where a manifest
   * has their hashes: what the run gives now is compared with these.
   *
   * @param manifest what the run left
   * @return files and folders of which there are hashes
   * @throws PipelineException if there is no such manifest
   */
  public List<Path> missing(Path manifest) {
    Path folder = manifest.toAbsolutePath().normalize().getParent();
    List<Path> missing = new ArrayList<>();
    try {
      for (JsonNode output : read(manifest).path("outputs")) {
        addMissing(output, "file", "sha256", folder, missing);
        addMissing(output, "folder", "folderSha256", folder, missing);
      }
    } catch (IOException e) {
      throw new ResourceLimitException(
          "manifest \"%s\" cannot be read: %s".formatted(manifest, DiskFailure.reason(e)), e);
    }
    return missing;
  }

  private static void addMissing(
      JsonNode output, String key, String hashKey, Path folder, List<Path> missing) {
    if (output.has(hashKey) && output.path(key).isString()) {
      Path file = folder.resolve(output.path(key).asString()).normalize();
      if (!Files.exists(file)) {
        missing.add(file);
      }
    }
  }

  private static JsonNode read(Path manifest) throws IOException {
    try {
      if (Files.isDirectory(manifest)) {
        throw new PipelineException("\"" + manifest + "\" is no manifest: it is a directory");
      }
      JsonNode root = MAPPER.readTree(Files.readString(manifest));
      if (!isManifest(root)) {
        throw new PipelineException(
            "\"" + manifest + "\" is no manifest of stacker" + beside(manifest));
      }
      return root;
    } catch (JacksonException | CharacterCodingException e) {
      throw new PipelineException(
          "\"" + manifest + "\" is no manifest: it is not JSON" + beside(manifest), e);
    } catch (NoSuchFileException e) {
      throw new PipelineException(
          "there is no manifest \"" + manifest + "\"" + beside(manifest), e);
    }
  }

  /** Where an output was named instead, its manifest is. */
  private static String beside(Path output) {
    Path manifest = output.resolveSibling(output.getFileName() + Manifest.SUFFIX);
    return Files.exists(manifest) ? "; that of its run is \"" + manifest + "\"" : "";
  }

  /** Whether everything is there that the comparison reads. */
  private static boolean isManifest(JsonNode root) {
    JsonNode pipeline = root.path("pipeline");
    return root.path("baseFolder").isString()
        && pipeline.path("frames").isObject()
        && namesFiles(pipeline.path("outputs"))
        && namesFiles(root.path("frames"))
        && namesFiles(root.path("outputs"))
        && root.path("companions").valueStream().allMatch(each -> each.path("file").isString())
        && pipeline.path("outputs").size() + pipeline.path("maps").size()
            == root.path("outputs").size()
        && root.path("plugins").isArray()
        && root.path("plugins").valueStream().allMatch(plugin -> plugin.path("jar").isString());
  }

  private static boolean namesFiles(JsonNode list) {
    return list.isArray()
        && !list.isEmpty()
        && list.valueStream().allMatch(entry -> entry.path("file").isString());
  }

  private static void compareRecorded(
      String kind, JsonNode recorded, Path folder, List<String> differences) throws IOException {
    for (JsonNode each : recorded) {
      Path file = folder.resolve(each.path("file").asString()).normalize();
      if (!Files.exists(file)) {
        differences.add("%s \"%s\" is gone".formatted(kind, file));
        continue;
      }
      boolean described = each.has("bytes");
      if (described && (Files.size(file) != each.path("bytes").asLong(-1) || differs(each, file))) {
        differences.add("%s \"%s\" has changed".formatted(kind, file));
      }
    }
  }

  private static boolean differs(JsonNode recorded, Path file) throws IOException {
    return recorded.has("sha256")
        && !recorded.path("sha256").asString().equals(FileHashes.sha256(file));
  }

  /** Without its plugins a run cannot be done again, which tells nothing of its results. */
  private void requirePlugins(JsonNode root) {
    List<String> missing =
        root.path("plugins")
            .valueStream()
            .map(plugin -> plugin.path("jar").asString())
            .filter(name -> origins(name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new PluginException(
          "the run used \"%s\", which no plugin folder has; name the folder with --plugins DIR"
              .formatted(String.join("\" and \"", missing)));
    }
  }

  private void comparePlugins(JsonNode root, List<String> differences) throws IOException {
    for (JsonNode plugin : root.path("plugins")) {
      List<List<String>> ofEach = new ArrayList<>();
      for (Origin origin : origins(plugin.path("jar").asString())) {
        ofEach.add(differences(plugin, origin));
      }
      if (ofEach.stream().noneMatch(List::isEmpty)) {
        differences.addAll(ofEach.get(0));
      }
    }
  }

  private static List<String> differences(JsonNode plugin, Origin origin) throws IOException {
    Path jar = origin.jar().orElseThrow();
    String subject = "plugin jar \"%s\"".formatted(jar);
    List<String> differences = new ArrayList<>();
    addDifference(subject, plugin, jar, differences);
    Map<String, Path> there = origin.libraries();
    for (JsonNode library : plugin.path("libraries")) {
      String name = library.path("file").asString("");
      String described = library(name, subject);
      if (there.containsKey(name)) {
        addDifference(described, library, there.get(name), differences);
      } else {
        differences.add(described + " is gone");
      }
      there.remove(name);
    }
    if (plugin.has("libraries")) {
      there.keySet().forEach(name -> differences.add(library(name, subject) + " is new"));
    }
    return differences;
  }

  private static String library(String name, String subject) {
    return "library \"%s\" of %s".formatted(name, subject);
  }

  private static void addDifference(
      String subject, JsonNode recorded, Path file, List<String> differences) throws IOException {
    if (differs(recorded, file)) {
      differences.add(
          "%s has changed: its SHA-256 began with %s then, with %s now"
              .formatted(
                  subject,
                  beginning(recorded.path("sha256").asString()),
                  beginning(FileHashes.sha256(file))));
    }
  }

  /** Gives the jars of a name that plugin folders have. */
  private List<Origin> origins(String name) {
    return catalogue.jars().stream()
        .filter(origin -> origin.jar().orElseThrow().getFileName().toString().equals(name))
        .toList();
  }

  private static String beginning(String hash) {
    return hash.substring(0, Math.min(hash.length(), SHOWN_DIGITS));
  }

  private void compareOutputs(
      JsonNode root, Path folder, Progress progress, List<String> differences) throws IOException {
    Path home = Files.createDirectories(options.scratch().orElse(folder));
    Path repeated = Files.createTempDirectory(home, ".stacker-verify-");
    try {
      Path base = folder.resolve(root.path("baseFolder").asString()).normalize();
      Pipeline pipeline =
          new PipelineReader(catalogue)
              .read(redirected(root, folder, repeated), "manifest", base, List.of());
      StackRun run = StackRun.prepare(pipeline, catalogue, options);
      run.execute(progress);
      int index = 0;
      for (JsonNode output : root.path("outputs")) {
        Path again = repeated.resolve(index++ + "");
        compare(output, "file", "sha256", folder, again, differences);
        if (output.path("folder").isString()) {
          compare(output, "folder", "folderSha256", folder, again, differences);
        }
      }
      if (!differences.isEmpty()) {
        compareDecoders(root, Decoders.used(run.plan()), differences);
      }
    } finally {
      FileTree.delete(repeated);
    }
  }

  /** Other decoders are no difference by themselves, but may be why outputs differ. */
  private static void compareDecoders(
      JsonNode root, List<Decoders.Used> used, List<String> differences) {
    String then =
        root.path("decoders")
            .valueStream()
            .map(each -> (each.path("name").asString("") + " " + each.path("version").asString("")))
            .map(String::strip)
            .collect(Collectors.joining(" and "));
    String now = used.stream().map(Decoders.Used::described).collect(Collectors.joining(" and "));
    if (!then.isEmpty() && !then.equals(now)) {
      differences.add(
          "frames were decoded with %s then and with %s now, which may be why; choose with --decoder"
              .formatted(then, now));
    }
  }

  /** The recorded pipeline over exactly the recorded frames, writing elsewhere. */
  private static String redirected(JsonNode root, Path folder, Path repeated) {
    ObjectNode pipeline = (ObjectNode) root.path("pipeline").deepCopy();
    pipeline.remove("resources");
    ObjectNode frames = (ObjectNode) pipeline.path("frames");
    frames.put("order", "given");
    ArrayNode files = frames.putArray("files");
    for (JsonNode frame : root.path("frames")) {
      files.add(location(frame, folder).toString());
    }
    redirectMasters(root, folder, pipeline);
    List<JsonNode> specs = new ArrayList<>();
    pipeline.path("outputs").forEach(specs::add);
    pipeline.path("maps").forEach(specs::add);
    int index = 0;
    for (JsonNode output : root.path("outputs")) {
      ObjectNode spec = (ObjectNode) specs.get(index);
      spec.put("file", repeated.resolve(index++ + "").resolve(name(output, "file")).toString());
    }
    return pipeline.toString();
  }

  /** Masters that were made are made of exactly the recorded frames, too. */
  private static void redirectMasters(JsonNode root, Path folder, ObjectNode pipeline) {
    Map<String, ArrayNode> files = new HashMap<>();
    for (JsonNode companion : root.path("companions")) {
      Matcher frame = MASTER_FRAME.matcher(companion.path("place").asString());
      if (!frame.matches()) {
        continue;
      }
      String pointer = "/" + frame.group(1).replace('.', '/') + "/frames";
      if (!files.containsKey(pointer) && pipeline.at(pointer) instanceof ObjectNode section) {
        section.put("order", "given");
        files.put(pointer, section.putArray("files"));
      }
      if (files.containsKey(pointer)) {
        files.get(pointer).add(location(companion, folder).toString());
      }
    }
  }

  private static FrameLocation location(JsonNode frame, Path folder) {
    Path file = folder.resolve(frame.path("file").asString()).normalize();
    JsonNode picture = frame.path("picture");
    return picture.isInt() && picture.asInt() >= 0
        ? FrameLocation.of(file, picture.asInt())
        : FrameLocation.of(file);
  }

  private static String name(JsonNode output, String key) {
    return Path.of(output.path(key).asString()).getFileName().toString();
  }

  /** Compares the file of an output, or the folder beside it. */
  private static void compare(
      JsonNode output,
      String key,
      String hashKey,
      Path folder,
      Path repeated,
      List<String> differences)
      throws IOException {
    Path file = folder.resolve(output.path(key).asString()).normalize();
    String hash = FileHashes.sha256(repeated.resolve(name(output, key)));
    if (!output.has(hashKey)) {
      compareFiles(file, hash, differences);
    } else if (!hash.equals(output.path(hashKey).asString())) {
      differences.add("output \"" + file + "\" comes out with other bits than recorded");
    } else if (Files.exists(file) && !hash.equals(FileHashes.sha256(file))) {
      differences.add("output \"" + file + "\" has been changed since the run");
    }
  }

  private static void compareFiles(Path file, String hash, List<String> differences)
      throws IOException {
    if (!Files.exists(file)) {
      differences.add("output \"" + file + "\" is gone, and the manifest has no hash of it");
    } else if (!hash.equals(FileHashes.sha256(file))) {
      differences.add("output \"" + file + "\" comes out with other bits");
    }
  }
}
