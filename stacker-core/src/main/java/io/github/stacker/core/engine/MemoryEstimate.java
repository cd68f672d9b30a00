package io.github.stacker.core.engine;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tiling;
import io.github.stacker.core.statistics.FrameStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much heap a run needs for samples at work, from above.
 *
 * @param job what is done
 * @param frames the frames
 * @param frame what each looks like
 * @param tiles the tiles that frames are decoded by, if they are read where they are all the same
 * @param state what a fold keeps
 * @param spill what a sweep copies
 * @param post the filters behind the combine
 * @param outputs what is written
 */
record MemoryEstimate(
    StackJob job,
    List<FrameProbe> frames,
    ImageInfo frame,
    Optional<Tiling> tiles,
    StateShape state,
    SpillPlan spill,
    PostStages post,
    List<ExecutionPlan.OutputPlan> outputs) {
  /** What a thread needs beside tiles and state: runs of samples, buffers of codecs and kernels. */
  private static final long THREAD_BYTES = 1 << 20;

  /** What the kernels of a sweep keep for each frame: its row of a block of sorted stacks. */
  private static final long KERNEL_FRAME_BYTES = 2560;

  /** Kernels for other numbers of frames, which there are where not all frames have samples. */
  private static final int OTHER_KERNELS = 3;

  /** What such a kernel keeps in any case: blocks that fill the cache. */
  private static final long LEAST_KERNEL_BYTES = 1 << 20;

  /** Bands that are computed, or wait for the writer, beside those of the threads. */
  private static final int BANDS_AHEAD = 3;

  long bytes(ExecutionPlan.Way way, WorkShape shape) {
    long pixels = widest() * shape.bandRows();
    int threads = shape.threads();
    long section = Math.min(pixels, shape.sectionPixels());
    long writing = writing(shape.bandRows(), threads);
    return switch (way) {
      case FOLD_BY_FRAME ->
          Math.max(threads * (pixels * chainPixelBytes() + workingBytes() + THREAD_BYTES), writing);
      case FOLD_BY_BAND ->
          spill.frames().isEmpty()
              ? threads * (readInPlace(section) + state(section)) + writing
              : Math.max(
                  threads * filling(),
                  threads * (section * chainPixelBytes() + state(section)) + writing);
      case SWEEP -> Math.max(threads * filling(), writing + sweeping(shape));
    };
  }

  /** Gives what bands of results take on their way to the writers, or to scratch. */
  long writing(int bandRows, int threads) {
    long pixels = widest() * bandRows;
    return threads * (results(pixels) + post.workingBytes() + THREAD_BYTES)
        + outputs(pixels, threads)
        + settled(pixels, threads);
  }

  private long readInPlace(long pixels) {
    return (pixels * chainPixelBytes() + openBytes()) * frames.size();
  }

  /** What a frame holds that is read where it is. */
  private long openBytes() {
    return frames.stream().mapToLong(f -> openBytes(f, tiles)).max().orElse(0);
  }

  /** Gives what a frame holds that is read where it is, perhaps tile by tile. */
  static long openBytes(FrameProbe frame, Optional<Tiling> tiles) {
    return tiles.isPresent()
        ? frame.tiling().map(Tiling::workingBytes).orElse(frame.workingBytes())
        : frame.workingBytes();
  }

  /** The rows of a band have to be a multiple of these, lest strips are decoded twice. */
  int stripRows() {
    return tiles.filter(strip -> strip.width() >= frame.width()).map(Tiling::height).orElse(1);
  }

  /** Filters behind the combine may turn columns into rows. */
  long widest() {
    return Stream.concat(
            outputs.stream().map(ExecutionPlan.OutputPlan::whole), post.settled().stream())
        .mapToLong(ImageInfo::width)
        .reduce(frame.width(), Math::max);
  }

  /** The rows that frames are better read by. */
  long rowsTogether() {
    return ExecutionPlan.rowsTogether(frames);
  }

  /** The counts of frames that are measured at once, before anything else is done. */
  long measuring(int threads) {
    if (job.adjuster().filter(Adjuster::measures).isEmpty()) {
      return 0;
    }
    return FrameMeasuring.threads(frame, threads)
        * (FrameStatistics.workingBytes(frame) + workingBytes());
  }

  /** Gives the bytes of the samples of all frames at one pixel, in all steps of their chains. */
  long stackBytes() {
    return frames.stream().mapToLong(FrameProbe::chainPixelBytes).sum();
  }

  /** A sweep's sections, those of the kernels' blocks included, and the files open for it. */
  private long sweeping(WorkShape shape) {
    long pixelBytes = (long) frame.bandCount() * Double.BYTES;
    long normalised = job.adjuster().filter(Adjuster::normalises).isPresent() ? frames.size() : 0;
    long sections =
        (long) shape.threads()
            * shape.sectionPixels()
            * (stackBytes() + (1 + normalised) * pixelBytes);
    long kernel = KERNEL_FRAME_BYTES * frames.size();
    long others = frame.hasAlpha() ? OTHER_KERNELS * Math.max(LEAST_KERNEL_BYTES, kernel) : 0;
    long kernels = shape.threads() * (kernel + others);
    long open = openBytes() * (frames.size() - spill.frames().size());
    return sections + kernels + (tiles.isPresent() ? shape.threads() : 1) * open;
  }

  /** One frame on its way to the spill. */
  private long filling() {
    long band =
        frames.stream()
            .mapToLong(f -> SpillFiller.bandRows(f) * (long) frame.width() * f.chainPixelBytes())
            .max()
            .orElse(0);
    return band + workingBytes() + THREAD_BYTES;
  }

  private long chainPixelBytes() {
    return frames.stream().mapToLong(FrameProbe::chainPixelBytes).max().orElse(0);
  }

  private long workingBytes() {
    return frames.stream().mapToLong(FrameProbe::workingBytes).max().orElse(0);
  }

  private long state(long pixels) {
    return state.bytes(pixels * frame.bandCount());
  }

  /** The layers in double precision, what filters behind make of them, and their conversion. */
  private long results(long pixels) {
    long layers = 1L + job.maps().size();
    return pixels
        * frame.bandCount()
        * Double.BYTES
        * (layers + outputs.size() + job.post().size());
  }

  private long outputs(long pixels, int threads) {
    return outputs.stream().mapToLong(output -> output(output, pixels, threads)).sum();
  }

  /** Bands of a picture on their way to scratch, of one after the other. */
  private long settled(long pixels, int threads) {
    return post.settled().stream()
        .mapToLong(
            info -> (threads + BANDS_AHEAD) * pixels * info.bandCount() * info.sampleType().bytes())
        .max()
        .orElse(0);
  }

  private static long output(ExecutionPlan.OutputPlan output, long pixels, int threads) {
    ImageInfo whole = output.whole();
    long band = pixels * whole.bandCount() * whole.sampleType().bytes();
    FrameWriter writer = output.job().writer().withThreads(threads);
    return (threads + BANDS_AHEAD) * band
        + output.reducingBytes()
        + writer.workingBytes(output.image());
  }
}
