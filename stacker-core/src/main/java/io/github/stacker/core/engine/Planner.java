package io.github.stacker.core.engine;

import io.github.stacker.api.Blob;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.format.exif.Exif;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.MappedStates;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chooses how a run is carried out, and refuses one that cannot be. Reads no sample. */
public final class Planner {
  /** Samples of a band folded by frame: large enough that handing bands over costs nothing. */
  private static final long BY_FRAME_SAMPLES = 256 << 10;

  /** Samples of a band folded by band: state and samples stay in the second-level cache. */
  private static final long BY_BAND_SAMPLES = 128 << 10;

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
   * @param probes the headers of the frames, in folding order
   * @return the plan
   * @throws FrameException if the frames do not fit each other
   * @throws PipelineException if combine, filters or outputs do not fit the frames
   * @throws ResourceLimitException if memory or disk are not enough
   */
  public ExecutionPlan plan(FrameProbes probes) {
    List<FrameProbe> frames = probes.frames();
    ImageInfo common = Frames.common(frames);
    ImageInfo frame = common.withMetadata(stackedMetadata(frames.get(0), common));
    if (frame.colourBandCount() == 0) {
      throw new FrameException("frame \"" + frames.get(0).file() + "\" has nothing but alpha");
    }
    boolean complete = frame.sampleType().isInteger() && !frame.hasAlpha();
    StackInfo stack = new StackInfo(probes.listed(), frame.sampleType(), complete);
    FoldKernel kernel = kernel(stack);
    List<StatePlane> planes = ExecutionPlan.planes(kernel, stack);
    List<ExecutionPlan.OutputPlan> outputs =
        new OutputPlanner(job, frames).plan(RunFinisher.stackedInfo(frame), stack);
    ExecutionPlan.Way way = way(frames);
    Shape shape =
        shape(
            frames,
            frame,
            way,
            new MemoryEstimate(frames, frame, planes, outputs, job.post().size()));
    ExecutionPlan plan =
        new ExecutionPlan(
            job,
            frames,
            frame,
            stack,
            kernel,
            way,
            shape.bandRows(),
            shape.threads(),
            job.skipBadFrames(),
            shape.memoryBytes(),
            scratchBytes(frames, frame, planes, way, shape),
            frames.stream().mapToLong(FrameProbe::fileBytes).sum(),
            shape.threads() * (way == ExecutionPlan.Way.BY_BAND ? frames.size() : 1),
            outputs);
    new DiskCheck(plan, budget.scratch()).require();
    return plan;
  }

  /** What the first frame says and a stacked frame may say too. */
  private Metadata stackedMetadata(FrameProbe first, ImageInfo frame) {
    Metadata all = job.chain().metadata(first.file());
    Optional<Blob> exif =
        all.exif().flatMap(e -> Exif.forStackedFrame(e, frame.width(), frame.height()));
    return new Metadata(
        all.resolution(),
        all.orientation(),
        all.colourProfile(),
        all.captureTime(),
        OptionalDouble.empty(),
        exif);
  }

  private FoldKernel kernel(StackInfo stack) {
    FoldCombiner combiner = (FoldCombiner) job.combiner();
    try {
      return combiner.newKernel(stack);
    } catch (IllegalArgumentException e) {
      throw new PipelineException(
          "combine \"%s\": %s".formatted(job.combineName(), e.getMessage()), e);
    }
  }

  private ExecutionPlan.Way way(List<FrameProbe> frames) {
    boolean inPlace = frames.stream().allMatch(Planner::isReadInPlace);
    boolean pulledOnce =
        job.outputs().size() == 1 && job.post().stream().allMatch(s -> s.filter().keepsRowOrder());
    boolean fewFiles = frames.size() * Math.min(2L, budget.threads()) <= budget.openFiles();
    return inPlace && pulledOnce && fewFiles && !job.skipBadFrames()
        ? ExecutionPlan.Way.BY_BAND
        : ExecutionPlan.Way.BY_FRAME;
  }

  private static boolean isReadInPlace(FrameProbe frame) {
    return frame.access() == ImageSource.Access.IN_PLACE && frame.copyBytes() == 0;
  }

  /**
   * Takes as many threads and as high bands as fit the memory: bands shrink first, then threads.
   */
  private Shape shape(
      List<FrameProbe> frames, ImageInfo frame, ExecutionPlan.Way way, MemoryEstimate memory) {
    boolean byBand = way == ExecutionPlan.Way.BY_BAND;
    int threads =
        Math.min(budget.threads(), byBand ? threadsForFiles(frames.size()) : frames.size());
    long wanted = (byBand ? BY_BAND_SAMPLES : BY_FRAME_SAMPLES) / frame.samplesPerRow();
    int bandRows = (int) Math.max(1, Math.min(frame.height(), wanted));
    long memoryBytes = memory.bytes(way, bandRows, threads);
    while (memoryBytes > budget.memoryBytes() && (bandRows > 1 || threads > 1)) {
      threads = bandRows == 1 ? threads - 1 : threads;
      bandRows = Math.max(1, bandRows / 2);
      memoryBytes = memory.bytes(way, bandRows, threads);
    }
    if (memoryBytes > budget.memoryBytes()) {
      throw new ResourceLimitException(
          "one row of frames of %dx%d needs %s of memory, the budget is %s; give a larger --memory"
              .formatted(
                  frame.width(),
                  frame.height(),
                  MemorySize.format(memoryBytes),
                  MemorySize.format(budget.memoryBytes())));
    }
    return new Shape(bandRows, threads, memoryBytes);
  }

  private int threadsForFiles(int frames) {
    return Math.max(1, budget.openFiles() / frames);
  }

  private long scratchBytes(
      List<FrameProbe> frames,
      ImageInfo frame,
      List<StatePlane> planes,
      ExecutionPlan.Way way,
      Shape shape) {
    if (way == ExecutionPlan.Way.BY_BAND) {
      return 0;
    }
    int bands = (frame.height() - 1) / shape.bandRows() + 1;
    long bandSamples = (long) frame.width() * frame.colourBandCount() * shape.bandRows();
    long copies = frames.stream().mapToLong(FrameProbe::copyBytes).max().orElse(0);
    long whole = job.skipBadFrames() ? MappedFrame.fileBytes(frame) : 0;
    return MappedStates.fileBytes(planes, Math.toIntExact(bandSamples), bands)
        + (copies + whole) * shape.threads();
  }

  private record Shape(int bandRows, int threads, long memoryBytes) {}
}
