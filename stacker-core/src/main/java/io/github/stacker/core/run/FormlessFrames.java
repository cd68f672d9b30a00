package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.PipelineException;
import io.github.stacker.core.engine.SkippedFrame;
import io.github.stacker.core.pipeline.FrameSelection;
import io.github.stacker.core.plugin.Catalogue;
import java.util.List;

/** Frames whose names do not tell in what format a picture of their own would be. */
final class FormlessFrames {
  private final Catalogue catalogue;

  FormlessFrames(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Gives those of some frames, each with the reason. */
  List<SkippedFrame> among(List<FrameLocation> frames) {
    return frames.stream()
        .filter(frame -> !tells(name(frame)))
        .map(frame -> new SkippedFrame(frame, reason(frame)))
        .toList();
  }

  private boolean tells(String name) {
    try {
      catalogue.writerFor(name);
      return true;
    } catch (PipelineException e) {
      return false;
    }
  }

  private static String reason(FrameLocation frame) {
    String what =
        name(frame).contains(".")
            ? "nothing writes \".%s\"".formatted(FrameSelection.ending(frame.file()))
            : "its name has no ending";
    return what + ", so what to write is open; give --format, for example --format png";
  }

  private static String name(FrameLocation frame) {
    return frame.file().getFileName().toString();
  }
}
