package io.github.stacker.core.engine;

import io.github.stacker.api.Blob;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.core.format.exif.Exif;
import io.github.stacker.core.format.fits.StackedKeywords;
import io.github.stacker.core.mapped.FinishedBands;
import io.github.stacker.core.mapped.KeptStates;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.MappedStates;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chooses how a run is carried out, and refuses one that cannot be. Reads no sample. */
public final class Planner {
  /**
   * Results are kept where they are at most this part of the bytes that they are computed of:
   * keeping them costs about as much as reading as many.
   */
  private static final int RESULTS_PART = 16;

  /** Decoding as many costs more. */
  private static final int DECODED_RESULTS_PART = 2;

  private final StackJob job;
  private final Budget budget;

  /**
   * Prepares to plan one job.
   *
   * @param job what is to be done
   * @param budget what may be used
   */
  public Planner(StackJob job, Budget budget) {
    this.job = job;
    this.budget = budget;
  }

  /**
   * Plans the run.
   *
   * @param probes the headers of the frames, in the pipeline's order
   * @return the plan
   * @throws FrameException if the frames do not fit each other
   * @throws PipelineException if combine, filters or outputs do not fit the frames
   * @throws ResourceLimitException if memory or disk are not enough
   */
  public ExecutionPlan plan(FrameProbes probes) {
    List<FrameProbe> frames = probes.frames();
    ImageInfo common = Frames.common(frames);
    ImageInfo frame = common.withMetadata(stackedMetadata(frames, common));
    if (frame.colourBandCount() == 0) {
      throw new FrameException("frame \"" + frames.get(0).location() + "\" has nothing but alpha");
    }
    boolean complete = frame.sampleType().isInteger() && !frame.hasAlpha();
    job.adjuster().ifPresent(adjuster -> adjuster.check(frames, probes.listed()));
    StackInfo raw =
        new StackInfo(probes.listed(), frame.sampleType(), complete).withWhite(frame.white());
    StackInfo stack = adjusted(raw);
    List<FoldKernel> kernels = new KernelPlanner(job).kernels(stack);
    StateShape state = ExecutionPlan.state(kernels, stack);
    List<ImageInfo> layers = ExecutionPlan.layers(frame, job.maps().size());
    PostStages post = PostStages.of(job.post(), !job.maps().isEmpty(), layers.get(0));
    List<ExecutionPlan.OutputPlan> outputs = new OutputPlanner(job, frames).plan(layers, post, raw);
    List<ImageInfo> computed = post.computed(outputs);
    Course course = new CoursePlanner(job, budget, frames, frame, state, post, outputs).plan();
    ExecutionPlan.Way way = course.way();
    MemoryEstimate memory = course.memory();
    WorkShape shape = course.shape();
    long bytes = memory.bytes(way, shape);
    long stateBytes = stateInMemory(way, state, frame, bytes);
    PostStages stages =
        post.within(shape.bandRows(), memory, shape.threads(), budget.memoryBytes() - stateBytes);
    long behindBytes =
        post.settled().isEmpty() ? 0 : memory.writing(stages.bandRows(), shape.threads());
    Keeping keeping = keeping(course, memory.stackBytes() * frame.region().pixels(), computed);
    ExecutionPlan plan =
        new ExecutionPlan(
            job,
            frames,
            frame,
            stack,
            Adjustments.NONE,
            way,
            course.tiles(),
            stages,
            kernels,
            course.spill(),
            shape.bandRows(),
            shape.sectionPixels(),
            shape.threads(),
            job.skipBadFrames(),
            stateBytes > 0,
            keeping,
            Math.max(Math.max(bytes, behindBytes) + stateBytes, memory.measuring(shape.threads()))
                + job.pictures().memoryBytes(shape.threads()),
            job.pictures().scratchBytes()
                + scratchBytes(frames, frame, stateOnDisk(state, stateBytes), course)
                + course.windowBytes(computed)
                + post.settled().stream().mapToLong(MappedFrame::fileBytes).sum()
                + (keeping == Keeping.RESULTS ? resultBytes(computed, shape) : 0),
            readBytes(frames) + job.pictures().readBytes(),
            course.openFiles(),
            outputs);
    new DiskNeeds(plan, budget.scratch().folder(), keptBytes()).require();
    return plan;
  }

  /** Gives the scratch that a former start has taken already. */
  private long keptBytes() {
    try {
      return budget.kept().isPresent() && Files.isDirectory(budget.kept().get())
          ? FileTree.bytes(budget.kept().get())
          : 0;
    } catch (IOException e) {
      return 0; // Another run is just deleting it.
    }
  }

