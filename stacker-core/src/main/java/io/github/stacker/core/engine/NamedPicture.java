package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * A shared picture as one place of the pipeline knows it.
 *
 * @param companion by which messages name it
 * @param shared what is read
 */
record NamedPicture(Companion companion, SharedPicture shared) implements Picture {
  @Override
  public ImageInfo info() {
    return shared.info();
  }

  @Override
  public void read(Region region, Tile into) {
    try {
      shared.read(region, into);
    } catch (IOException e) {
      if (FrameChain.isOfTheDisk(e)) {
        throw new ResourceLimitException(
            "picture %s cannot be copied: %s; make room or choose another folder with --scratch"
                .formatted(companion, e.getMessage()),
            e);
      }
      throw new FrameException(
          "picture %s: %s; mend it or name another".formatted(companion, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "picture " + companion;
  }
}
