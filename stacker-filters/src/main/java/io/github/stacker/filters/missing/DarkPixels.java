package io.github.stacker.filters.missing;

import io.github.stacker.api.BadSamples;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.BitSet;

/**
 * The pixels where a grey picture is below half of white, NaN, or not fully opaque.
 *
 * @param picture of the size of the image
 */
record DarkPixels(Picture picture) implements BadSamples {
  private static final int PIECE_PIXELS = 4096;

  @Override
  public void mark(Region region, int bands, BitSet marks) {
    Tile piece = new Tile();
    for (int y = region.y(); y < region.bottom(); y++) {
      for (int x = region.x(); x < region.right(); x += PIECE_PIXELS) {
        int width = Math.min(PIECE_PIXELS, region.right() - x);
        picture.read(new Region(x, y, width, 1), piece);
        int first = (y - region.y()) * region.width() + x - region.x();
        for (int i = 0; i < width; i++) {
          if (isDark(piece, i * piece.bands())) {
            marks.set((first + i) * bands, (first + i + 1) * bands);
          }
        }
      }
    }
  }

  private boolean isDark(Tile piece, int pixel) {
    double white = picture.info().white();
    boolean opaque = !picture.info().hasAlpha() || piece.get(pixel + 1) >= white;
    return !opaque || !(piece.get(pixel) >= white / 2);
  }
}
