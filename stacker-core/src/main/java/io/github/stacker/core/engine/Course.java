package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tiling;
import java.util.List;
import java.util.Optional;

/**
 * A way with what it takes.
 *
 * @param way in which order samples are visited
 * @param spill what is copied to scratch before
 * @param memory what it takes; knows the tiles that frames are read by
 * @param shape how work is cut up to fit the memory
 */
record Course(ExecutionPlan.Way way, SpillPlan spill, MemoryEstimate memory, WorkShape shape) {
  /** Gives the tiles that frames are decoded by, if they are read where they are. */
  Optional<Tiling> tiles() {
    return memory.tiles();
  }

  /** Gives the number of frames open at once. */
  int openFiles() {
    int frames = memory.frames().size();
    int threads = shape.threads();
    if (tiles().isPresent()) {
      return threads * frames;
    }
    return switch (way) {
      case FOLD_BY_FRAME -> threads;
      case FOLD_BY_BAND -> spill.frames().isEmpty() ? threads * frames : Math.min(threads, frames);
      case SWEEP ->
          Math.max(frames - spill.frames().size(), Math.min(threads, spill.frames().size()));
    };
  }

  /** Gives the scratch for rows of tiles that are computed before they are written. */
  long windowBytes(List<ImageInfo> pictures) {
    return tiles()
        .filter(tiling -> tiling.width() < memory.frame().width())
        .map(tiling -> TileWindow.fileBytes(tiling, pictures, shape.bandRows(), shape.threads()))
        .orElse(0L);
  }
}
