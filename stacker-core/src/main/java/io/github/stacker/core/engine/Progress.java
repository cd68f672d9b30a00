package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.trace.Stage;
import java.nio.file.Path;

/** Told how a run gets on, by several threads at once. */
public interface Progress {
  /** Nobody is told. */
  Progress NONE = new Progress() {};

  /**
   * A master that the run needs is about to be made by a run of its own, before this one begins.
   *
   * @param place where it stands in the pipeline, like {@code calibrate.dark}
   * @return who is told how that run gets on
   */
  default Progress ofMaster(String place) {
    return NONE;
  }

  /**
   * The run begins.
   *
   * @param plan what will be done
   */
  default void started(ExecutionPlan plan) {}

  /**
   * The run goes on from where a former start ended.
   *
   * @param how a sentence that says how far it had come
   * @param pixels of frames that were worked on then
   */
  default void resumed(String how, long pixels) {}

  /**
   * The run has failed, and a next start can go on from what it has done.
   *
   * @param folder where that is
   * @param failure what ended the run
   */
  default void kept(Path folder, RuntimeException failure) {}

  /**
   * Pixels of frames have been worked on.
   *
   * @param pixels how many since the last call
   */
  default void advanced(long pixels) {}

  /**
   * A thread begins to work on a frame. Frames that are read in place are swept and folded by band,
   * all together, which is not told of each.
   *
   * @param stage what is done to it
   * @param frame where it is
   */
  default void began(Stage stage, FrameLocation frame) {}

  /**
   * The thread that began has ended: the frame is done, or skipped, or the run fails.
   *
   * @param stage what was done to it
   * @param frame where it is
   */
  default void ended(Stage stage, FrameLocation frame) {}

  /**
   * A frame was measured.
   *
   * @param frame where it is
   * @param statistics what was found
   */
  default void measured(FrameLocation frame, FrameStatistics statistics) {}

  /**
   * A frame is left out.
   *
   * @param frame where it is
   * @param reason why
   */
  default void skipped(FrameLocation frame, String reason) {}

  /**
   * A picture is being written.
   *
   * @param file its final name
   */
  default void writing(Path file) {}
}
