package io.github.stacker.core.run;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.StackerException;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.engine.SkippedFrame;
import io.github.stacker.core.engine.StateShape;
import io.github.stacker.core.pipeline.JsonText;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a run's work depends on, as facts with names that a message can use. Frames are told by
 * size and time: to hash them at every start would take as long as to read them.
 *
 * @param run facts of pipeline, versions and plan
 * @param frames facts of the frames, in their order
 */
record RunIdentity(Map<String, String> run, Map<String, String> frames) {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final String BOOT = "the start of the system";
  private static final String RUN = "run";
  private static final String FRAMES = "frames";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Values that are longer say nothing in a message. */
  private static final int MOST_SHOWN = 80;

  /**
   * Collects the facts.
   *
   * @throws IOException if a frame or a plugin's jar cannot be looked at
   */
  static RunIdentity of(
      Pipeline pipeline, Catalogue catalogue, ExecutionPlan plan, List<SkippedFrame> unopened)
      throws IOException {
    Map<String, String> run = new LinkedHashMap<>();
    JsonText.parse(pipeline.bitsText())
        .propertyStream()
        .forEach(
            each -> run.put("the section \"" + each.getKey() + "\"", each.getValue().toString()));
    run.put(BOOT, boot());
    run.put("stacker", StackerVersion.current());
    run.put("Java", Runtime.version().toString());
    for (Origin origin : PluginsUsed.by(pipeline, catalogue, plan, unopened)) {
      Path jar = origin.jar().orElseThrow();
      String name = "plugin jar \"" + jar.getFileName() + "\"";
      addHash(name, jar, run);
      for (Map.Entry<String, Path> library : origin.libraries().entrySet()) {
        addHash("library \"%s\" of %s".formatted(library.getKey(), name), library.getValue(), run);
      }
    }
    for (Companion companion : plan.job().pictures().companions()) {
      run.put("file " + companion, described(companion.location().file()));
    }
    run.put("the way through memory", PlanText.lower(plan.way()));
    run.put("the height of bands, which follows --memory,", plan.bandRows() + " rows");
    run.put("what is copied to scratch", described(plan.spill().frames()));
    run.put("what is kept", PlanText.lower(plan.keeping()));
    run.put("what is kept of each place, which --check changes,", described(plan.state()));
    Map<String, String> frames = new LinkedHashMap<>();
    for (FrameLocation frame : locations(plan, unopened)) {
      frames.put(sizeAndTimeOf(frame), described(frame.file()));
    }
    for (FrameProbe frame : plan.frames()) {
      frame
          .decoder()
          .ifPresent(name -> frames.put(decoderOf(frame.location()), Decoders.described(name)));
    }
    return new RunIdentity(run, frames);
  }

  /** Jars in several folders may have one name. */
  private static void addHash(String name, Path file, Map<String, String> run) throws IOException {
    run.merge(
        name,
        FileHashes.sha256(file),
        (one, other) -> Stream.of(one, other).sorted().collect(Collectors.joining(" ")));
  }

  private static String sizeAndTimeOf(FrameLocation frame) {
    return "frame \"" + frame + "\"";
  }

  private static String decoderOf(FrameLocation frame) {
    return "what decodes \"" + frame + "\"";
  }

  private static List<FrameLocation> locations(ExecutionPlan plan, List<SkippedFrame> unopened) {
    return Stream.concat(
            plan.frames().stream().map(FrameProbe::location),
            unopened.stream().map(SkippedFrame::location))
        .toList();
  }

  private static String described(StateShape state) {
    return state.planes().stream()
        .map(plane -> plane.type().toString())
        .collect(Collectors.joining(", "));
  }

  private static String described(List<Integer> frames) {
    return "%d frames (%x)".formatted(frames.size(), frames.hashCode());
  }

  private static String described(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.size() + " bytes of " + attributes.lastModifiedTime();
  }

  private static String boot() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return ""; // not Linux
    }
  }

  /** Tells whether the system has run all the time since; false if that cannot be told. */
  static boolean isOfThisBoot(RunIdentity then) {
    return !boot().isEmpty() && boot().equals(then.run.get(BOOT));
  }

  /** Reads what {@link #toJson} wrote. */
  static Optional<RunIdentity> parse(String json) {
    try {
      JsonNode root = JsonText.parse(json);
      return Optional.of(new RunIdentity(facts(root.path(RUN)), facts(root.path(FRAMES))));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> facts(JsonNode node) {
    Map<String, String> facts = new LinkedHashMap<>();
    node.propertyStream().forEach(each -> facts.put(each.getKey(), each.getValue().asString()));
    return facts;
  }

  String toJson() {
    ObjectNode both = JsonText.object();
    run.forEach(both.putObject(RUN)::put);
    frames.forEach(both.putObject(FRAMES)::put);
    return JsonText.write(both);
  }

  /**
   * Refuses work that was begun otherwise; whether it is of this start of the system is another
   * question.
   *
   * @param then its identity
   * @param folder where it is
   * @param uncounted frames that may have changed since, having no part in it
   * @throws StackerException that names what has changed
   */
  void requireSame(RunIdentity then, Path folder, Set<FrameLocation> uncounted) {
    Map<String, String> framesThen = new LinkedHashMap<>(then.frames);
    for (FrameLocation frame : uncounted) {
      for (String name : List.of(sizeAndTimeOf(frame), decoderOf(frame))) {
        framesThen.computeIfPresent(name, (same, fact) -> frames.getOrDefault(name, fact));
      }
    }
    Map<String, String> runThen = new LinkedHashMap<>(then.run);
    runThen.computeIfPresent(BOOT, (name, old) -> run.get(BOOT));
    List<String> inRun = differences(runThen, run);
    List<String> inFrames = differences(framesThen, frames);
    if (inRun.isEmpty() && inFrames.isEmpty()) {
      return;
    }
    List<String> all = Stream.concat(inRun.stream(), inFrames.stream()).toList();
    String message =
        "the run that was begun in \"%s\" cannot go on: %s%s; undo that, or start anew with --fresh"
            .formatted(folder, all.get(0), others(all.size() - 1));
    throw inRun.isEmpty() ? new FrameException(message) : new PipelineException(message);
  }

  private static String others(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> " (and 1 other change)";
      default -> " (and %d other changes)".formatted(count);
    };
  }

  private static List<String> differences(Map<String, String> then, Map<String, String> now) {
    List<String> differences = new ArrayList<>();
    then.forEach(
        (name, value) -> {
          if (!now.containsKey(name)) {
            differences.add(name + " is gone");
          } else if (!value.equals(now.get(name))) {
            differences.add(name + " has changed" + shown(value, now.get(name)));
          }
        });
    now.keySet().stream()
        .filter(name -> !then.containsKey(name))
        .forEach(name -> differences.add(name + " is new"));
    if (differences.isEmpty() && !List.copyOf(then.keySet()).equals(List.copyOf(now.keySet()))) {
      differences.add("the order has changed");
    }
    return differences;
  }

  private static String shown(String longThen, String longNow) {
    String then = brief(longThen);
    String now = brief(longNow);
    return Math.max(then.length(), now.length()) > MOST_SHOWN
        ? ""
        : " from %s to %s".formatted(then, now);
  }

  /** Twelve digits of a hash tell it from others. */
  private static String brief(String value) {
    return HASH.matcher(value).matches() ? value.substring(0, 12) : value;
  }
}
