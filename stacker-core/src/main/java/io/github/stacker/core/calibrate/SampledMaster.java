package io.github.stacker.core.calibrate;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.BitSet;

/**
 * A master that has samples: one whose band is NaN all over would leave none of the frames. The
 * thread that reads first looks for them, most often in the first row alone.
 */
public final class SampledMaster implements Picture {
  private static final int PIECE_PIXELS = 4096;

  private final Picture picture;
  private volatile boolean sampled;

  /**
   * Takes a master; reads nothing yet.
   *
   * @param picture the master
   */
  public SampledMaster(Picture picture) {
    this.picture = picture;
    this.sampled = picture.info().sampleType().isInteger();
  }

  @Override
  public ImageInfo info() {
    return picture.info();
  }

  /**
   * {@inheritDoc}
   *
   * @throws FrameException if a band has no sample
   */
  @Override
  public void read(Region region, Tile into) {
    if (!sampled) {
      requireSamples();
    }
    picture.read(region, into);
  }

  private synchronized void requireSamples() {
    if (sampled) {
      return; // another thread was first
    }
    BitSet found = new BitSet();
    Tile piece = new Tile();
    for (int y = 0; y < info().height(); y++) {
      for (int x = 0; x < info().width(); x += PIECE_PIXELS) {
        picture.read(new Region(x, y, Math.min(PIECE_PIXELS, info().width() - x), 1), piece);
        look(piece, found);
        if (found.cardinality() == info().bandCount()) {
          sampled = true;
          return;
        }
      }
    }
    throw unsampled(picture);
  }

  private static void look(Tile piece, BitSet found) {
    for (int i = 0; i < piece.sampleCount(); i++) {
      if (!Double.isNaN(piece.get(i))) {
        found.set(i % piece.bands());
      }
    }
  }

  /** Makes what to throw where a band has no sample. */
  static FrameException unsampled(Picture picture) {
    return new FrameException(picture + " has a band without any sample; name another");
  }

  @Override
  public String toString() {
    return picture.toString();
  }
}
