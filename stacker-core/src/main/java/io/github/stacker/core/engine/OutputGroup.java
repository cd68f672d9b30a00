package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.core.mapped.FinishedBands;
import io.github.stacker.core.mapped.RunScratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Outputs that are written in one pass over the layers: all of them, or, where filters behind the
 * combine make the stacked frame another picture than its maps, the stacked frame's and the maps'.
 */
final class OutputGroup {
  /** Under which finished bands of the result are kept, with those of the maps if these are too. */
  static final String RESULTS = "results";

  /**
   * Under which finished bands of the maps are kept where they are written in a pass of their own.
   */
  static final String MAPS = "maps";

  private final ExecutionPlan plan;

  /** Under which finished bands are kept. */
  private final String name;

  private final List<ExecutionPlan.OutputPlan> outputs;
  private final boolean filtered;

  private OutputGroup(
      ExecutionPlan plan, String name, List<ExecutionPlan.OutputPlan> outputs, boolean filtered) {
    this.plan = plan;
    this.name = name;
    this.outputs = outputs;
    this.filtered = filtered;
  }

  /** Groups the outputs of a plan. */
  static List<OutputGroup> of(ExecutionPlan plan) {
    if (plan.job().post().isEmpty()) {
      return List.of(new OutputGroup(plan, RESULTS, plan.outputs(), false));
    }
    List<OutputGroup> groups = new ArrayList<>();
    groups.add(
        new OutputGroup(
            plan, RESULTS, plan.outputs().stream().filter(o -> o.layer() == 0).toList(), true));
    if (!plan.job().maps().isEmpty()) {
      groups.add(
          new OutputGroup(
              plan, MAPS, plan.outputs().stream().filter(o -> o.layer() > 0).toList(), false));
    }
    return groups;
  }

  /**
   * Writes the outputs, each in a thread of its own.
   *
   * @param opener makes the layers of the stack, once for each computing thread
   * @param scratch where what is computed ahead waits
   * @param work where finished bands are kept, and the names of unfinished files
   * @param room is given up while they are written
   * @param progress is told of each output
   * @return the files, still without their names; whoever calls closes them
   */
  List<PendingFile> write(
      Supplier<Layers> opener,
      RunScratch scratch,
      RunScratch work,
      RunRoom room,
      Progress progress) {
    List<ImageInfo> infos = outputs.stream().map(ExecutionPlan.OutputPlan::whole).toList();
    List<PendingFile> files = new ArrayList<>();
    try (Kept kept = Kept.open(plan, name, infos, work, progress);
        Ahead ahead = Ahead.open(plan, infos, scratch);
        SharedBands bands =
            new SharedBands(
                () ->
                    new TracedLayers(ahead.over(converted(opener)), TracedLayers.stage(plan.way())),
                infos,
                kept.bands(),
                plan.bandRows(),
                plan.threads())) {
      for (ExecutionPlan.OutputPlan output : outputs) {
        progress.writing(output.job().file());
        files.add(PendingOutput.open(output, work));
      }
      write(bands, files, room);
      return files;
    } catch (IOException e) {
      files.forEach(PendingFile::close);
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      files.forEach(PendingFile::close);
      throw e;
    }
  }

  private void write(SharedBands bands, List<PendingFile> files, RunRoom room) throws IOException {
    AtomicInteger next = new AtomicInteger();
    try {
      Workers.run(outputs.size(), () -> write(next.getAndIncrement(), bands, files, room));
    } catch (RuntimeException | Error e) {
      bands.throwFirstFailure();
      throw e;
    }
  }

  private void write(int number, SharedBands bands, List<PendingFile> files, RunRoom room) {
    try (SharedBands.View picture = bands.layer(number)) {
      ExecutionPlan.OutputPlan output = outputs.get(number);
      ImageSource pulled = room.givenFor(output, output.reduced(picture));
      PendingOutput.write(output, pulled, files.get(number), plan.threads());
    } catch (Throwable e) {
      bands.abort(e);
      throw e;
    }
  }

  private Layers converted(Supplier<Layers> opener) {
    Layers layers = opener.get();
    if (!filtered) {
      return new OutputLayers(
          layers, 1 + plan.job().maps().size(), plan.frame().sampleType(), outputs);
    }
    ImageSource picture =
        new LayerSource(layers, 1 + plan.job().maps().size(), plan.layers().get(0));
    for (FilterStep step : plan.job().post()) {
      picture = step.applyTo(picture, "the stacked frame");
    }
    return new OutputLayers(new SourceLayers(picture), 1, plan.frame().sampleType(), outputs);
  }

  /** The bands that are finished, if they are kept. */
  private record Kept(Optional<FinishedBands> bands) implements AutoCloseable {
    static Kept open(
        ExecutionPlan plan, String name, List<ImageInfo> infos, RunScratch work, Progress progress)
        throws IOException {
      if (plan.keeping() != Keeping.RESULTS) {
        return new Kept(Optional.empty());
      }
      FinishedBands bands = FinishedBands.open(work, name, infos, plan.bandRows());
      int finished = bands.finished();
      if (finished > 0) {
        String how = "going on: %d of %d bands are finished".formatted(finished, bands.count());
        long pixels = plan.frames().size() * plan.frame().region().pixels();
        progress.resumed(how, pixels / bands.count() * finished);
      }
      return new Kept(Optional.of(bands));
    }

    @Override
    public void close() throws IOException {
      if (bands.isPresent()) {
        bands.get().close();
      }
    }
  }

  /** The rows of tiles that are computed ahead, if bands are computed tile by tile. */
  private record Ahead(Optional<TileWindow> window) implements AutoCloseable {
    static Ahead open(ExecutionPlan plan, List<ImageInfo> infos, RunScratch scratch)
        throws IOException {
      return new Ahead(
          plan.window().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  TileWindow.create(
                      scratch, plan.window().get(), infos, plan.bandRows(), plan.threads())));
    }

    Layers over(Layers layers) {
      return window.isEmpty() ? layers : window.get().over(layers);
    }

    @Override
    public void close() throws IOException {
      if (window.isPresent()) {
        window.get().close();
      }
    }
  }
}
