package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.Spill;
import java.io.IOException;

/** A frame of which any region can be read at any time, by any thread. */
interface SweptFrame {
  /** Gives what its header tells. */
  FrameProbe probe();

  /** Reads a region. */
  void read(Region region, Tile into);

  /**
   * A frame read where it is. Threads may share it, so that the number of open files is that of the
   * frames: they rarely want the same frame at the same time.
   */
  record InPlace(FrameProbe probe, ImageSource source) implements SweptFrame {
    @Override
    public void read(Region region, Tile into) {
      try {
        synchronized (source) {
          source.read(region, into);
        }
      } catch (IOException e) {
        throw FrameChain.failure(probe.location(), e);
      }
    }
  }

  /** A frame that was copied to scratch. */
  record Spilled(FrameProbe probe, Spill spill, int slot) implements SweptFrame {
    @Override
    public void read(Region region, Tile into) {
      spill.read(slot, region, into);
    }
  }
}
