package io.github.stacker.cli;

import io.github.stacker.api.PipelineException;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.FileTree;
import io.github.stacker.core.engine.MemorySize;
import io.github.stacker.core.engine.OutputJob;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.PipelineReader;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.run.OneLiner;
import io.github.stacker.core.run.PlanText;
import io.github.stacker.core.run.RunOptions;
import io.github.stacker.core.run.RunReport;
import io.github.stacker.core.run.StackRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the commands that stack have in common. */
final class Stacking {
  private final Console console;
  private final Catalogue catalogue;
  private final RunSettings settings;
  private final RunOptions options;

  Stacking(Console console, Catalogue catalogue, RunSettings settings, RunOptions options) {
    this.console = console;
    this.catalogue = catalogue;
    this.settings = settings;
    this.options = options;
  }

  Pipeline read(Path file, List<String> overrides) {
    return new PipelineReader(catalogue).read(file, overrides);
  }

  Pipeline read(OneLiner oneLiner, Path base, List<String> overrides) {
    return new PipelineReader(catalogue)
        .read(oneLiner.toJson(base, catalogue), oneLiner.options(), base, overrides);
  }

  int plan(Pipeline pipeline) {
    StackRun run = prepare(pipeline);
    PlanText.lines(run.plan()).forEach(console::print);
    if (console.programs().isPresent()) {
      tell(run, console.programs().get()).started(run.plan());
      return ExitCode.DONE;
    }
    run.unopened().forEach(frame -> console.message("would skip " + frame));
    return ExitCode.DONE;
  }

  int run(Pipeline pipeline) {
    StackRun run = prepare(pipeline);
    return report(run, watched(run, run::execute));
  }

  int runWithManifest(Pipeline pipeline, boolean hashes) {
    StackRun run = prepare(pipeline);
    return report(run, watched(run, progress -> run.executeWithManifest(progress, hashes)));
  }

  /** Gives all files that a run reads or writes. */
  List<Path> files(Pipeline pipeline) {
    ExecutionPlan plan = prepare(pipeline).plan();
    Stream<Path> read =
        Stream.concat(
            plan.frames().stream().map(frame -> frame.location().file()),
            pipeline.companions().stream().map(each -> each.location().file()));
    return Stream.concat(read, plan.outputs().stream().map(output -> output.job().file())).toList();
  }

  private StackRun prepare(Pipeline pipeline) {
    return StackRun.prepare(pipeline, catalogue, options);
  }

  private RunReport watched(StackRun run, Function<Progress, RunReport> execution) {
    if (console.programs().isPresent()) {
      return execution.apply(tell(run, console.programs().get()));
    }
    if (settings.quiet()) {
      return execution.apply(tell(run, new Warnings(console)));
    }
    try (ProgressLine progress = new ProgressLine(console)) {
      return execution.apply(tell(run, progress));
    }
  }

  /** Tells what is known before a run begins. */
  private static Progress tell(StackRun run, Progress progress) {
    run.unopened().forEach(frame -> progress.skipped(frame.location(), frame.reason()));
    return progress;
  }

  private int report(StackRun run, RunReport report) {
    console.programs().ifPresent(json -> json.stacked(run.plan(), report));
    if (settings.quiet()) {
      return ExitCode.DONE;
    }
    int all = report.framesUsed() + report.skipped().size();
    console.print(
        "%s of %d%s %s in %.1f s"
            .formatted(
                run.plan().job().combine().name(),
                report.framesUsed(),
                report.skipped().isEmpty() ? "" : " of " + all,
                all == 1 ? "frame" : "frames",
                report.duration().toMillis() / 1000.0));
    for (ExecutionPlan.OutputPlan output : run.plan().outputs()) {
      console.print("  " + describe(output));
    }
    return ExitCode.DONE;
  }

  private static String describe(ExecutionPlan.OutputPlan output) {
    Path file = output.job().file();
    return "%s  %dx%d %s %s, %s"
        .formatted(
            shown(file),
            output.image().width(),
            output.image().height(),
            output.type().title(),
            output.job().format(),
            MemorySize.format(size(output.job())));
  }

  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  /** Gives the bytes of an output that was written, those in a folder of its own as well. */
  static long size(OutputJob output) {
    Path file = output.file();
    try {
      Optional<Path> folder = output.folder();
      return Files.size(file) + (folder.isPresent() ? FileTree.bytes(folder.get()) : 0);
    } catch (IOException e) {
      throw new PipelineException("output \"" + file + "\" is gone: " + e.getMessage(), e);
    }
  }
}
