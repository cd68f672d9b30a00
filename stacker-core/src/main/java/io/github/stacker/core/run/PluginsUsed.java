package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.engine.SkippedFrame;
import io.github.stacker.core.format.FrameFormats;
import io.github.stacker.core.pipeline.Output;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.Step;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Origin;
import io.github.stacker.core.plugin.Plugin;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plugin jars that a run depends on: those of the filters, combiners and writers that its
 * pipeline names, and those of the readers that know its frames and the files beside them.
 */
final class PluginsUsed {
  private PluginsUsed() {}

  /**
   * Gives them in the order of the catalogue.
   *
   * @param skipped frames that are not in the plan since they could not be opened
   */
  static List<Origin> by(
      Pipeline pipeline, Catalogue catalogue, ExecutionPlan plan, List<SkippedFrame> skipped) {
    Set<Origin> used = new HashSet<>();
    named(pipeline).forEach(used::add);
    FrameFormats formats = plan.job().chain().formats();
    Set<String> readers =
        files(plan, skipped)
            .flatMap(file -> formats.readerNameOf(file).stream())
            .collect(Collectors.toSet());
    catalogue.readers().stream()
        .filter(reader -> readers.contains(reader.name()))
        .map(Plugin::origin)
        .forEach(used::add);
    return catalogue.jars().stream().filter(used::contains).toList();
  }

  private static Stream<Path> files(ExecutionPlan plan, List<SkippedFrame> skipped) {
    return Stream.of(
            plan.frames().stream().map(FrameProbe::location),
            skipped.stream().map(SkippedFrame::location),
            plan.job().pictures().companions().stream().map(Companion::location))
        .flatMap(each -> each)
        .map(FrameLocation::file)
        .distinct();
  }

  private static Stream<Origin> named(Pipeline pipeline) {
    Stream<Origin> steps =
        Stream.concat(pipeline.filters().stream(), pipeline.post().stream()).map(Step::origin);
    Stream<Origin> outputs =
        Stream.concat(pipeline.outputs().stream(), pipeline.maps().values().stream())
            .map(Output::origin);
    Stream<Origin> masters =
        pipeline.calibrate().stream()
            .flatMap(calibrate -> calibrate.made().values().stream())
            .flatMap(PluginsUsed::named);
    return Stream.of(Stream.of(pipeline.combine().origin()), steps, outputs, masters)
        .flatMap(each -> each);
  }
}
