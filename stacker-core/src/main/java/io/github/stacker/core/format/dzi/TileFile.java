package io.github.stacker.core.format.dzi;

import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.OrderedWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A tile on its way to a file of its own. Used again for other tiles. */
final class TileFile implements OrderedWork.Piece, ImageSource {
  private final ImageInfo level;
  private final FrameWriter encoder;
  private final Tile tile = new Tile();
  private Path file = Path.of("");
  private IOException failure;

  /**
   * Prepares for tiles.
   *
   * @param level what they have in common
   * @param encoder writes them
   */
  TileFile(ImageInfo level, FrameWriter encoder) {
    this.level = level;
    this.encoder = encoder;
  }

  /** Takes the samples of a tile. */
  void fill(Tile strip, Region region, Path to) {
    tile.reshape(region, strip.bands(), strip.type());
    tile.copyFrom(strip);
    tile.moveTo(0, 0);
    file = to;
  }

  @Override
  public void work() {
    try {
      encoder.write(this, file);
    } catch (IOException e) {
      failure = e;
    } catch (UncheckedIOException e) {
      failure = e.getCause();
    }
  }

  void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public ImageInfo info() {
    return level.withSize(tile.region().width(), tile.region().height());
  }

  @Override
  public void read(Region region, Tile into) {
    into.reshape(region, tile.bands(), tile.type());
    into.copyFrom(tile);
  }

  @Override
  public void close() {}
}
