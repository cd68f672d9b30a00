package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.core.format.tiff.TiffParameters.BigTiff;
import io.github.stacker.core.format.tiff.TiffParameters.Differences;
import io.github.stacker.core.format.tiff.TiffParameters.Pyramid;
import io.github.stacker.core.resample.Halving;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a picture is going to be stored.
 *
 * @param levels how it is cut, then its reduced sizes, each half as large as the one before
 * @param photometric what the bands before the extra ones mean
 * @param codec how segments are compressed
 * @param level how hard the compressor tries
 * @param predictor what is done before that
 * @param big whether the file is a BigTIFF
 * @param pyramid where reduced sizes are found
 * @param reduction how they are made
 */
record WritePlan(
    List<SegmentGrid> levels,
    Photometric photometric,
    Codec codec,
    int level,
    Predictor predictor,
    boolean big,
    Pyramid pyramid,
    Halving reduction) {
  private static final long STRIP_BYTES = 1L << 20;
  private static final long MOST_SEGMENT_BYTES = 1L << 28;
  static final long MOST_CLASSIC_BYTES = 0xffff_ffffL;

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
          case ZSTD -> Codec.ZSTD;
        };
    Predictor predictor = predictor(image, parameters.predictor(), codec);
    List<SegmentGrid> levels = levels(image, parameters);
    boolean big = isBig(image, parameters.bigTiff(), levels, codec);
    return new WritePlan(
        levels,
        photometric,
        codec,
        parameters.level(),
        predictor,
        big,
        parameters.pyramid(),
        parameters.reduction());
  }

  /** Gives how the picture itself is cut. */
  SegmentGrid grid() {
    return levels.get(0);
  }

  /** A pyramid ends with the first size that one tile holds. */
  private static List<SegmentGrid> levels(ImageInfo image, TiffParameters parameters) {
    List<SegmentGrid> levels = new ArrayList<>();
    SegmentGrid level = grid(image, parameters);
    levels.add(level);
    while (parameters.pyramid() != Pyramid.NONE && level.count() > 1) {
      int width = (level.width() + 1) / 2;
      int height = (level.height() + 1) / 2;
      level = grid(image.withSize(width, height), parameters);
      levels.add(level);
    }
    return List.copyOf(levels);
  }

  private static Photometric photometric(List<Band> bands) {
    Photometric photometric =
        Stream.of(Photometric.RGB, Photometric.CMYK)
            .filter(model -> begins(bands, model.colourBands()))
            .findFirst()
            .orElse(Photometric.MIN_IS_BLACK);
    List<Band> extras = bands.subList(photometric.colourSamples(), bands.size());
    boolean named = photometric != Photometric.MIN_IS_BLACK;
    boolean alone = bands.get(0) == Band.GREY || bands.get(0) == Band.OTHER;
    boolean plain = extras.stream().allMatch(band -> band == Band.OTHER || band == Band.ALPHA);
    if (!plain || !(named || alone)) {
      throw new IllegalArgumentException(
          "TIFF cannot hold the bands "
              + bands
              + "; it takes one grey band, red, green and blue, or the four inks, then others, then"
              + " alpha");
    }
    return photometric;
  }

  private static boolean begins(List<Band> bands, List<Band> with) {
    return bands.size() >= with.size() && bands.subList(0, with.size()).equals(with);
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
              .formatted(integers ? "floating-point" : "horizontal", image.sampleType().title()));
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
    boolean tiled = parameters.isTiled();
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

  private static boolean isBig(
      ImageInfo image, BigTiff wanted, List<SegmentGrid> levels, Codec codec) {
    double most = mostBytes(image.metadata(), levels, codec);
    boolean fits = most <= MOST_CLASSIC_BYTES;
    if (!fits && wanted == BigTiff.NEVER) {
      throw new IllegalArgumentException(
          "the file may reach %.0f bytes and a classic TIFF ends at %d; set bigTiff to auto"
              .formatted(most, MOST_CLASSIC_BYTES));
    }
    return wanted == BigTiff.ALWAYS || !fits;
  }

  /** Gives the length that the file of a picture cannot pass, whatever its samples are. */
  long mostBytes(Metadata metadata) {
    return (long) Math.ceil(mostBytes(metadata, levels, codec));
  }

  /** Gives what its samples take before they are compressed, those of reduced sizes too. */
  long sampleBytes() {
    return (long) sampleBytes(levels);
  }

  private static double sampleBytes(List<SegmentGrid> levels) {
    double samples = 0;
    for (SegmentGrid grid : levels) {
      double rows = grid.tiled() ? (double) grid.down() * grid.segmentHeight() : grid.height();
      samples += rows * grid.rowBytes() * grid.across();
    }
    return samples;
  }

  private static double mostBytes(Metadata metadata, List<SegmentGrid> levels, Codec codec) {
    double samples = sampleBytes(levels);
    double segments = levels.stream().mapToDouble(SegmentGrid::count).sum();
    double growth =
        switch (codec) {
          case NONE -> 1;
          case DEFLATE -> 1.001;
          case LZW -> 1.6;
          case ZSTD -> 1.005;
          default -> throw new IllegalArgumentException(codec.label() + " is not written");
        };
    int profile = metadata.colourProfile().map(blob -> blob.size()).orElse(0);
    int exif = metadata.exif().map(blob -> blob.size()).orElse(0);
    return samples * growth + 100 * segments + profile + 4.0 * exif + 65_536;
  }

  /** Gives the code of the compression in the file. */
  int compressionCode() {
    return switch (codec) {
      case NONE -> 1;
      case LZW -> 5;
      case DEFLATE -> 8;
      case ZSTD -> 50000;
      default -> throw new IllegalStateException(codec.label() + " is not written");
    };
  }
}
