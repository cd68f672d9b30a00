package io.github.stacker.core.engine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.Tiling;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chooses the way of a run and how work is cut up. */
final class CoursePlanner {
  private final StackJob job;
  private final Budget budget;
  private final List<FrameProbe> frames;
  private final ImageInfo frame;
  private final StateShape state;
  private final PostStages post;
  private final List<ExecutionPlan.OutputPlan> outputs;

  /**
   * Prepares to choose.
   *
   * @param frame what each frame looks like
   * @param state what a fold keeps
   * @param post the filters behind the combine
   * @param outputs what is written
   */
  CoursePlanner(
      StackJob job,
      Budget budget,
      List<FrameProbe> frames,
      ImageInfo frame,
      StateShape state,
      PostStages post,
      List<ExecutionPlan.OutputPlan> outputs) {
    this.job = job;
    this.budget = budget;
    this.frames = frames;
    this.frame = frame;
    this.state = state;
    this.post = post;
    this.outputs = outputs;
  }

  /**
   * Chooses.
   *
   * @throws ResourceLimitException if the memory is not enough for any way
   */
  Course plan() {
    return byTiles().orElseGet(this::usual);
  }

  /**
   * What is spilled for a fold by band: all frames, if they cover so little of a canvas that this
   * takes less scratch than the state of a fold by frame.
   */
  private SpillPlan canvasSpill() {
    if (job.chain().canvas().isEmpty()
        || way() != ExecutionPlan.Way.FOLD_BY_FRAME
        || !post.pullOnce()) {
      return SpillPlan.NONE;
    }
    SpillPlan all = SpillPlan.of(frames, IntStream.range(0, frames.size()).boxed().toList());
    long stateBytes = state.bytes(frame.region().pixels() * frame.colourBandCount());
    return all.shape().bytes() < stateBytes ? all : SpillPlan.NONE;
  }

  /**
   * Frames that are all decoded by the same tiles are read as if they were read in place, bands cut
   * as the tiles are: each tile is decoded once, and neither state nor copies of frames are kept.
   */
  private Optional<Course> byTiles() {
    Optional<Tiling> tiles = commonTiles();
    boolean samePlaces =
        post.first().stream().allMatch(step -> step.filter() instanceof PointFilter);
    if (tiles.isEmpty() || !samePlaces || !areFew(tiles) || job.skipBadFrames()) {
      return Optional.empty();
    }
    ExecutionPlan.Way way =
        job.combiner() instanceof FoldCombiner
            ? ExecutionPlan.Way.FOLD_BY_BAND
            : ExecutionPlan.Way.SWEEP;
    MemoryEstimate memory = memory(tiles, SpillPlan.NONE);
    return WorkShape.ifFits(way, frames.size(), frame, memory, budget)
        .map(shape -> new Course(way, SpillPlan.NONE, memory, shape));
  }

  /**
   * Gives the tiles of all frames that are not read in place, if these are the same. Strips whose
   * first is cut do not lie in bands of their height, or take two columns of tiles.
   */
  private Optional<Tiling> commonTiles() {
    List<FrameProbe> decoded = frames.stream().filter(f -> !isReadInPlace(f)).toList();
    boolean byTiles =
        decoded.stream().allMatch(f -> f.access() == Access.TILES && f.copyBytes() == 0);
    if (decoded.isEmpty() || !byTiles) {
      return Optional.empty();
    }
    Tiling first = decoded.get(0).tiling().orElseThrow();
    boolean beginsInside = first.top() > 0 || (first.left() > 0 && first.left() < frame.width());
    boolean cut = first.width() >= frame.width() && beginsInside;
    boolean same =
        decoded.stream().allMatch(f -> f.tiling().filter(first::isAlignedWith).isPresent());
    return same && !cut ? Optional.of(first) : Optional.empty();
  }

  private MemoryEstimate memory(Optional<Tiling> tiles, SpillPlan spill) {
    return new MemoryEstimate(job, frames, frame, tiles, state, spill, post, outputs);
  }

  private Course usual() {
    SpillPlan canvasSpill = canvasSpill();
    ExecutionPlan.Way way = canvasSpill.frames().isEmpty() ? way() : ExecutionPlan.Way.FOLD_BY_BAND;
    SpillPlan spill = way == ExecutionPlan.Way.SWEEP ? spill() : canvasSpill;
    MemoryEstimate memory = memory(Optional.empty(), spill);
    WorkShape shape = WorkShape.fit(way, frames.size(), frame, memory, budget);
    return new Course(way, spill, memory, shape);
  }

  private ExecutionPlan.Way way() {
    if (!(job.combiner() instanceof FoldCombiner)) {
      return ExecutionPlan.Way.SWEEP;
    }
    boolean inPlace = frames.stream().allMatch(CoursePlanner::isReadInPlace);
    return inPlace && post.pullOnce() && areFew(Optional.empty()) && !job.skipBadFrames()
        ? ExecutionPlan.Way.FOLD_BY_BAND
        : ExecutionPlan.Way.FOLD_BY_FRAME;
  }

  /** Tells whether two threads can open all frames. */
  private boolean areFew(Optional<Tiling> tiles) {
    long open = frames.size() * Math.min(2L, budget.threads());
    return open <= Math.min(budget.openFiles(), fitting(tiles));
  }

  /**
   * Frames are spilled that cannot be read in place, that must be known to be whole before they are
   * used, or that are too many to be open at once.
   */
  private SpillPlan spill() {
    int[] room = {
      Math.max(1, Math.min(budget.openFiles() - budget.threads(), fitting(Optional.empty())))
    };
    return SpillPlan.of(
        frames,
        IntStream.range(0, frames.size())
            .filter(f -> job.skipBadFrames() || !isReadInPlace(frames.get(f)) || room[0]-- <= 0)
            .boxed()
            .toList());
  }

  /** Gives the number of frames whose open files take half the memory. */
  private int fitting(Optional<Tiling> tiles) {
    long each = frames.stream().mapToLong(f -> MemoryEstimate.openBytes(f, tiles)).max().orElse(0);
    return (int) Math.min(Integer.MAX_VALUE, budget.memoryBytes() / 2 / Math.max(1, each));
  }

  private static boolean isReadInPlace(FrameProbe frame) {
    return frame.access() == Access.IN_PLACE && frame.copyBytes() == 0;
  }
}
