package io.github.stacker.core.engine;

import io.github.stacker.api.Band;
import io.github.stacker.api.CroppedSource;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.Placement;
import io.github.stacker.api.Region;
import io.github.stacker.api.RelabelledSource;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frame in its place on a canvas: cut where it goes beyond, and without sample where it does not
 * reach, which an alpha band says that the frame gets if it has none.
 *
 * <p>Access is that of the frame. Regions beside the frame cost no reading; of a frame of rows,
 * rows beside it need not be asked for.
 */
final class PlacedSource extends FilteredSource {
  /** The part of the canvas that the frame covers; what lies behind is as large. */
  private final Region covered;

  private final Tile part = new Tile();

  /** Takes the place of its source on the common canvas, and what of the canvas that covers. */
  private PlacedSource(ImageSource source, Region place, Region canvas, Region covered) {
    super(source, infoOf(source.info(), place, canvas));
    this.covered = covered;
  }

  /**
   * Puts a frame in its place.
   *
   * @param frame the frame; one that does not say where it lies lies at 0, 0
   * @param canvas the part of the common canvas that is wanted
   * @return an image of the canvas's size; the frame itself if it has its size and place, a cropped
   *     one if it covers all of it
   */
  static ImageSource of(ImageSource frame, Region canvas) {
    Region place = placeOf(frame.info());
    Region shared = place.intersection(canvas);
    if (place.equals(canvas)) {
      return frame;
    }
    if (shared.isEmpty()) {
      return new PlacedSource(frame, place, canvas, Region.of(0, 0));
    }
    ImageSource cut =
        shared.equals(place)
            ? frame
            : new CroppedSource(frame, shared.translate(-place.x(), -place.y()));
    if (shared.equals(canvas)) {
      return cut.info().metadata().placement().isPresent()
          ? cut
          : new RelabelledSource(cut, placed(cut.info().metadata(), canvas));
    }
    return new PlacedSource(cut, shared, canvas, shared.translate(-canvas.x(), -canvas.y()));
  }

  /** Tells where on the common canvas an image lies. */
  static Region placeOf(ImageInfo image) {
    Placement placement = image.metadata().placement().orElse(Placement.ORIGIN);
    return new Region(placement.x(), placement.y(), image.width(), image.height());
  }

  private static ImageInfo infoOf(ImageInfo image, Region place, Region canvas) {
    Region whole = canvas.translate(-place.x(), -place.y());
    Metadata placed =
        placed(image.metadata(), canvas).withKeywords(PlaceKeywords.cropped(image, whole));
    List<Band> bands = new ArrayList<>(image.bands());
    if (!image.hasAlpha()) {
      bands.add(Band.ALPHA);
    }
    return image.withSize(canvas.width(), canvas.height()).withBands(bands).withMetadata(placed);
  }

  private static Metadata placed(Metadata metadata, Region canvas) {
    Optional<Region> whole = metadata.placement().flatMap(Placement::canvas);
    return metadata.withPlacement(Optional.of(new Placement(canvas.x(), canvas.y(), whole)));
  }

  @Override
  public Region covered() {
    Region inside = source().covered();
    return covered.isEmpty() || inside.isEmpty()
        ? Region.of(0, 0)
        : inside.translate(covered.x(), covered.y());
  }

  @Override
  public Optional<Tiling> tiling() {
    return source().tiling().map(tiles -> tiles.translate(covered.x(), covered.y()));
  }

  /** The part of the frame in a region is not larger than what is asked for and not counted. */
  @Override
  public long workingBytes() {
    return source().workingBytes();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    Region shared = region.intersection(covered);
    if (shared.isEmpty()) {
      into.reshape(region, info().bandCount(), info().sampleType());
      into.clear();
      return;
    }
    boolean asItIs = shared.equals(region) && source().info().hasAlpha();
    read(shared, asItIs ? into : part, region, into);
  }

  /** Of a source of rows, whole rows are read: the region is as wide as the canvas then. */
  private void read(Region shared, Tile frame, Region region, Tile into) throws IOException {
    source().read(shared.translate(-covered.x(), -covered.y()), frame);
    frame.moveTo(shared.x(), shared.y());
    if (frame == into) {
      return;
    }
    into.reshape(region, info().bandCount(), info().sampleType());
    if (!shared.equals(region)) {
      into.clear();
    }
    for (int y = shared.y(); y < shared.bottom(); y++) {
      copyRow(frame, y, into);
    }
  }

  private void copyRow(Tile from, int y, Tile into) {
    int pixels = from.region().width();
    int at = from.index(from.region().x(), y);
    int to = into.index(from.region().x(), y);
    if (from.bands() == into.bands()) {
      System.arraycopy(from.array(), at, into.array(), to, pixels * from.bands());
      return;
    }
    int colours = from.bands();
    double full = info().white();
    switch (into.type()) {
      case UINT8 -> widen(from.bytes(), at, into.bytes(), to, colours, pixels, (byte) full(full));
      case UINT16 ->
          widen(from.shorts(), at, into.shorts(), to, colours, pixels, (short) full(full));
      case FLOAT32 -> widen(from.floats(), at, into.floats(), to, colours, pixels, (float) full);
      case FLOAT64 -> widen(from.doubles(), at, into.doubles(), to, colours, pixels, full);
    }
  }

  private int full(double white) {
    int most = info().sampleType() == SampleType.UINT8 ? 255 : 65_535;
    return Math.min(most, (int) Math.ceil(white));
  }

  private static void widen(
      byte[] from, int at, byte[] into, int to, int colours, int pixels, byte full) {
    for (int p = 0, f = at, t = to; p < pixels; p++) {
      for (int b = 0; b < colours; b++) {
        into[t++] = from[f++];
      }
      into[t++] = full;
    }
  }

  private static void widen(
      short[] from, int at, short[] into, int to, int colours, int pixels, short full) {
    for (int p = 0, f = at, t = to; p < pixels; p++) {
      for (int b = 0; b < colours; b++) {
        into[t++] = from[f++];
      }
      into[t++] = full;
    }
  }

  private static void widen(
      float[] from, int at, float[] into, int to, int colours, int pixels, float full) {
    for (int p = 0, f = at, t = to; p < pixels; p++) {
      for (int b = 0; b < colours; b++) {
        into[t++] = from[f++];
      }
      into[t++] = full;
    }
  }

  private static void widen(
      double[] from, int at, double[] into, int to, int colours, int pixels, double full) {
    for (int p = 0, f = at, t = to; p < pixels; p++) {
      for (int b = 0; b < colours; b++) {
        into[t++] = from[f++];
      }
      into[t++] = full;
    }
  }
}
