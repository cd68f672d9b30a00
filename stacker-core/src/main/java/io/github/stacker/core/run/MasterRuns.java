package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.core.engine.Companion;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Existing;
import io.github.stacker.core.engine.FrameProbe;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.engine.SharedPictures;
import io.github.stacker.core.pipeline.Calibrate;
import io.github.stacker.core.pipeline.Pipeline;
import io.github.stacker.core.plugin.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The masters that a pipeline makes before its frames are read, each by a run of its own into a
 * hidden file in the folder of scratch, which goes when the run has ended.
 *
 * @param masters in the order of their places
 */
record MasterRuns(List<Master> masters) {
  /** No masters to make. */
  static final MasterRuns NONE = new MasterRuns(List.of());

  private static final Logger LOG = LoggerFactory.getLogger(MasterRuns.class);

  /**
   * One of them.
   *
   * @param place where its pipeline stands, like {@code calibrate.dark}
   * @param file where it goes
   * @param run what makes it
   */
  record Master(String place, Path file, StackRun run) {
    /** What it will be; made of frames of one exposure it has the same. */
    ImageInfo info() {
      ImageInfo image = run.plan().outputs().get(0).image();
      List<OptionalDouble> exposures =
          run.plan().frames().stream()
              .map(frame -> frame.info().metadata().exposureSeconds())
              .distinct()
              .toList();
      return exposures.size() == 1
          ? image.withMetadata(image.metadata().withExposureSeconds(exposures.get(0)))
          : image;
    }
  }

  /** Plans them; reads no sample. */
  static MasterRuns prepare(Pipeline pipeline, Catalogue catalogue, RunOptions options) {
    Map<String, Pipeline> made = pipeline.calibrate().map(Calibrate::made).orElse(Map.of());
    List<Master> masters = new ArrayList<>();
    made.forEach(
        (place, master) -> masters.add(prepare(place, master, pipeline, catalogue, options)));
    return new MasterRuns(masters);
  }

  private static Master prepare(
      String place, Pipeline master, Pipeline pipeline, Catalogue catalogue, RunOptions options) {
    Path output = JobBuilder.fileOf(pipeline, pipeline.outputs().get(0));
    Path scratch = Budgets.scratch(pipeline, options, output);
    Path hidden = Budgets.keptFolder(scratch, output);
    Path file = hidden.resolveSibling(hidden.getFileName() + "-" + place + ".tif");
    RunOptions own =
        options.scratchIn(scratch).with(RunOptions.Journal.NONE).with(Existing.REPLACED);
    return new Master(
        place,
        file.toAbsolutePath().normalize(),
        StackRun.prepare(master.writing(file, pipeline.resources()), catalogue, own));
  }

  /** Tells of them, so that the frames can be planned. */
  void announceTo(SharedPictures pictures) {
    for (Master master : masters) {
      ExecutionPlan.OutputPlan output = master.run().plan().outputs().get(0);
      pictures.announce(
          FrameLocation.of(Path.of(master.place())),
          FrameLocation.of(master.file()),
          master.info(),
          output.bytes());
    }
  }

  /** Gives the frames that they are made of, by places like {@code calibrate.dark.frames[3]}. */
  List<Companion> frames() {
    List<Companion> frames = new ArrayList<>();
    for (Master master : masters) {
      int number = 0;
      for (FrameProbe frame : master.run().plan().frames()) {
        String place = "%s.frames[%d]".formatted(master.place(), number++);
        frames.add(new Companion(place, place, frame.location(), Companion.Kind.OTHER));
      }
      frames.addAll(master.run().masters().frames());
    }
    return frames;
  }

  /** Makes them. */
  void make(Progress progress) {
    for (Master master : masters) {
      LOG.info("making the master of {}", master.place());
      Progress own = progress.ofMaster(master.place());
      master.run().unopened().forEach(frame -> own.skipped(frame.location(), frame.reason()));
      master.run().execute(own);
    }
  }

  /** Removes what was made of them. */
  void remove() {
    for (Master master : masters) {
      try {
        Files.deleteIfExists(master.file());
      } catch (IOException e) {
        LOG.warn("\"{}\" cannot be removed: {}", master.file(), e.toString());
      }
    }
  }
}
