package io.github.stacker.api;

import java.io.IOException;

/** An image with other metadata; its samples are where they were. */
public final class RelabelledSource extends FilteredSource {
  /**
   * Takes over an image.
   *
   * @param source the image; closed with this one
   * @param metadata what is known of it from now on
   */
  public RelabelledSource(ImageSource source, Metadata metadata) {
    super(source, source.info().withMetadata(metadata));
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
