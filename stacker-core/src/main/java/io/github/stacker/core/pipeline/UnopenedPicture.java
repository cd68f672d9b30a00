package io.github.stacker.core.pipeline;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.engine.Companion;

/**
 * A picture that is not looked at yet: pipelines are checked before any file is opened.
 *
 * @param companion where it is
 */
record UnopenedPicture(Companion companion) implements Picture {
  @Override
  public ImageInfo info() {
    throw tooEarly();
  }

  @Override
  public void read(Region region, Tile into) {
    throw tooEarly();
  }

  private IllegalStateException tooEarly() {
    return new IllegalStateException(
        this + " was asked for when the filter was created; it is there when that is applied");
  }

  @Override
  public String toString() {
    return "picture " + companion;
  }
}
