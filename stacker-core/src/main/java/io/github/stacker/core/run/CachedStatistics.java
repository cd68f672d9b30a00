package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.FrameChain;
import io.github.stacker.core.engine.StatisticsStore;
import io.github.stacker.core.pipeline.FramesSection;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.pipeline.Step;
import io.github.stacker.core.plugin.Catalogue;
import io.github.stacker.core.plugin.Origin;
import io.github.stacker.core.plugin.Plugin;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.StatisticsCache;
import io.github.stacker.core.statistics.StatisticsKey;
import io.github.stacker.core.statistics.Zeros;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Statistics kept from run to run, found again by the content of the frame and all that was done to
 * its samples.
 */
final class CachedStatistics implements StatisticsStore {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final StatisticsCache cache;
  private final String making;

  private CachedStatistics(StatisticsCache cache, String making) {
    this.cache = cache;
    this.making = making;
  }

  /**
   * Makes the store of one pipeline.
   *
   * @param pipeline what is done to samples
   * @param chain how frames are read
   * @param companions files that they depend on
   * @param catalogue where readers come from
   * @param decoders what decodes the frames
   * @param folder where statistics are kept
   * @throws IOException if a plugin's jar or a file beside the frames cannot be read
   */
  static CachedStatistics of(
      Pipeline pipeline,
      FrameChain chain,
      List<Companion> companions,
      Catalogue catalogue,
      List<Decoders.Used> decoders,
      Path folder)
      throws IOException {
    StringBuilder making = new StringBuilder();
    making.append(StackerVersion.current()).append('\n');
    making.append(Runtime.version()).append('\n');
    decoders.forEach(each -> making.append(each.described()).append('\n'));
    making.append(pipeline.frames().orientation() == FramesSection.OrientationUse.APPLY);
    making.append(MAPPER.readTree(pipeline.toJson()).path("filters"));
    JsonNode calibrate = MAPPER.readTree(pipeline.toJson()).path("calibrate");
    if (!calibrate.isMissingNode()) {
      making.append("\ncalibrate ").append(calibrate);
    }
    for (Companion companion : companions) {
      making.append('\n').append(FileHashes.sha256(companion.location().file()));
    }
    chain.canvas().ifPresent(canvas -> making.append("\ncanvas ").append(canvas));
    for (Path file : code(pipeline, catalogue)) {
      making.append('\n').append(FileHashes.sha256(file));
    }
    return new CachedStatistics(new StatisticsCache(folder), making.toString());
  }

  /** Gives the jars whose code may have made samples, and their libraries. */
  private static List<Path> code(Pipeline pipeline, Catalogue catalogue) {
    Stream<Origin> filters = steps(pipeline);
    Stream<Origin> readers = catalogue.readers().stream().map(Plugin::origin);
    return Stream.concat(filters, readers)
        .distinct()
        .flatMap(
            origin -> Stream.concat(origin.jar().stream(), origin.libraries().values().stream()))
        .distinct()
        .toList();
  }

  /** Gives the plugins that samples go through, those of masters that are made included. */
  private static Stream<Origin> steps(Pipeline pipeline) {
    Stream<Origin> masters =
        pipeline.calibrate().stream()
            .flatMap(calibrate -> calibrate.made().values().stream())
            .flatMap(made -> Stream.concat(steps(made), Stream.of(made.combine().origin())));
    return Stream.concat(pipeline.filters().stream().map(Step::origin), masters);
  }

  @Override
  public FrameStatistics get(
      FrameLocation frame, Zeros zeros, StatisticsCache.Measurement measurement)
      throws IOException {
    return cache.get(new StatisticsKey(content(frame), making, zeros), measurement);
  }

  /** Gives what tells a frame from all others: its file by content, and which of its pictures. */
  private static String content(FrameLocation frame) throws IOException {
    String hash = FileHashes.sha256(frame.file());
    return frame.picture().isPresent() ? hash + "#" + frame.picture().getAsInt() : hash;
  }
}
