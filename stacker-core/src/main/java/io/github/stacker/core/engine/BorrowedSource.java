package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * A picture that several threads read and none of them closes.
 *
 * @param picture may be read by several threads at once
 */
record BorrowedSource(ImageSource picture) implements ImageSource {
  @Override
  public ImageInfo info() {
    return picture.info();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    picture.read(region, into);
  }

  @Override
  public Access access() {
    return picture.access();
  }

  @Override
  public Region covered() {
    return picture.covered();
  }
}
