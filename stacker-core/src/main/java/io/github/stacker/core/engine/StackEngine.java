package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.MappedStates;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Carries out plans. */
public final class StackEngine {
  private final ScratchSpace scratch;

  /**
   * Makes an engine.
   *
   * @param scratch where mapped files go
   */
  public StackEngine(ScratchSpace scratch) {
    this.scratch = scratch;
  }

  /**
   * Folds the frames and writes the outputs. Each output appears when it is whole.
   *
   * @param plan what to do
   * @param progress is told how it goes
   * @return the frames that were left out while samples were read
   */
  public List<SkippedFrame> run(ExecutionPlan plan, Progress progress) {
    progress.started(plan);
    return plan.way() == ExecutionPlan.Way.BY_BAND
        ? byBand(plan, progress)
        : byFrame(plan, progress);
  }

  private List<SkippedFrame> byBand(ExecutionPlan plan, Progress progress) {
    write(plan, () -> new BandFold(plan, scratch, progress), progress);
    return List.of();
  }

  private List<SkippedFrame> byFrame(ExecutionPlan plan, Progress progress) {
    List<SkippedFrame> skipped = Collections.synchronizedList(new ArrayList<>());
    try (MappedStates states =
        MappedStates.create(scratch, plan.planes(), plan.bandSamples(), plan.bandCount())) {
      int used = new FrameWave(plan, states, scratch, new SkipRecorder(progress, skipped)).run();
      if (used == 0) {
        throw new FrameException("none of the frames can be read; the first: " + skipped.get(0));
      }
      write(plan, () -> new StateSource(plan, states, used), progress);
      return List.copyOf(skipped);
    } catch (IOException e) {
      throw new ResourceLimitException(
          e.getMessage() + "; make room or choose another folder with --scratch", e);
    }
  }

  private void write(ExecutionPlan plan, Supplier<ImageSource> stacked, Progress progress) {
    for (ExecutionPlan.OutputPlan output : plan.outputs()) {
      progress.writing(output.job().file());
      Supplier<ImageSource> opener = () -> chain(plan, output, stacked.get());
      try (ImageSource picture = new ParallelBands(opener, plan.bandRows(), plan.threads());
          PendingFile file = new PendingFile(output.job().file())) {
        output.job().writer().write(picture, file.path());
        file.commit();
      } catch (IOException e) {
        throw new ResourceLimitException(
            "output \"%s\" cannot be written: %s".formatted(output.job().file(), reason(e)), e);
      }
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static ImageSource chain(
      ExecutionPlan plan, ExecutionPlan.OutputPlan output, ImageSource stacked) {
    ImageSource source = stacked;
    for (FilterStep step : plan.job().post()) {
      source = step.applyTo(source);
    }
    return new OutputConversion(source, output.type(), output.factor(), output.job().rounding());
  }

  /** Remembers which frames were skipped. */
  private record SkipRecorder(Progress progress, List<SkippedFrame> skipped) implements Progress {
    @Override
    public void folded(long pixels) {
      progress.folded(pixels);
    }

    @Override
    public void skipped(Path file, String reason) {
      skipped.add(new SkippedFrame(file, reason));
      progress.skipped(file, reason);
    }
  }
}
