package io.github.stacker.core.run;

import io.github.stacker.core.engine.Keeping;
import io.github.stacker.core.engine.WorkDone.Part;
import io.github.stacker.core.pipeline.JsonText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How runs stand in words, for {@code stacker status}, or as JSON. */
public final class StatusText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** Groups of bands that are shown, and frames that were skipped. */
  private static final int MOST_SHOWN = 12;

  private StatusText() {}

  /**
   * Describes a run.
   *
   * @param status how it stands
   * @return lines, times in those of the place
   */
  public static List<String> lines(RunStatus status) {
    Lines lines = new Lines(new ArrayList<>());
    status.outline().ifPresent(plan -> lines.add("run", "of \"%s\"", plan.outputs().get(0)));
    lines.add("state", "%s", state(status));
    lines.add("kept in", "\"%s\"", status.folder());
    status.outline().ifPresent(plan -> addPlan(lines, plan));
    status.outline().ifPresent(plan -> addDone(lines, plan, status));
    status.done().skipped().entrySet().stream()
        .limit(MOST_SHOWN)
        .forEach(
            frame ->
                lines.add("skipped", "%s: %s", named(status, frame.getKey()), frame.getValue()));
    lines.add("next start", "%s: %s", deed(status.next().does()), status.next().reason());
    return lines.all();
  }

  private static String state(RunStatus status) {
    Optional<RunStatus.Start> last = last(status.starts());
    if (!status.held()) {
      return "killed, or ended by an error; last written " + shown(status.lastWritten());
    }
    return last.map(s -> "under way in process %d since %s".formatted(s.process(), shown(s.time())))
        .orElse("it begins");
  }

  private static Optional<RunStatus.Start> last(List<RunStatus.Start> starts) {
    return starts.isEmpty() ? Optional.empty() : Optional.of(starts.get(starts.size() - 1));
  }

  private static String shown(Instant time) {
    return TIME.format(time.atZone(ZoneId.systemDefault()));
  }

  private static void addPlan(Lines lines, RunOutline plan) {
    lines.add(
        "plan",
        "%s of %d frames of %dx%d, %s, %d bands of %d rows",
        plan.combine(),
        plan.opened(),
        plan.width(),
        plan.height(),
        PlanText.lower(plan.way()),
        plan.bandCount(),
        plan.bandRows());
  }

  private static void addDone(Lines lines, RunOutline plan, RunStatus status) {
    if (plan.keeping() == Keeping.NOTHING) {
      lines.add("done", "such a run keeps nothing, so how far it is cannot be told");
      return;
    }
    List<Integer> byBand = status.done().framesByBand();
    if (!byBand.isEmpty()) {
      lines.add("frames in", "%s", part(new Part(Collections.min(byBand), plan.opened())));
      addBands(lines, plan, byBand);
    }
    status.done().copied().ifPresent(p -> lines.add("copied", "%s frames", part(p)));
    status.done().finished().ifPresent(p -> lines.add("finished", "%s bands", part(p)));
  }

  private static String part(Part part) {
    return "%d of %d".formatted(part.done(), part.of());
  }

  /** Bands beside each other that hold as many frames are told together. */
  private static void addBands(Lines lines, RunOutline plan, List<Integer> byBand) {
    int shown = 0;
    for (int band = 0; band < byBand.size() && shown < MOST_SHOWN; shown++) {
      int end = band + 1;
      while (end < byBand.size() && byBand.get(end).equals(byBand.get(band))) {
        end++;
      }
      int lastRow = Math.min(end * plan.bandRows(), plan.height()) - 1;
      lines.add("", "%d in rows %d to %d", byBand.get(band), band * plan.bandRows(), lastRow);
      band = end;
    }
  }

  private static String named(RunStatus status, int frame) {
    return status
        .outline()
        .filter(plan -> frame < plan.frames().size())
        .map(plan -> "\"" + plan.frames().get(frame) + "\"")
        .orElse("frame " + (frame + 1));
  }

  private static String deed(NextStart.Deed deed) {
    return switch (deed) {
      case GO_ON -> "goes on";
      case BEGIN_ANEW -> "begins anew";
      case REFUSE -> "is refused";
    };
  }

  /**
   * Describes runs for programs.
   *
   * @param all how they stand
   * @return JSON: a list of objects
   */
  public static String json(List<RunStatus> all) {
    ObjectNode root = JsonText.object();
    ArrayNode runs = root.putArray("runs");
    all.forEach(status -> put(status, runs.addObject()));
    return JsonText.write(root);
  }

  private static void put(RunStatus status, ObjectNode node) {
    node.put("folder", status.folder().toString());
    node.put("underWay", status.held());
    ArrayNode starts = node.putArray("starts");
    for (RunStatus.Start start : status.starts()) {
      starts.addObject().put("process", start.process()).put("time", start.time().toString());
    }
    node.put("lastWritten", status.lastWritten().toString());
    status.outline().ifPresent(plan -> put(plan, node.putObject("plan")));
    put(status, node.putObject("done"), node.putArray("skipped"));
    node.putObject("nextStart")
        .put("does", PlanText.lower(status.next().does()))
        .put("reason", status.next().reason());
  }

  private static void put(RunOutline plan, ObjectNode node) {
    plan.outputs().forEach(node.putArray("outputs")::add);
    node.put("combine", plan.combine());
    node.put("way", PlanText.lower(plan.way()));
    node.put("keeps", PlanText.lower(plan.keeping()));
    node.put("frames", plan.opened());
    node.put("width", plan.width());
    node.put("height", plan.height());
    node.put("bandRows", plan.bandRows());
    node.put("bands", plan.bandCount());
  }

  private static void put(RunStatus status, ObjectNode node, ArrayNode skipped) {
    if (!status.done().framesByBand().isEmpty()) {
      status.done().framesByBand().forEach(node.putArray("framesByBand")::add);
    }
    put(status.done().copied(), "framesCopied", node);
    put(status.done().finished(), "bandsFinished", node);
    status
        .done()
        .skipped()
        .forEach(
            (frame, reason) ->
                skipped.addObject().put("frame", named(status, frame)).put("reason", reason));
  }

  private static void put(Optional<Part> part, String name, ObjectNode node) {
    part.ifPresent(p -> node.putObject(name).put("done", p.done()).put("of", p.of()));
  }

  private record Lines(List<String> all) {
    void add(String name, String text, Object... arguments) {
      all.add("%-12s %s".formatted(name, text.formatted(arguments)));
    }
  }
}
