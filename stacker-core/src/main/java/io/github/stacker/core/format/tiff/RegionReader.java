package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** A way to get at the samples of a picture. */
interface RegionReader extends AutoCloseable {
  /**
   * Reads a rectangle.
   *
   * @param region in the picture, not empty
   * @param into has the shape already
   */
  void read(Region region, Tile into) throws IOException;

  /** Tells in which order rectangles may be asked for. */
  ImageSource.Access access();

  /** Gives the memory held, beside the table of segments, in bytes. */
  long workingBytes();

  /** Gives the memory held while what is asked for lies in one column of segments, likewise. */
  default long columnBytes() {
    return workingBytes();
  }

  @Override
  default void close() {}

  /** Chooses the way for a picture. */
  static RegionReader of(SampleFile file, Picture picture, SegmentDecoding decoding) {
    RegionReader samples = ofSamples(file, picture, decoding);
    RegionReader reader =
        picture.ycbcr().isPresent() ? new YcbcrReader(samples, picture.ycbcr().get()) : samples;
    boolean marks = picture.noData().applies() && !Double.isNaN(picture.noData().number());
    return marks && picture.pixels().palette().isEmpty()
        ? new NoDataReader(reader, picture)
        : reader;
  }

  /** Tells whether the segments of a picture, if they are decoded, are so as a whole. */
  static boolean decodesWhole(Picture picture) {
    SegmentGrid grid = picture.grid();
    return grid.tiled() || grid.segmentBytes() <= StreamReader.LARGE_STRIP_BYTES;
  }

  private static RegionReader ofSamples(
      SampleFile file, Picture picture, SegmentDecoding decoding) {
    if (picture.codec() != Codec.NONE || picture.isSubsampled()) {
      return decodesWhole(picture)
          ? new CachedReader(file, picture, decoding.newDecoder(picture))
          : new StreamReader(file, picture);
    }
    boolean direct =
        picture.pixels().isStoredAsInTiles()
            && !picture.isPlanar()
            && !picture.reversedBits()
            && !picture.table().hasEmpty();
    return direct ? new DirectReader(file, picture) : new RawRowReader(file, picture);
  }
}
