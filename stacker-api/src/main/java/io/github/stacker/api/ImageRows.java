package io.github.stacker.api;

import java.io.IOException;
import java.util.function.Consumer;

/** Reads images from top to bottom, a few rows at a time. */
public final class ImageRows {
  /** How much is read at once, if a row is not larger. */
  private static final long PIECE_BYTES = 1 << 18;

  private ImageRows() {}

  /**
   * Shows all samples of an image to somebody who looks at them once.
   *
   * @param image what to read; not closed
   * @param use gets whole rows, those at the top first; the tile is used again for the next
   * @throws IOException if the image cannot be read
   */
  public static void forEach(ImageSource image, Consumer<Tile> use) throws IOException {
    ImageInfo info = image.info();
    int atOnce = (int) Math.max(1, Math.min(PIECE_BYTES / info.bytesPerRow(), info.height()));
    Tile rows = new Tile();
    for (int y = 0; y < info.height(); y += atOnce) {
      int count = Math.min(atOnce, info.height() - y);
      image.read(new Region(0, y, info.width(), count), rows);
      use.accept(rows);
    }
  }
}
