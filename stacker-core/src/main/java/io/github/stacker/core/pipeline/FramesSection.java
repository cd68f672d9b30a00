package io.github.stacker.core.pipeline;

import io.github.stacker.api.Parameter;
import io.github.stacker.core.engine.Canvas;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code frames}.
 *
 * @param files paths, globs and folders, relative to the pipeline file
 * @param order how the frames found are sorted
 * @param onError what becomes of frames that cannot be read
 * @param orientation what becomes of a frame's orientation tag
 * @param canvas which part of the canvas that frames lie on is stacked; without it frames have one
 *     size and place
 */
public record FramesSection(
    @Parameter(
            "paths, globs (*, ?, **) and folders, relative to the pipeline file; #2 behind one is picture 2 of a file, #* all")
        List<String> files,
    @Parameter(
            value = "by name (img2 before img10), by capture time, or as given",
            defaultJson = "\"name\"")
        Order order,
    @Parameter(value = "whether a bad frame ends the run or is left out", defaultJson = "\"fail\"")
        OnError onError,
    @Parameter(
            value = "whether frames are turned upright as their orientation tag says",
            defaultJson = "\"apply\"")
        OrientationUse orientation,
    @Parameter("which part of the canvas is stacked that frames of different size or place lie on")
        Optional<Canvas> canvas) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if no file is named or an entry is blank
   */
  public FramesSection {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must name at least one frame");
    }
    if (files.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "files has a blank entry; write \".\" for the folder itself");
    }
  }

  /** How frames are sorted. */
  public enum Order {
    /** By path, numbers in it by value. */
    NAME,
    /** By capture time. */
    TIME,
    /** As listed; what a glob or folder stands for, by name. */
    GIVEN
  }

  /** What becomes of bad frames. */
  public enum OnError {
    /** The run ends. */
    FAIL,
    /** The frame is left out, reported and noted in the manifest. */
    SKIP
  }

  /** What becomes of orientation tags. */
  public enum OrientationUse {
    /** Frames are turned upright. */
    APPLY,
    /** Frames are taken as stored. */
    IGNORE
  }
}
