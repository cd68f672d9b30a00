package io.github.stacker.core.run;

import io.github.stacker.core.pipeline.Output;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.Step;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Origin;
import io.github.stacker.core.plugin.Plugin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plugin jars that a run depends on: those of the filters, combiners and writers that its
 * pipeline names, and those with readers, since every reader is asked for each frame.
 */
final class PluginsUsed {
  private PluginsUsed() {}

  /** Gives them in the order of the catalogue. */
  static List<Origin> by(Pipeline pipeline, Catalogue catalogue) {
    Set<Origin> used = new HashSet<>();
    catalogue.readers().stream().map(Plugin::origin).forEach(used::add);
    named(pipeline).forEach(used::add);
    return catalogue.jars().stream().filter(used::contains).toList();
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
