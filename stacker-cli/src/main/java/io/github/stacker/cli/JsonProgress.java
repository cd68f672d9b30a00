package io.github.stacker.cli;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.pipeline.JsonText;
import io.github.stacker.core.run.Conversion;
import io.github.stacker.core.run.RunReport;
import io.github.stacker.core.trace.Stage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells programs how a command goes: one JSON object a line, each with its {@code event} and {@code
 * time}. The last is {@code done} or {@code failed}.
 */
final class JsonProgress implements Progress {
  private static final long PAUSE_NANOS = 200_000_000;

  private final PrintStream out;
  private final Optional<String> master;
  private long pixels;
  private long totalPixels;
  private long toldNanos = System.nanoTime() - PAUSE_NANOS;

  JsonProgress(PrintStream out) {
    this(out, Optional.empty());
  }

  private JsonProgress(PrintStream out, Optional<String> master) {
    this.out = out;
    this.master = master;
  }

  @Override
  public Progress ofMaster(String place) {
    return new JsonProgress(out, Optional.of(master.map(m -> m + "." + place).orElse(place)));
  }

  @Override
  public void started(ExecutionPlan plan) {
    synchronized (this) {
      totalPixels = plan.totalPixels();
    }
    ObjectNode event =
        event("planned")
            .put("combine", plan.job().combine().name())
            .put("way", lower(plan.way()))
            .put("frames", plan.frames().size())
            .put("width", plan.frame().width())
            .put("height", plan.frame().height())
            .put("totalPixels", plan.totalPixels())
            .put("threads", plan.threads())
            .put("memoryBytes", plan.memoryBytes())
            .put("scratchBytes", plan.scratchBytes())
            .put("readBytes", plan.readBytes());
    ArrayNode outputs = event.putArray("outputs");
    plan.outputs().forEach(output -> outputs.add(absolute(output.job().file())));
    tell(event);
  }

  @Override
  public void resumed(String how, long morePixels) {
    synchronized (this) {
      pixels += morePixels;
    }
    tell(event("resumed").put("how", how).put("pixels", morePixels));
  }

  @Override
  public void kept(Path folder, RuntimeException failure) {
    tell(event("kept").put("folder", absolute(folder)));
  }

  @Override
  public void began(Stage stage, FrameLocation frame) {
    tell(event("began").put("stage", stage.title()).put("frame", absolute(frame)));
  }

  @Override
  public void ended(Stage stage, FrameLocation frame) {
    tell(event("ended").put("stage", stage.title()).put("frame", absolute(frame)));
  }

  /** Tells it five times a second at most, and when all is done. */
  @Override
  public synchronized void advanced(long more) {
    pixels += more;
    long now = System.nanoTime();
    if (now - toldNanos >= PAUSE_NANOS || pixels == totalPixels) {
      toldNanos = now;
      tell(event("progress").put("pixels", pixels).put("totalPixels", totalPixels));
    }
  }

  @Override
  public void skipped(FrameLocation frame, String reason) {
    tell(event("skipped").put("frame", absolute(frame)).put("reason", reason));
  }

  @Override
  public void writing(Path file) {
    tell(event("writing").put("output", absolute(file)));
  }

  /** Frames of a demonstration will be made. */
  void making(int frames, int width, int height) {
    tell(event("making").put("frames", frames).put("width", width).put("height", height));
  }

  /** The outputs are there. */
  void stacked(ExecutionPlan plan, RunReport report) {
    ObjectNode event =
        event("stacked")
            .put("frames", report.framesUsed())
            .put("skipped", report.skipped().size())
            .put("seconds", report.duration().toMillis() / 1000.0);
    ArrayNode outputs = event.putArray("outputs");
    for (ExecutionPlan.OutputPlan output : plan.outputs()) {
      outputs
          .addObject()
          .put("file", absolute(output.job().file()))
          .put("width", output.image().width())
          .put("height", output.image().height())
          .put("type", lower(output.type()))
          .put("format", output.job().format())
          .put("bytes", Stacking.size(output.job()));
    }
    tell(event);
  }

  /** The pictures are there. */
  void converted(Conversion.Report report) {
    tell(
        event("converted")
            .put("frames", report.written())
            .put("skipped", report.skipped().size())
            .put("seconds", report.duration().toMillis() / 1000.0));
  }

  /** A run was repeated. */
  void verified(List<String> differences, List<Path> missing) {
    ObjectNode event = event("verified").put("same", differences.isEmpty());
    ArrayNode told = event.putArray("differences");
    differences.forEach(told::add);
    ArrayNode files = event.putArray("missing");
    missing.forEach(file -> files.add(absolute(file)));
    tell(event);
  }

  /** The command has done what it was asked for. */
  void done(int exitCode) {
    tell(event("done").put("exitCode", exitCode));
  }

  /** The command has failed. */
  void failed(int exitCode, String message) {
    tell(event("failed").put("exitCode", exitCode).put("message", message));
  }

  private ObjectNode event(String name) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("event", name)
            .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    master.ifPresent(place -> event.put("master", place));
    return event;
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  private static String absolute(FrameLocation frame) {
    Path file = frame.file().toAbsolutePath().normalize();
    return new FrameLocation(file, frame.picture()).toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private synchronized void tell(ObjectNode event) {
    out.println(JsonText.writeCompact(event));
  }
}
