package io.github.stacker.core.engine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.ArrayList;
import java.util.List;

/**
 * How a run will be carried out. A value: {@code stacker plan} prints it, the engine carries it
 * out, the manifest records it.
 *
 * @param job what is to be done
 * @param frames the frames in folding order, all alike
 * @param frame what every frame looks like; has alpha if any frame has
 * @param stack what the combiner knows
 * @param kernel folds the samples
 * @param way in which order samples are visited
 * @param bandRows rows folded at once
 * @param threads frames or bands worked on at once
 * @param copiesWhole whether each frame is read whole to scratch before it is folded, so that a bad
 *     one can be left out
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
    FoldKernel kernel,
    Way way,
    int bandRows,
    int threads,
    boolean copiesWhole,
    long memoryBytes,
    long scratchBytes,
    long readBytes,
    int openFiles,
    List<OutputPlan> outputs) {
  /** Copies the lists. */
  public ExecutionPlan {
    frames = List.copyOf(frames);
    outputs = List.copyOf(outputs);
  }

  /** The two orders in which a fold may visit the samples. Both fold each place in frame order. */
  public enum Way {
    /**
     * Frame after frame, several at once, each from top to bottom; the state of the whole picture
     * waits in mapped scratch. For frames that can only be read from the top.
     */
    BY_FRAME,
    /**
     * Band after band, several at once: the band of every frame, then the result is written.
     * Nothing is kept. For frames that can be read in place.
     */
    BY_BAND
  }

  /**
   * A picture to write, with all choices made.
   *
   * @param job where and by which writer
   * @param type how samples are stored
   * @param factor what results are multiplied by
   * @param image what will be written
   */
  public record OutputPlan(OutputJob job, SampleType type, double factor, ImageInfo image) {
    /**
     * Estimates the size without compression.
     *
     * @return bytes
     */
    public long bytes() {
      return image.bytesPerRow() * image.height();
    }
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
   * Gives the state kept for each result: the kernel's, and the coverage where it differs from
   * place to place.
   *
   * @return the planes
   */
  public List<StatePlane> planes() {
    return planes(kernel, stack);
  }

  static List<StatePlane> planes(FoldKernel kernel, StackInfo stack) {
    List<StatePlane> planes = new ArrayList<>(kernel.planes());
    if (!stack.complete()) {
      planes.add(new StatePlane(StatePlane.Type.INT32, 0));
    }
    return planes;
  }

  /**
   * Gives the number of frame pixels that will be folded.
   *
   * @return frames times pixels of a frame
   */
  public long totalPixels() {
    return frame.region().pixels() * frames.size();
  }
}
