package io.github.stacker.core.run;

import io.github.stacker.core.engine.FilterStep;
import io.github.stacker.core.engine.FrameChain;
import io.github.stacker.core.engine.OutputJob;
import io.github.stacker.core.engine.StackJob;
import io.github.stacker.core.pipeline.FramesSection;
import io.github.stacker.core.pipeline.Output;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.Step;
import io.github.stacker.core.plugin.Catalogue;
import java.util.List;

/** Turns a pipeline's names into what the engine works with. */
final class JobBuilder {
  private JobBuilder() {}

  static StackJob job(Pipeline pipeline, Catalogue catalogue) {
    FrameChain chain =
        new FrameChain(
            Formats.of(catalogue),
            pipeline.frames().orientation() == FramesSection.OrientationUse.APPLY,
            steps(pipeline.filters()));
    return new StackJob(
        chain,
        pipeline.frames().onError() == FramesSection.OnError.SKIP,
        pipeline.combine().name(),
        pipeline.combine().combiner(),
        steps(pipeline.post()),
        pipeline.outputs().stream().map(output -> output(pipeline, output)).toList());
  }

  private static List<FilterStep> steps(List<Step> steps) {
    return steps.stream()
        .map(step -> new FilterStep(step.name(), step.origin().name(), step.filter()))
        .toList();
  }

  private static OutputJob output(Pipeline pipeline, Output output) {
    return new OutputJob(
        pipeline.baseFolder().resolve(output.file()).toAbsolutePath().normalize(),
        output.format(),
        output.sampleTypes(),
        output.writer(),
        output.type(),
        output.rounding(),
        output.scale());
  }
}
