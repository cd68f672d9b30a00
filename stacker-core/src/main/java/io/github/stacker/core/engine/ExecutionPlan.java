package io.github.stacker.core.engine;

import io.github.stacker.api.Band;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import io.github.stacker.core.resample.AreaAverage;
import io.github.stacker.core.resample.ReducedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run will be carried out. A value: {@code stacker plan} prints it, the engine carries it
 * out, the manifest records it.
 *
 * @param job what is to be done
 * @param frames the frames in the pipeline's order, all alike
 * @param frame what every frame looks like; has alpha if any frame has
 * @param stack what the combiner knows
 * @param adjustments what samples go through and weigh; before frames were measured, placeholders
 * @param way in which order samples are visited
 * @param tiles the tiles that frames are decoded by, all the same, if they are read where they are
 *     though some have to be decoded
 * @param post the filters behind the combine, in stages
 * @param kernels what folds the samples: for the stacked frame, then for each map; empty in a sweep
 * @param spill what a sweep copies to scratch
 * @param bandRows rows of a band, worked on by one thread
 * @param sectionPixels most pixels that a thread works on at once: of whose stacks it holds all
 *     samples in a sweep, whose state is in the cache in a fold by band
 * @param threads frames or bands worked on at once
 * @param copiesWhole whether each frame is read whole to scratch before it is used, so that a bad
 *     one can be left out
 * @param stateInMemory whether the state of a fold by frame fits the memory; otherwise it is mapped
 * @param keeping what is kept for a next start
 * @param memoryBytes heap needed for samples at work
 * @param scratchBytes scratch needed on disk
 * @param readBytes bytes of frames to read
 * @param openFiles frames open at once
 * @param outputs the pictures to write
 */
