package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** Stands for a copy in scratch while only headers are looked at. */
record UnreadSource(ImageSource source) implements ImageSource {
  @Override
  public ImageInfo info() {
    return source.info();
  }

  @Override
  public void read(Region region, Tile into) {
    throw new IllegalStateException("a probe was asked for samples");
  }

  @Override
  public Access access() {
    return Access.IN_PLACE;
  }

  @Override
  public Region covered() {
    return source.covered();
  }

  @Override
  public long workingBytes() {
    return source.workingBytes();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
