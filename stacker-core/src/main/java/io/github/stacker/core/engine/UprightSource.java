package io.github.stacker.core.engine;

import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** An image that was turned and says so. */
final class UprightSource extends FilteredSource {
  UprightSource(ImageSource turned) {
    super(turned, uprightInfo(turned.info()));
  }

  private static ImageInfo uprightInfo(ImageInfo info) {
    return info.withMetadata(info.metadata().withOrientation(Orientation.UPRIGHT));
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source().read(region, into);
  }
}