public record ExecutionPlan(
    StackJob job,
    List<FrameProbe> frames,
    ImageInfo frame,
    StackInfo stack,
    Adjustments adjustments,
    Way way,
    Optional<Tiling> tiles,
    PostStages post,
    List<FoldKernel> kernels,
    SpillPlan spill,
    int bandRows,
    int sectionPixels,
    int threads,
    boolean copiesWhole,
    boolean stateInMemory,
    Keeping keeping,
    long memoryBytes,
    long scratchBytes,
    long readBytes,
    int openFiles,
    List<OutputPlan> outputs) {
  /** Copies the lists. */
  public ExecutionPlan {
    frames = List.copyOf(frames);
    kernels = List.copyOf(kernels);
    outputs = List.copyOf(outputs);
  }

  /**
   * Tells how much memory outside the heap decoders take.
   *
   * @return an upper estimate in bytes
   */
  public long nativeBytes() {
    return threads * frames.stream().mapToLong(FrameProbe::nativeBytes).max().orElse(0);
  }

  /** The orders in which samples may be visited. All give the same results. */
  public enum Way {
    /**
     * A fold frame after frame, several at once, each from top to bottom; the state of the whole
     * picture waits in memory or, if it is large, in mapped scratch. For frames that can only be
     * read from the top.
     */
    FOLD_BY_FRAME,
    /**
     * A fold band after band, several at once: the band of every frame, then the result is written.
     * No state is kept. For frames that can be read in place or are all decoded by the same tiles,
     * or that are spilled to scratch before because they cover little of a canvas, so that they
     * take less of it than the state.
     */
    FOLD_BY_BAND,
    /**
     * Band after band, several at once, section by section: the samples of all frames, then their
     * stacks are reduced. Frames that can neither be read in place nor are all decoded by the same
     * tiles are spilled to scratch before. For combines that need all samples of a place at once.
     */
    SWEEP
  }

  /**
   * A picture to write, with all choices made.
   *
   * @param job where and by which writer
   * @param layer what is written: 0 for the stacked frame, from 1 the maps
   * @param type how samples are stored
   * @param white white of what is converted to that type
   * @param factor what results are multiplied by
   * @param whole what comes in the output's type, in full size
   * @param image what will be written: that, perhaps reduced
   */
  public record OutputPlan(
      OutputJob job,
      int layer,
      SampleType type,
      double white,
      double factor,
      ImageInfo whole,
      ImageInfo image) {
    /**
     * Estimates the size on disk, from above.
     *
     * @return bytes
     */
    public long bytes() {
      return job.writer().writtenBytes(image);
    }

    /**
     * Tells whether the picture is written smaller than it is computed.
     *
     * @return true if samples are averaged on their way to the writer
     */
    public boolean isReduced() {
      return !image.region().equals(whole.region());
    }

    /** Tells whether results need nothing but to be clamped and rounded half up to a type. */
    boolean rounds(SampleType results) {
      return layer == 0
          && type == results
          && type.isInteger()
          && factor == 1
          && image.white() == white
          && job.rounding() == Rounding.HALF_UP;
    }

    /** Makes what gives results the output's type. */
    OutputConversion conversion() {
      return new OutputConversion(whole, white, factor, job.rounding());
    }

    /** Gives what the writer pulls. */
    ImageSource reduced(ImageSource picture) {
      if (!isReduced()) {
        return picture;
      }
      ImageInfo info = whole.withMetadata(image.metadata());
      return new ReducedSource(picture, () -> new AreaAverage(info, image.width(), image.height()));
    }

    /** Tells how much memory reducing takes. */
    long reducingBytes() {
      if (!isReduced()) {
        return 0;
      }
      int rows = ReducedSource.bandRows(whole);
      return rows * whole.bytesPerRow() + AreaAverage.workingBytes(whole, image, rows);
    }
  }

  /**
   * Gives the plan that is carried out when frames were measured.
   *
   * @param measured the frames that could be
   * @param found what was found for them
   * @return the same plan for those frames
   */
  public ExecutionPlan adjusted(List<FrameProbe> measured, Adjustments found) {
    StackInfo weighted = stack.withWeights(found.weights());
    List<FoldKernel> remade = new KernelPlanner(job).kernels(weighted);
    return new ExecutionPlan(
        job,
        measured,
        frame,
        weighted,
        found,
        way,
        tiles,
        post,
        remade,
        SpillPlan.of(measured, spill, frames),
        bandRows,
        sectionPixels,
        threads,
        copiesWhole,
        stateInMemory,
        keeping,
        memoryBytes,
        scratchBytes,
        readBytes,
        openFiles,
        outputs);
  }

  /**
   * Gives the number of bands.
   *
   * @return at least 1
   */
  public int bandCount() {
    return (frame.height() - 1) / bandRows + 1;
  }

  /**
   * Gives the number of results in a band.
   *
   * @return columns times colour bands times rows
   */
  public int bandSamples() {
    return Math.toIntExact((long) frame.width() * frame.colourBandCount() * bandRows);
  }

  /**
   * Gives the state that a fold keeps: the kernels', and the coverage where it differs from place
   * to place.
   *
   * @return its shape; without planes in a sweep
   */
  public StateShape state() {
    return state(kernels, stack);
  }

  static StateShape state(List<FoldKernel> kernels, StackInfo stack) {
    Optional<LaneFold> lanes = lanes(kernels, stack);
    if (lanes.isPresent()) {
      return new StateShape(lanes.get().planes(), LaneRun.lanes(stack.sampleType()));
    }
    List<StatePlane> planes = new ArrayList<>();
    kernels.forEach(kernel -> planes.addAll(kernel.planes()));
    if (!kernels.isEmpty() && !stack.complete()) {
      planes.add(new StatePlane(StatePlane.Type.INT32, 0));
    }
    return new StateShape(planes, 1);
  }

  /** Several samples are folded at once where none is missing and nothing but results is wanted. */
  private static Optional<LaneFold> lanes(List<FoldKernel> kernels, StackInfo stack) {
    return kernels.size() == 1 && stack.complete() && stack.sampleType().isInteger()
        ? kernels.get(0).lanes()
        : Optional.empty();
  }

  /** Makes what adds frames to the state. */
  BandFolder newFolder() {
    Optional<LaneFold> lanes = lanes(kernels, stack);
    return lanes.isPresent() ? new LaneFolder(this, lanes.get()) : new RunFolder(this);
  }

  /** Makes what computes results from the state of so many frames. */
  BandFinisher newFinisher(int framesUsed) {
    Optional<LaneFold> lanes = lanes(kernels, stack);
    return lanes.isPresent()
        ? new LaneFinisher(this, lanes.get(), framesUsed)
        : new RunFinisher(this, framesUsed);
  }

  /** Tells how bands are cut. What is decoded waits in memory, where rows are as good as tiles. */
  Sections sections() {
    return new Sections(sectionPixels, tiles.isPresent() ? 1 : rowsTogether(frames));
  }

  /** Gives the rows that frames are better read by. */
  static int rowsTogether(List<FrameProbe> frames) {
    return frames.stream()
        .flatMap(frame -> frame.tiling().stream())
        .mapToInt(Tiling::height)
        .max()
        .orElse(1);
  }

  /** Tells whether every thread opens all frames, instead of sharing them with others. */
  boolean opensPerThread() {
    return tiles.isPresent() || (way == Way.FOLD_BY_BAND && spill.frames().isEmpty());
  }

  /** Gives the tiles that bands are computed by, if they are narrower than the bands. */
  Optional<Tiling> window() {
    return tiles.filter(tiling -> tiling.width() < frame.width());
  }

  /** Describes the stacked frame and its maps, all FLOAT64. */
  List<ImageInfo> layers() {
    return layers(frame, job.maps().size());
  }

  static List<ImageInfo> layers(ImageInfo frame, int maps) {
    ImageInfo stacked = frame.withSampleType(SampleType.FLOAT64, frame.white());
    List<Band> colours = frame.bands().subList(0, frame.colourBandCount());
    Metadata metadata = Metadata.NONE.withOrientation(frame.metadata().orientation());
    if (frame.metadata().placement().isPresent()) {
      metadata =
          metadata
              .withPlacement(frame.metadata().placement())
              .withResolution(frame.metadata().resolution());
    }
    ImageInfo map = stacked.withBands(colours).withMetadata(metadata);
    return Stream.concat(Stream.of(stacked), Stream.generate(() -> map).limit(maps)).toList();
  }

  /** Makes tiles those of a region of the layers. */
  void reshape(List<Tile> tiles, Region region) {
    for (int i = 0; i < tiles.size(); i++) {
      int bands = i == 0 ? frame.bandCount() : frame.colourBandCount();
      tiles.get(i).reshape(region, bands, SampleType.FLOAT64);
    }
  }

  /** Describes what is computed in the pass over the stacks. */
  List<ImageInfo> computed() {
    return post.computed(outputs);
  }

  /**
   * Gives the number of frame pixels that will be worked on.
   *
   * @return frames times pixels of a frame, once more for those that are measured or spilled
   */
  public long totalPixels() {
    long measured = job.adjuster().filter(Adjuster::measures).isPresent() ? frames.size() : 0;
    return frame.region().pixels() * (measured + spill.frames().size() + frames.size());
  }
}
