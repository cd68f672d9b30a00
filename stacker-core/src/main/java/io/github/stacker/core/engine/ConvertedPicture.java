package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * A frame in the type in which it is written. What cannot be read is said of the frame, not of the
 * output.
 */
final class ConvertedPicture implements ImageSource {
  private final FrameLocation frame;
  private final ImageSource source;
  private final ExecutionPlan.OutputPlan plan;
  private final boolean asItIs;
  private final OutputConversion conversion;
  private final Tile before = new Tile();

  /**
   * Takes over a source.
   *
   * @param frame where it is from
   * @param source behind the last filter
   * @param plan of the output
   */
  ConvertedPicture(FrameLocation frame, ImageSource source, ExecutionPlan.OutputPlan plan) {
    this.frame = frame;
    this.source = source;
    this.plan = plan;
    this.asItIs = plan.rounds(source.info().sampleType());
    this.conversion = plan.conversion();
  }

  @Override
  public ImageInfo info() {
    return plan.whole();
  }

  @Override
  public void read(Region region, Tile into) {
    try {
      if (asItIs) {
        source.read(region, into);
      } else {
        source.read(region, before);
        conversion.convert(before, into);
      }
    } catch (IOException e) {
      throw FrameChain.failure(frame, e);
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
