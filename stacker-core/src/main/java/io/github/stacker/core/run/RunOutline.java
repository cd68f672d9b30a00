package io.github.stacker.core.run;

import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.engine.Keeping;
import io.github.stacker.core.pipeline.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a plan by which others can tell how far its run has come.
 *
 * @param outputs files that will be written
 * @param combine name of the combine
 * @param way the way through memory
 * @param keeping what is kept for a next start
 * @param width columns of a frame
 * @param height rows of a frame
 * @param bandRows rows of a band
 * @param frames names of all frames by their numbers; empty for one that could not be opened
 */
public record RunOutline(
    List<String> outputs,
    String combine,
    ExecutionPlan.Way way,
    Keeping keeping,
    int width,
    int height,
    int bandRows,
    List<String> frames) {
  static RunOutline of(ExecutionPlan plan) {
    List<String> frames = new ArrayList<>(Collections.nCopies(plan.stack().frames(), ""));
    for (FrameProbe frame : plan.frames()) {
      frames.set(frame.index(), frame.location().toString());
    }
    return new RunOutline(
        plan.outputs().stream().map(output -> output.job().file().toString()).toList(),
        plan.job().combine().name(),
        plan.way(),
        plan.keeping(),
        plan.frame().width(),
        plan.frame().height(),
        plan.bandRows(),
        List.copyOf(frames));
  }

  /** Gives how many frames there are that could be opened. */
  int opened() {
    return (int) frames.stream().filter(name -> !name.isEmpty()).count();
  }

  int bandCount() {
    return (height - 1) / bandRows + 1;
  }

  /** Writes one line. */
  String toJson() {
    ObjectNode root = JsonText.object();
    outputs.forEach(root.putArray("outputs")::add);
    root.put("combine", combine);
    root.put("way", way.name());
    root.put("keeping", keeping.name());
    root.put("width", width);
    root.put("height", height);
    root.put("bandRows", bandRows);
    ArrayNode names = root.putArray("frames");
    frames.forEach(names::add);
    return JsonText.writeCompact(root);
  }

  /** Reads what {@link #toJson} wrote; nothing if it is from elsewhere. */
  static Optional<RunOutline> parse(String json) {
    try {
      JsonNode root = JsonText.parse(json);
      return Optional.of(
          new RunOutline(
              texts(root.path("outputs")),
              root.path("combine").asString(),
              ExecutionPlan.Way.valueOf(root.path("way").asString()),
              Keeping.valueOf(root.path("keeping").asString()),
              root.path("width").asInt(),
              root.path("height").asInt(),
              root.path("bandRows").asInt(),
              texts(root.path("frames"))));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
