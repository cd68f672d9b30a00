package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Outputs that are written in one pass over the layers: all of them, or, where filters behind the
 * combine make the stacked frame another picture than its maps, the stacked frame's and the maps'.
 */
final class OutputGroup {
  private final ExecutionPlan plan;
  private final List<ExecutionPlan.OutputPlan> outputs;
  private final boolean filtered;

  private OutputGroup(
      ExecutionPlan plan, List<ExecutionPlan.OutputPlan> outputs, boolean filtered) {
    this.plan = plan;
    this.outputs = outputs;
    this.filtered = filtered;
  }

  /** Groups the outputs of a plan. */
  static List<OutputGroup> of(ExecutionPlan plan) {
    if (plan.job().post().isEmpty()) {
      return List.of(new OutputGroup(plan, plan.outputs(), false));
    }
    List<OutputGroup> groups = new ArrayList<>();
    groups.add(
        new OutputGroup(plan, plan.outputs().stream().filter(o -> o.layer() == 0).toList(), true));
    if (!plan.job().maps().isEmpty()) {
      groups.add(
          new OutputGroup(
              plan, plan.outputs().stream().filter(o -> o.layer() > 0).toList(), false));
    }
    return groups;
  }

  /**
   * Writes the outputs, each in a thread of its own.
   *
   * @param opener makes the layers of the stack, once for each computing thread
   * @param progress is told of each output
   * @return the files, still without their names; whoever calls closes them
   */
  List<PendingFile> write(Supplier<Layers> opener, Progress progress) {
    List<ImageInfo> infos = outputs.stream().map(ExecutionPlan.OutputPlan::whole).toList();
    List<PendingFile> files = new ArrayList<>();
    try (SharedBands bands =
        new SharedBands(
            () -> new TracedLayers(converted(opener), TracedLayers.stage(plan.way())),
            infos,
            plan.bandRows(),
            plan.threads())) {
      for (ExecutionPlan.OutputPlan output : outputs) {
        progress.writing(output.job().file());
        files.add(PendingOutput.open(output));
      }
      write(bands, files);
      return files;
    } catch (IOException e) {
      files.forEach(PendingFile::close);
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      files.forEach(PendingFile::close);
      throw e;
    }
  }

  private void write(SharedBands bands, List<PendingFile> files) throws IOException {
    AtomicInteger next = new AtomicInteger();
    try {
      Workers.run(outputs.size(), () -> write(next.getAndIncrement(), bands, files));
    } catch (RuntimeException | Error e) {
      bands.throwFirstFailure();
      throw e;
    }
  }

  private void write(int number, SharedBands bands, List<PendingFile> files) {
    try (SharedBands.View picture = bands.layer(number)) {
      ExecutionPlan.OutputPlan output = outputs.get(number);
      PendingOutput.write(output, output.reduced(picture), files.get(number), plan.threads());
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
      picture = step.applyTo(picture);
    }
    return new OutputLayers(new SourceLayers(picture), 1, plan.frame().sampleType(), outputs);
  }

  /** A source as the only layer. */
  private record SourceLayers(ImageSource source) implements Layers {
    @Override
    public void read(Region region, List<Tile> into) throws IOException {
      source.read(region, into.get(0));
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
