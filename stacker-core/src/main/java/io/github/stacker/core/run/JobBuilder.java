package io.github.stacker.core.run;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.core.engine.CheckedFilter;
import io.github.stacker.core.engine.CombineJob;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.FilterStep;
import io.github.stacker.core.engine.FrameChain;
import io.github.stacker.core.engine.MapJob;
import io.github.stacker.core.engine.OutputJob;
import io.github.stacker.core.engine.SharedPictures;
import io.github.stacker.core.engine.StackJob;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.pipeline.CombineStep;
import io.github.stacker.core.pipeline.FramesSection;
import io.github.stacker.core.pipeline.Output;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.RoiSection;
import io.github.stacker.core.pipeline.Step;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.PluginBlame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns a pipeline's names into what the engine works with. */
final class JobBuilder {
  private JobBuilder() {}

  static StackJob job(
      Pipeline pipeline, Catalogue catalogue, RunOptions options, MasterRuns masters) {
    FrameFormats formats = Formats.of(catalogue, Decoders.of(pipeline, options));
    List<Companion> companions = new ArrayList<>(pipeline.companions());
    companions.addAll(masters.frames());
    SharedPictures pictures = new SharedPictures(formats, companions);
    masters.announceTo(pictures);
    FrameChain chain =
        new FrameChain(
                formats,
                pipeline.frames().orientation() == FramesSection.OrientationUse.APPLY,
                steps(pipeline.filters(), pictures, options),
                pipeline.roi().map(RoiSection::region))
            .calibrated(pipeline.calibrate().map(each -> each.calibration(pictures)));
    return new StackJob(
        pictures,
        chain,
        pipeline.frames().onError() == FramesSection.OnError.SKIP,
        PipelineAdjuster.of(pipeline),
        new CombineJob(
            pipeline.combine().place(),
            pipeline.combine().name(),
            combiner(pipeline.combine(), options)),
        maps(pipeline, options),
        steps(pipeline.post(), pictures, options),
        pipeline.outputs().stream().map(output -> output(pipeline, output)).toList());
  }

  private static List<MapJob> maps(Pipeline pipeline, RunOptions options) {
    Combiner combiner = combiner(pipeline.combine(), options);
    List<MapJob> maps = new ArrayList<>();
    pipeline
        .maps()
        .forEach(
            (map, output) ->
                maps.add(new MapJob(map, FoldedMaps.of(map, combiner), output(pipeline, output))));
    return maps;
  }

  private static Combiner combiner(CombineStep step, RunOptions options) {
    PluginBlame blame = PluginBlame.of("combiner", step.name(), step.origin()).at(step.place());
    return blame.isNeeded()
        ? GuardedCombiner.of(step.combiner(), blame, options.checks())
        : step.combiner();
  }

  private static FrameWriter writer(Output output, Path file) {
    PluginBlame blame =
        PluginBlame.of("writer", output.format(), output.origin()).at("output \"" + file + "\"");
    return blame.isNeeded() ? new GuardedWriter(output.writer(), blame) : output.writer();
  }

  private static List<FilterStep> steps(
      List<Step> steps, SharedPictures pictures, RunOptions options) {
    return steps.stream()
        .map(
            step ->
                new FilterStep(
                    step.place(),
                    step.name(),
                    step.origin().name(),
                    filter(step, pictures, options)))
        .toList();
  }

  private static Filter filter(Step step, SharedPictures pictures, RunOptions options) {
    Filter filter = step.filter(pictures);
    return options.checks() ? CheckedFilter.of(filter, () -> step.anotherFilter(pictures)) : filter;
  }

  /** Gives the file of an output, absolute. */
  static Path fileOf(Pipeline pipeline, Output output) {
    return pipeline.baseFolder().resolve(output.file()).toAbsolutePath().normalize();
  }

  private static OutputJob output(Pipeline pipeline, Output output) {
    Path file = fileOf(pipeline, output);
    return new OutputJob(
        file,
        output.format(),
        output.sampleTypes(),
        writer(output, file),
        output.type(),
        output.rounding(),
        output.scale(),
        output.maxSize());
  }
}