  /** Weights are not known before frames are measured; those here stand for any. */
  private StackInfo adjusted(StackInfo raw) {
    boolean normalised = job.adjuster().isPresent() && job.adjuster().get().normalises();
    boolean weighed = job.adjuster().isPresent() && job.adjuster().get().weighs();
    return new StackInfo(
        raw.frames(),
        normalised ? SampleType.FLOAT64 : raw.sampleType(),
        raw.white(),
        raw.complete(),
        weighed ? Collections.nCopies(raw.frames(), 1.0) : List.of());
  }

  /** What the first frame says and a stacked frame may say too. */
  private Metadata stackedMetadata(List<FrameProbe> frames, ImageInfo frame) {
    Metadata all = job.chain().metadata(frames.get(0).location());
    Optional<Blob> exif =
        all.exif().flatMap(e -> Exif.forStackedFrame(e, frame.width(), frame.height()));
    return all.withExposureSeconds(OptionalDouble.empty())
        .withExif(exif)
        .withKeywords(stackedKeywords(all.keywords(), frames));
  }

  /** Frames that may yet be skipped cannot be counted. */
  private List<Keyword> stackedKeywords(List<Keyword> first, List<FrameProbe> frames) {
    List<Metadata> all = frames.stream().map(frame -> frame.info().metadata()).toList();
    return StackedKeywords.of(first, all, !job.skipBadFrames());
  }

  /** What a killed run leaves behind is kept unless it costs too much. */
  private Keeping keeping(Course course, long stackBytes, List<ImageInfo> computed) {
    ExecutionPlan.Way way = course.way();
    WorkShape shape = course.shape();
    if (budget.kept().isEmpty()) {
      return Keeping.NOTHING;
    }
    if (way == ExecutionPlan.Way.FOLD_BY_FRAME) {
      return Keeping.WORK;
    }
    if (FinishedBands.canKeep(computed, shape.bandRows())
        && resultsPart(course) * resultBytes(computed, shape) <= stackBytes) {
      return Keeping.RESULTS;
    }
    return course.spill().frames().isEmpty() ? Keeping.NOTHING : Keeping.WORK;
  }

  private static int resultsPart(Course course) {
    return course.tiles().isPresent() ? DECODED_RESULTS_PART : RESULTS_PART;
  }

  private static long resultBytes(List<ImageInfo> computed, WorkShape shape) {
    return FinishedBands.fileBytes(computed, shape.bandRows());
  }

  /**
   * Gives the bytes of the state of a fold by frame if there is room for it beside all else,
   * otherwise 0.
   */
  private long stateInMemory(
      ExecutionPlan.Way way, StateShape state, ImageInfo frame, long otherBytes) {
    long bytes = state.bytes(frame.region().pixels() * frame.colourBandCount());
    boolean fits = otherBytes + bytes + bytes / 2 <= budget.memoryBytes();
    return way == ExecutionPlan.Way.FOLD_BY_FRAME && fits ? bytes : 0;
  }

  /** State that is kept for a next start is on disk also where it is worked on in memory. */
  private StateShape stateOnDisk(StateShape state, long bytesInMemory) {
    return bytesInMemory > 0 && budget.kept().isEmpty() ? StateShape.NONE : state;
  }

  /** Frames that are measured are read once more for that. */
  private long readBytes(List<FrameProbe> frames) {
    long once = frames.stream().mapToLong(FrameProbe::fileBytes).sum();
    return job.adjuster().filter(Adjuster::measures).isPresent() ? 2 * once : once;
  }

  private long scratchBytes(
      List<FrameProbe> frames, ImageInfo frame, StateShape state, Course course) {
    SpillPlan spill = course.spill();
    WorkShape shape = course.shape();
    long copies = frames.stream().mapToLong(FrameProbe::copyBytes).max().orElse(0);
    if (course.way() != ExecutionPlan.Way.FOLD_BY_FRAME) {
      return spill.frames().isEmpty() ? 0 : spill.shape().bytes() + copies * shape.threads();
    }
    int bands = (frame.height() - 1) / shape.bandRows() + 1;
    long bandSamples = (long) frame.width() * frame.colourBandCount() * shape.bandRows();
    long whole = job.skipBadFrames() ? MappedFrame.fileBytes(frame) : 0;
    int places = state.places(bandSamples);
    return (budget.kept().isPresent()
            ? KeptStates.fileBytes(state.planes(), places, bands, shape.threads())
            : MappedStates.fileBytes(state.planes(), places, bands))
        + (copies + whole) * shape.threads();
  }
}
