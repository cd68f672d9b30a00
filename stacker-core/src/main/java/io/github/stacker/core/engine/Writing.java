package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.SampleType;
import io.github.stacker.core.mapped.FinishedBands;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.trace.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes the outputs of a run: in one pass over the stacks or, where filters behind the combine
 * need more than their rows in order, in one that settles the stacked frame in scratch and writes
 * the maps, and one for each stage of filters after it.
 */
final class Writing {
  /** Under which finished bands of the pass over the stacks are kept. */
  static final String RESULTS = "results";

  private final ExecutionPlan plan;
  private final RunScratch scratch;
  private final RunScratch work;
  private final RunRoom room;
  private final Workbench bench;
  private final Progress progress;

  /**
   * Prepares to write.
   *
   * @param scratch where what is computed ahead waits
   * @param work where finished bands are kept, and the names of unfinished files
   * @param room is given up while outputs are written
   * @param bench where pictures settle
   * @param progress is told of each output
   */
  Writing(
      ExecutionPlan plan,
      RunScratch scratch,
      RunScratch work,
      RunRoom room,
      Workbench bench,
      Progress progress) {
    this.plan = plan;
    this.scratch = scratch;
    this.work = work;
    this.room = room;
    this.bench = bench;
    this.progress = progress;
  }

  /**
   * Writes all outputs, each in a thread of its own.
   *
   * @param opener makes the layers of the stack, once for each computing thread
   * @param files gets the files, still without their names; whoever calls closes them
   */
  void write(Supplier<Layers> opener, List<PendingFile> files) {
    try {
      if (plan.post().settled().isEmpty()) {
        overStacks(
            () -> new OutputLayers(first(opener), layerCount(), frameType(), plan.outputs()),
            outputs(plan.outputs(), files));
      } else {
        behind(settleStack(opener, files), files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SampleType frameType() {
    return plan.frame().sampleType();
  }

  /** Gives the layers that are left behind the first filters: with those there are no maps. */
  private int layerCount() {
    return plan.post().first().isEmpty() ? 1 + plan.job().maps().size() : 1;
  }

  private Layers first(Supplier<Layers> opener) {
    Layers layers = opener.get();
    if (plan.post().first().isEmpty()) {
      return layers;
    }
    ImageSource stacked = new LayerSource(layers, 1, plan.layers().get(0));
    return new SourceLayers(applied(plan.post().first(), stacked));
  }

  private static ImageSource applied(List<FilterStep> steps, ImageSource source) {
    ImageSource picture = source;
    for (FilterStep step : steps) {
      picture = step.applyTo(picture, PostStages.PICTURE);
    }
    return picture;
  }

  /** Settles the stacked frame and writes the maps. */
  private MappedFrame settleStack(Supplier<Layers> opener, List<PendingFile> files)
      throws IOException {
    List<ExecutionPlan.OutputPlan> maps =
        plan.outputs().stream().filter(output -> output.layer() > 0).toList();
    Settling settling = new Settling(plan.post().settled().get(0), bench);
    List<BandPass.Taker> takers = new ArrayList<>(List.of(settling));
    takers.addAll(outputs(maps, files));
    overStacks(() -> new SettlingLayers(first(opener), layerCount(), maps), takers);
    return settling.settled();
  }

  private void overStacks(Supplier<Layers> layers, List<BandPass.Taker> takers) throws IOException {
    try (Kept kept = Kept.open(plan, work, progress);
        Ahead ahead = Ahead.open(plan, scratch)) {
      Stage stage = TracedLayers.stage(plan.way());
      new BandPass(
              plan,
              plan.bandRows(),
              () -> new TracedLayers(ahead.over(layers.get()), stage),
              kept.bands())
          .run(takers);
    }
  }

  /** Lays stage after stage over what the one before has settled. */
  private void behind(MappedFrame stacked, List<PendingFile> files) throws IOException {
    MappedFrame frame = stacked;
    try {
      int last = plan.post().settled().size();
      for (int stage = 1; stage < last; stage++) {
        Settling settling = new Settling(plan.post().settled().get(stage), bench);
        pass(sources(frame, stage), List.of(settling));
        frame.close();
        frame = settling.settled();
      }
      List<ExecutionPlan.OutputPlan> pictures =
          plan.outputs().stream().filter(output -> output.layer() == 0).toList();
      Supplier<Layers> results = sources(frame, last);
      pass(
          () -> new OutputLayers(results.get(), 1, frameType(), pictures),
          outputs(pictures, files));
    } finally {
      frame.close();
    }
  }

  private void pass(Supplier<Layers> layers, List<BandPass.Taker> takers) throws IOException {
    new BandPass(
            plan,
            plan.post().bandRows(),
            () -> new TracedLayers(layers.get(), Stage.FINISH),
            Optional.empty())
        .run(takers);
  }

  /** Gives what makes the sources of a stage, one for each thread; what they need is measured. */
  private Supplier<Layers> sources(MappedFrame frame, int stage) throws IOException {
    List<FilterStep> steps = new ArrayList<>(plan.post().steps().get(stage));
    if (steps.get(0).measures()) {
      steps.set(0, steps.get(0).with(steps.get(0).measure(frame, PostStages.PICTURE)));
    }
    return () -> new SourceLayers(applied(steps, new BorrowedSource(frame)));
  }

  private List<BandPass.Taker> outputs(
      List<ExecutionPlan.OutputPlan> outputs, List<PendingFile> files) throws IOException {
    List<BandPass.Taker> takers = new ArrayList<>();
    for (ExecutionPlan.OutputPlan output : outputs) {
      progress.writing(output.job().file());
      PendingFile file = PendingOutput.open(output, work);
      files.add(file);
      takers.add(new Output(output, file, room, plan.threads()));
    }
    return takers;
  }

  /** An output that is written. */
  private record Output(
      ExecutionPlan.OutputPlan output, PendingFile file, RunRoom room, int threads)
      implements BandPass.Taker {
    @Override
    public ImageInfo info() {
      return output.whole();
    }

    @Override
    public void take(ImageSource picture) {
      ImageSource pulled = room.givenFor(output, output.reduced(picture));
      PendingOutput.write(output, pulled, file, threads);
    }
  }

  /** A picture that settles in scratch. */
  private static final class Settling implements BandPass.Taker {
    private final ImageInfo info;
    private final Workbench bench;
    private volatile Optional<MappedFrame> settled = Optional.empty();

    Settling(ImageInfo info, Workbench bench) {
      this.info = info;
      this.bench = bench;
    }

    @Override
    public ImageInfo info() {
      return info;
    }

    @Override
    public void take(ImageSource picture) throws IOException {
      settled = Optional.of(bench.copy(picture));
    }

    MappedFrame settled() {
      return settled.orElseThrow();
    }
  }

  /** The bands that are finished, if they are kept. */
  private record Kept(Optional<FinishedBands> bands) implements AutoCloseable {
    static Kept open(ExecutionPlan plan, RunScratch work, Progress progress) throws IOException {
      if (plan.keeping() != Keeping.RESULTS) {
        return new Kept(Optional.empty());
      }
      FinishedBands bands = FinishedBands.open(work, RESULTS, plan.computed(), plan.bandRows());
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
    static Ahead open(ExecutionPlan plan, RunScratch scratch) throws IOException {
      return new Ahead(
          plan.window().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  TileWindow.create(
                      scratch,
                      plan.window().get(),
                      plan.computed(),
                      plan.bandRows(),
                      plan.threads())));
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
