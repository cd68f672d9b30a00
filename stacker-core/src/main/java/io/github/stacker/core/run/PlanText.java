package io.github.stacker.core.run;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.core.engine.Adjuster;
import io.github.stacker.core.engine.CombineJob;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.engine.Keeping;
import io.github.stacker.core.engine.MemorySize;
import io.github.stacker.core.engine.PostStages;
import io.github.stacker.core.engine.StateShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan in words, for {@code stacker plan}. */
public final class PlanText {
  /** Frames whose places on a canvas are shown. */
  private static final int MOST_PLACES = 20;

  private PlanText() {}

  /**
   * Describes a plan.
   *
   * @param plan the plan
   * @return lines
   */
  public static List<String> lines(ExecutionPlan plan) {
    List<String> lines = new ArrayList<>();
    ImageInfo frame = plan.frame();
    add(
        lines,
        "frames",
        "%d of %dx%d, %d bands of %s",
        plan.frames().size(),
        frame.width(),
        frame.height(),
        frame.bandCount(),
        lower(frame.sampleType()));
    plan.job().chain().canvas().ifPresent(canvas -> addCanvas(lines, plan, canvas));
    CombineJob combine = plan.job().combine();
    add(lines, "combine", "%s", combine.name());
    combine
        .neverRejects(plan.stack())
        .ifPresent(reason -> add(lines, "rejects", "nothing: %s", reason));
    if (plan.job().adjuster().filter(Adjuster::measures).isPresent()) {
      add(lines, "measures", "each frame first, unless its statistics are kept from another run");
    }
    add(lines, "way", "%s", way(plan));
    add(
        lines,
        "bands",
        "%d of %d rows, %d at once",
        plan.bandCount(),
        plan.bandRows(),
        plan.threads());
    addState(plan.state(), lines);
    addSettled(plan.post(), lines);
    add(lines, "reads", "%s", MemorySize.format(plan.readBytes()));
    plan.job()
        .chain()
        .calibration()
        .ifPresent(each -> add(lines, "calibrates", "%s", each.described()));
    plan.job().pictures().described().forEach(line -> add(lines, "beside", "%s", line));
    add(lines, "memory", "%s for samples at work", MemorySize.format(plan.memoryBytes()));
    if (plan.nativeBytes() > 0) {
      add(lines, "decoders", "%s outside the heap", MemorySize.format(plan.nativeBytes()));
    }
    add(lines, "scratch", "%s", MemorySize.format(plan.scratchBytes()));
    add(lines, "if killed", "%s", ifKilled(plan.keeping()));
    add(lines, "open frames", "%d", plan.openFiles());
    for (ExecutionPlan.OutputPlan output : plan.outputs()) {
      add(
          lines,
          "writes",
          "\"%s\": %dx%d%s %s %s, %s at most%s",
          output.job().file(),
          output.image().width(),
          output.image().height(),
          output.isReduced() ? ", reduced," : "",
          lower(output.type()),
          output.job().format(),
          MemorySize.format(output.bytes()),
          output.factor() == 1 ? "" : ", samples times " + output.factor());
    }
    return lines;
  }

  private static void addCanvas(List<String> lines, ExecutionPlan plan, Region canvas) {
    add(lines, "canvas", "%s", canvas);
    int shown = Math.min(MOST_PLACES, plan.frames().size());
    for (FrameProbe frame : plan.frames().subList(0, shown)) {
      if (frame.covered().isEmpty()) {
        add(lines, "", "\"%s\" covers nothing", frame.location());
      } else {
        add(lines, "", "\"%s\" covers %s", frame.location(), frame.covered());
      }
    }
    if (shown < plan.frames().size()) {
      add(lines, "", "and %d more; the manifest has all", plan.frames().size() - shown);
    }
  }

  private static void addState(StateShape state, List<String> lines) {
    if (!state.planes().isEmpty()) {
      List<String> types = state.planes().stream().map(p -> lower(p.type())).toList();
      int samples = state.samplesPerPlace();
      add(lines, "state", samples == 1 ? "%s" : "%s for each %d samples", types, samples);
    }
  }

  private static void addSettled(PostStages post, List<String> lines) {
    for (int i = 0; i < post.settled().size(); i++) {
      ImageInfo picture = post.settled().get(i);
      add(
          lines,
          "settles",
          "%dx%d %s in scratch before filter \"%s\"",
          picture.width(),
          picture.height(),
          lower(picture.sampleType()),
          post.steps().get(i + 1).get(0).name());
    }
  }

  private static String way(ExecutionPlan plan) {
    String passes =
        plan.copiesWhole() ? "one pass, each frame copied to scratch first" : "one pass";
    return switch (plan.way()) {
      case FOLD_BY_FRAME ->
          passes
              + ", frame after frame, state in "
              + (plan.stateInMemory() ? "memory" : "mapped scratch");
      case FOLD_BY_BAND ->
          passes
              + (plan.spill().frames().isEmpty()
                  ? ", band after band, frames read " + where(plan)
                  : ", band after band, frames spilled to mapped scratch first");
      case SWEEP ->
          "sweep of sections of %d pixels, %d frames spilled to mapped scratch first, %d read %s"
              .formatted(
                  plan.sectionPixels(),
                  plan.spill().frames().size(),
                  plan.frames().size() - plan.spill().frames().size(),
                  where(plan));
    };
  }

  private static String where(ExecutionPlan plan) {
    return plan.tiles()
        .map(tiles -> "by tiles of %dx%d".formatted(tiles.width(), tiles.height()))
        .orElse("in place");
  }

  private static String ifKilled(Keeping keeping) {
    return switch (keeping) {
      case NOTHING -> "the next start begins anew, which costs less than keeping what was done";
      case WORK -> "the next start goes on from the frames that were read";
      case RESULTS -> "the next start goes on from the bands that were finished";
    };
  }

  private static void add(List<String> lines, String name, String text, Object... arguments) {
    lines.add("%-12s %s".formatted(name, text.formatted(arguments)));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
