package io.github.stacker.cli.demo;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.List;

/** A picture that is painted when it is asked for, row by row and layer by layer. */
final class SceneSource implements ImageSource {
  /**
   * Memory of layers per column (rows of light, textures, skylines) and apart from that (stars).
   */
  private static final long BYTES_PER_COLUMN = 256;

  private static final long BYTES_OF_LISTS = 4 << 20;

  private final ImageInfo info;
  private final List<Layer> layers;
  private final SensorNoise noise;
  private final PixelRow row = new PixelRow();

  SceneSource(ImageInfo info, List<Layer> layers, SensorNoise noise) {
    this.info = info;
    this.layers = List.copyOf(layers);
    this.noise = noise;
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) {
    if (!info.region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info.region());
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    if (region.isEmpty()) {
      return;
    }
    for (int y = region.y(); y < region.bottom(); y++) {
      row.moveTo(region.x(), y, region.width());
      for (Layer layer : layers) {
        layer.paint(row);
      }
      noise.expose(row, into);
    }
  }

  @Override
  public long workingBytes() {
    return BYTES_OF_LISTS + BYTES_PER_COLUMN * info.width();
  }
}
