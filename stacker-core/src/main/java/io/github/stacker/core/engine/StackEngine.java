package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.MappedStates;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
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
    try (ScratchPool pool = new ScratchPool(scratch)) {
      return plan.way() == ExecutionPlan.Way.BY_BAND
          ? byBand(plan, pool, progress)
          : byFrame(plan, pool, progress);
    } catch (InternalError e) {
      throw new ResourceLimitException(
          "a mapped file vanished or its disk failed while it was in use: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ResourceLimitException(
          e.getMessage() + "; make room or choose another folder with --scratch", e);
    }
  }

  private static List<SkippedFrame> byBand(
      ExecutionPlan plan, ScratchPool pool, Progress progress) {
    write(plan, () -> new BandFold(plan, pool, progress), progress);
    return List.of();
  }

  private List<SkippedFrame> byFrame(ExecutionPlan plan, ScratchPool pool, Progress progress)
      throws IOException {
    List<SkippedFrame> skipped = Collections.synchronizedList(new ArrayList<>());
    try (MappedStates states =
        MappedStates.create(scratch, plan.planes(), plan.bandSamples(), plan.bandCount())) {
      int used = new FrameWave(plan, states, pool, new SkipRecorder(progress, skipped)).run();
      if (used == 0) {
        throw new FrameException("none of the frames can be read; the first: " + skipped.get(0));
      }
      write(plan, () -> new StateSource(plan, states, used), progress);
      return List.copyOf(skipped);
    }
  }

  /** Writes all outputs, then gives them their names: if one fails, none appears. */
  private static void write(ExecutionPlan plan, Supplier<ImageSource> stacked, Progress progress) {
    List<PendingFile> written = new ArrayList<>();
    try {
      for (ExecutionPlan.OutputPlan output : plan.outputs()) {
        progress.writing(output.job().file());
        written.add(write(plan, output, () -> chain(plan, output, stacked.get())));
      }
      for (PendingFile file : written) {
        commit(file);
      }
    } finally {
      written.forEach(PendingFile::close);
    }
  }

  private static PendingFile write(
      ExecutionPlan plan, ExecutionPlan.OutputPlan output, Supplier<ImageSource> opener) {
    Path target = output.job().file();
    PendingFile file = null;
    try (ImageSource picture = new ParallelBands(opener, plan.bandRows(), plan.threads())) {
      file = new PendingFile(target);
      output.job().writer().write(picture, file.path());
      return file;
    } catch (IOException | UncheckedIOException e) {
      if (file != null) {
        file.close();
      }
      throw new ResourceLimitException(
          "output \"%s\" cannot be written: %s".formatted(target, reason(e)), e);
    } catch (RuntimeException | Error e) {
      if (file != null) {
        file.close();
      }
      throw e;
    }
  }

  private static void commit(PendingFile file) {
    try {
      file.commit();
    } catch (IOException e) {
      throw new ResourceLimitException(
          "output \"%s\" cannot be put in place: %s".formatted(file.target(), reason(e)), e);
    }
  }

  /** The message of a file system's exception is often no more than a path. */
  private static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    boolean bare = cause.getMessage() == null || cause instanceof FileSystemException;
    return bare ? cause.toString() : cause.getMessage();
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
