package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.core.format.tiff.TiffParameters.BigTiff;
import io.github.stacker.core.format.tiff.TiffParameters.Differences;
import io.github.stacker.core.format.tiff.TiffParameters.Layout;
import java.util.List;
import java.util.Locale;

/**
 * How a picture is going to be stored.
 *
 * @param grid how it is cut
 * @param photometric what the bands before the extra ones mean
 * @param codec how segments are compressed
 * @param level how hard deflate tries
 * @param predictor what is done before that
 * @param big whether the file is a BigTIFF
 */
record WritePlan(
    SegmentGrid grid,
    Photometric photometric,
    Codec codec,
    int level,
    Predictor predictor,
    boolean big) {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final long STRIP_BYTES = 1L << 20;
  private static final long MOST_SEGMENT_BYTES = 1L << 28;
  private static final long MOST_CLASSIC_BYTES = 0xffff_ffffL;

  /**
   * Plans a picture.
   *
   * @throws IllegalArgumentException if it cannot be stored; the message is shown to the user
   */
  static WritePlan of(ImageInfo image, TiffParameters parameters) {
    Photometric photometric = photometric(image.bands());
    Codec codec =
        switch (parameters.compression()) {
          case NONE -> Codec.NONE;
          case LZW -> Codec.LZW;
          case DEFLATE -> Codec.DEFLATE;
        };
    Predictor predictor = predictor(image, parameters.predictor(), codec);
    SegmentGrid grid = grid(image, parameters);
    boolean big = isBig(image, parameters.bigTiff(), grid, codec);
    return new WritePlan(grid, photometric, codec, parameters.level(), predictor, big);
  }

  private static Photometric photometric(List<Band> bands) {
    boolean rgb = bands.size() >= 3 && bands.subList(0, 3).equals(RGB);
    List<Band> extras = bands.subList(rgb ? 3 : 1, bands.size());
    boolean alone = bands.get(0) == Band.GREY || bands.get(0) == Band.OTHER;
    boolean plain = extras.stream().allMatch(band -> band == Band.OTHER || band == Band.ALPHA);
    if (!plain || !(rgb || alone)) {
      throw new IllegalArgumentException(
          "TIFF cannot hold the bands "
              + bands
              + "; it takes one grey band or red, green and blue, then others, then alpha");
    }
    return rgb ? Photometric.RGB : Photometric.MIN_IS_BLACK;
  }

  private static Predictor predictor(ImageInfo image, Differences wanted, Codec codec) {
    boolean integers = image.sampleType().isInteger();
    if (codec == Codec.NONE) {
      return Predictor.NONE;
    }
    boolean impossible =
        integers ? wanted == Differences.FLOATING_POINT : wanted == Differences.HORIZONTAL;
    if (impossible) {
      throw new IllegalArgumentException(
          "the predictor %s does not suit samples of type %s; leave it out"
              .formatted(
                  integers ? "floating-point" : "horizontal",
                  image.sampleType().name().toLowerCase(Locale.ROOT)));
    }
    return switch (wanted) {
      case NONE -> Predictor.NONE;
      case HORIZONTAL -> Predictor.HORIZONTAL;
      case FLOATING_POINT -> Predictor.FLOATING_POINT;
      case AUTO -> integers ? Predictor.HORIZONTAL : Predictor.FLOATING_POINT;
    };
  }

  private static SegmentGrid grid(ImageInfo image, TiffParameters parameters) {
    int width = image.width();
    int height = image.height();
    int pixelBits = Math.multiplyExact(image.bandCount(), 8 * image.sampleType().bytes());
    int size = parameters.tileSize();
    boolean tiled = parameters.layout() == Layout.TILES;
    int rows = (int) Math.max(1, Math.min(height, STRIP_BYTES / image.bytesPerRow()));
    SegmentGrid grid =
        tiled
            ? new SegmentGrid(width, height, true, size, size, 1, pixelBits)
            : new SegmentGrid(width, height, false, width, rows, 1, pixelBits);
    if (grid.rowBytes() * grid.segmentHeight() > MOST_SEGMENT_BYTES) {
      throw new IllegalArgumentException(
          tiled
              ? "tiles of %d bytes are too large; choose a smaller tileSize"
                  .formatted(grid.rowBytes() * grid.segmentHeight())
              : "rows of %d bytes are too long for strips; set layout to tiles"
                  .formatted(grid.rowBytes()));
    }
    long bandSamples = image.samplesPerRow() * Math.min(height, grid.segmentHeight());
    if (bandSamples > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a row of tiles of %d samples is too large; choose a smaller tileSize"
              .formatted(bandSamples));
    }
    if (grid.count() > Integer.MAX_VALUE / 16) {
      throw new IllegalArgumentException(
          "%d %s are too many; choose a larger tileSize"
              .formatted(grid.count(), tiled ? "tiles" : "strips"));
    }
    return grid;
  }

  private static boolean isBig(ImageInfo image, BigTiff wanted, SegmentGrid grid, Codec codec) {
    double most = mostBytes(image.metadata(), grid, codec);
    boolean fits = most <= MOST_CLASSIC_BYTES;
    if (!fits && wanted == BigTiff.NEVER) {
      throw new IllegalArgumentException(
          "the file may reach %.0f bytes and a classic TIFF ends at %d; set bigTiff to auto"
              .formatted(most, MOST_CLASSIC_BYTES));
    }
    return wanted == BigTiff.ALWAYS || !fits;
  }

  /** Gives the length that a file cannot pass, whatever its samples are. */
  private static double mostBytes(Metadata metadata, SegmentGrid grid, Codec codec) {
    double samples = (double) grid.rowBytes() * grid.segmentHeight() * grid.down() * grid.across();
    double growth =
        switch (codec) {
          case NONE -> 1;
          case DEFLATE -> 1.001;
          case LZW -> 1.6;
          default -> throw new IllegalArgumentException(codec.label() + " is not written");
        };
    int profile = metadata.colourProfile().map(blob -> blob.size()).orElse(0);
    int exif = metadata.exif().map(blob -> blob.size()).orElse(0);
    return samples * growth + 100.0 * grid.count() + profile + 4.0 * exif + 65_536;
  }

  /** Gives the code of the compression in the file. */
  int compressionCode() {
    return switch (codec) {
      case NONE -> 1;
      case LZW -> 5;
      case DEFLATE -> 8;
      default -> throw new IllegalStateException(codec.label() + " is not written");
    };
  }
}
