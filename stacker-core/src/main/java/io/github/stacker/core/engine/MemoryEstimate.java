package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * How much heap a run needs for samples at work, from above.
 *
 * @param frames the frames
 * @param frame what each looks like
 * @param planes the state of a result
 * @param outputs what is written
 * @param postFilters number of filters behind the combine
 */
record MemoryEstimate(
    List<FrameProbe> frames,
    ImageInfo frame,
    List<StatePlane> planes,
    List<ExecutionPlan.OutputPlan> outputs,
    int postFilters) {
  /** What a thread needs beside tiles and state: runs of samples, buffers of the codecs. */
  private static final long THREAD_BYTES = 1 << 20;

  /** Bands that are computed, or wait for the writer, beside those of the threads. */
  private static final int BANDS_AHEAD = 3;

  long bytes(ExecutionPlan.Way way, int bandRows, int threads) {
    long pixels = (long) frame.width() * bandRows;
    long writing = threads * (results(pixels) + THREAD_BYTES) + outputs(pixels, threads);
    long chain = pixels * chainPixelBytes() + workingBytes();
    if (way == ExecutionPlan.Way.BY_BAND) {
      return threads * (chain * frames.size() + state(pixels)) + writing;
    }
    return Math.max(threads * (chain + THREAD_BYTES), writing);
  }

  private long chainPixelBytes() {
    return frames.stream().mapToLong(FrameProbe::chainPixelBytes).max().orElse(0);
  }

  private long workingBytes() {
    return frames.stream().mapToLong(FrameProbe::workingBytes).max().orElse(0);
  }

  private long state(long pixels) {
    return planes.stream().mapToLong(plane -> plane.type().bytes()).sum()
        * pixels
        * frame.bandCount();
  }

  /** The stacked frame in double precision, and what each filter behind makes of it. */
  private long results(long pixels) {
    return pixels * frame.bandCount() * Double.BYTES * (2L + postFilters);
  }

  /** Outputs are written one after the other. */
  private long outputs(long pixels, int threads) {
    return outputs.stream().mapToLong(output -> output(output, pixels, threads)).max().orElse(0);
  }

  private static long output(ExecutionPlan.OutputPlan output, long pixels, int threads) {
    ImageInfo image = output.image();
    long band = pixels * image.bandCount() * image.sampleType().bytes();
    return (threads + BANDS_AHEAD) * band + output.job().writer().workingBytes(image);
  }
}
