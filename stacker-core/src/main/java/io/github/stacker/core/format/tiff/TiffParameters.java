package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Parameter;
import io.github.stacker.core.resample.Halving;
import java.util.Locale;
import java.util.Objects;

/**
 * How to write a TIFF file.
 *
 * @param compression how samples are compressed
 * @param predictor what is done to samples before that
 * @param layout how the picture is cut
 * @param tileSize width and height of a tile
 * @param level how hard deflate or Zstandard tries
 * @param bigTiff whether offsets have 64 bits
 * @param pyramid whether reduced sizes are stored, too, and where they are found
 * @param reduction how they are made
 */
public record TiffParameters(
    @Parameter(
            value = "How samples are compressed, without loss in any case.",
            defaultJson = "\"none\"")
        Compression compression,
    @Parameter(
            value =
                "Whether differences of neighbours are compressed instead of samples; auto does"
                    + " whenever there is a compression.",
            defaultJson = "\"auto\"")
        Differences predictor,
    @Parameter(
            value =
                "Whether the picture is cut into strips of rows or into square tiles; auto takes"
                    + " strips unless there is a pyramid.",
            defaultJson = "\"auto\"")
        Layout layout,
    @Parameter(
            value = "Width and height of a tile, a multiple of 16.",
            unit = "pixels",
            min = 16,
            max = 4096,
            defaultJson = "256")
        int tileSize,
    @Parameter(
            value =
                "How hard compression tries, from 1 (fast) to 9 (small), with zstd to 22 (very"
                    + " slow).",
            min = 1,
            max = 22,
            defaultJson = "1")
        int level,
    @Parameter(
            value =
                "Whether the file is a BigTIFF, which older programs cannot read; auto makes it"
                    + " one if it may pass 4 GiB.",
            defaultJson = "\"auto\"")
        BigTiff bigTiff,
    @Parameter(
            value =
                "Whether the picture is stored in half its size, too, and so on until one tile"
                    + " holds it: as sub-images of the picture (subifd) or as pages behind it"
                    + " (pages).",
            defaultJson = "\"none\"")
        Pyramid pyramid,
    @Parameter(
            value = "How the sizes of a pyramid are made: by means of four pixels, or sharper.",
            defaultJson = "\"box\"")
        Halving reduction) {

  /** Uncompressed strips. */
  public static final TiffParameters DEFAULT =
      new TiffParameters(
          Compression.NONE,
          Differences.AUTO,
          Layout.AUTO,
          256,
          1,
          BigTiff.AUTO,
          Pyramid.NONE,
          Halving.BOX);

  /**
   * Checks the parameters against each other.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  public TiffParameters {
    Objects.requireNonNull(compression, "compression");
    Objects.requireNonNull(predictor, "predictor");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(bigTiff, "bigTiff");
    if (tileSize < 16 || tileSize % 16 != 0) {
      throw new IllegalArgumentException(
          "tileSize is " + tileSize + ", not a multiple of 16; write for example 256");
    }
    Objects.requireNonNull(pyramid, "pyramid");
    Objects.requireNonNull(reduction, "reduction");
    int mostLevel = compression == Compression.ZSTD ? ZstdEncoder.MOST_LEVEL : 9;
    if (level < 1 || level > mostLevel) {
      throw new IllegalArgumentException("level is " + level + ", not 1 to " + mostLevel);
    }
    boolean levels = compression == Compression.DEFLATE || compression == Compression.ZSTD;
    if (level > 1 && !levels) {
      throw new IllegalArgumentException(
          "level is %d, but compression %s has no levels; leave it out or set compression to deflate or zstd"
              .formatted(level, compression.name().toLowerCase(Locale.ROOT)));
    }
    if (pyramid != Pyramid.NONE && layout == Layout.STRIPS) {
      throw new IllegalArgumentException(
          "a pyramid is cut into tiles; set layout to tiles or leave it out");
    }
    boolean differences =
        predictor == Differences.HORIZONTAL || predictor == Differences.FLOATING_POINT;
    if (compression == Compression.NONE && differences) {
      throw new IllegalArgumentException(
          "a predictor has no use without compression; leave it out or set compression to deflate");
    }
  }

  /** Tells whether the picture is cut into tiles. */
  boolean isTiled() {
    return layout == Layout.TILES || pyramid != Pyramid.NONE;
  }

  /** How samples are compressed. */
  public enum Compression {
    /** Not at all: fast, and readable in place. */
    NONE,
    /** LZW, which every reader knows. */
    LZW,
    /** Deflate (zlib), smaller than LZW. */
    DEFLATE,
    /** Zstandard: smaller and much faster than Deflate; older readers do not know it. */
    ZSTD
  }

  /** What is done to samples before they are compressed. */
  public enum Differences {
    /** What suits the samples and the compression. */
    AUTO,
    /** Nothing. */
    NONE,
    /** Differences of integers. */
    HORIZONTAL,
    /** Differences of the bytes of floating-point samples. */
    FLOATING_POINT
  }

  /** How the picture is cut. */
  public enum Layout {
    /** Tiles if there is a pyramid, else strips. */
    AUTO,
    /** Strips of rows, about 1 MiB each. */
    STRIPS,
    /** Square tiles. */
    TILES
  }

  /** Whether offsets have 64 bits. */
  public enum BigTiff {
    /** If the file may pass 4 GiB. */
    AUTO,
    /** In any case. */
    ALWAYS,
    /** In no case. */
    NEVER
  }

  /** Whether reduced sizes are stored, and where they are found. */
  public enum Pyramid {
    /** They are not. */
    NONE,
    /** In the SubIFDs of the picture, as OME-TIFF has it: other readers see one picture. */
    SUBIFD,
    /** As reduced pictures behind it, which most readers of pyramids know. */
    PAGES
  }
}
