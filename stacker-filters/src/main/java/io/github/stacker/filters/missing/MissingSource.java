package io.github.stacker.filters.missing;

import io.github.stacker.api.BadSamples;
import io.github.stacker.api.Band;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * An image some of whose pixels have no sample: their alpha becomes 0 where there is alpha, the
 * samples of floating images without become NaN, and integer images without get an alpha band, full
 * in all other pixels. All else is as it was, to the last bit.
 */
final class MissingSource extends FilteredSource {
  private final BadSamples bad;
  private final boolean addsAlpha;
  private final Tile opaque = new Tile();
  private final BitSet marks = new BitSet();

  /**
   * Takes over an image.
   *
   * @param bad asked for one mark a pixel
   */
  MissingSource(ImageSource source, BadSamples bad) {
    super(source, marked(source.info()));
    this.bad = bad;
    this.addsAlpha = info().bandCount() > source.info().bandCount();
  }

  private static ImageInfo marked(ImageInfo image) {
    if (image.hasAlpha() || !image.sampleType().isInteger()) {
      return image;
    }
    List<Band> bands = new ArrayList<>(image.bands());
    bands.add(Band.ALPHA);
    return image.withBands(bands);
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (addsAlpha) {
      source().read(region, opaque);
      into.reshape(region, info().bandCount(), info().sampleType());
      addAlpha(into);
    } else {
      source().read(region, into);
    }
    marks.clear();
    bad.mark(region, 1, marks);
    int bands = into.bands();
    int first = info().hasAlpha() ? bands - 1 : 0;
    double missing = info().hasAlpha() ? 0 : Double.NaN;
    for (int pixel = marks.nextSetBit(0); pixel >= 0; pixel = marks.nextSetBit(pixel + 1)) {
      for (int band = first; band < bands; band++) {
        into.set(pixel * bands + band, missing);
      }
    }
  }

  private void addAlpha(Tile into) {
    int bands = opaque.bands();
    int pixels = opaque.sampleCount() / bands;
    for (int pixel = 0; pixel < pixels; pixel++) {
      System.arraycopy(opaque.array(), pixel * bands, into.array(), pixel * (bands + 1), bands);
      into.set(pixel * (bands + 1) + bands, info().white());
    }
  }
}
