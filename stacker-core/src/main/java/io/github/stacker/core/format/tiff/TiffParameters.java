package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Parameter;
import java.util.Objects;

/**
 * How to write a TIFF file.
 *
 * @param compression how samples are compressed
 * @param predictor what is done to samples before that
 * @param layout how the picture is cut
 * @param tileSize width and height of a tile
 * @param level how hard deflate tries
 * @param bigTiff whether offsets have 64 bits
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
            value = "Whether the picture is cut into strips of rows or into square tiles.",
            defaultJson = "\"strips\"")
        Layout layout,
    @Parameter(
            value = "Width and height of a tile, a multiple of 16.",
            unit = "pixels",
            min = 16,
            max = 4096,
            defaultJson = "256")
        int tileSize,
    @Parameter(
            value = "How hard deflate tries, from 1 (fast) to 9 (small).",
            min = 1,
            max = 9,
            defaultJson = "1")
        int level,
    @Parameter(
            value =
                "Whether the file is a BigTIFF, which older programs cannot read; auto makes it"
                    + " one if it may pass 4 GiB.",
            defaultJson = "\"auto\"")
        BigTiff bigTiff) {

  /** Uncompressed strips. */
  public static final TiffParameters DEFAULT =
      new TiffParameters(Compression.NONE, Differences.AUTO, Layout.STRIPS, 256, 1, BigTiff.AUTO);

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
    if (level < 1 || level > 9) {
      throw new IllegalArgumentException("level is " + level + ", not 1 to 9");
    }
    boolean differences =
        predictor == Differences.HORIZONTAL || predictor == Differences.FLOATING_POINT;
    if (compression == Compression.NONE && differences) {
      throw new IllegalArgumentException(
          "a predictor has no use without compression; leave it out or set compression to deflate");
    }
  }

  /** How samples are compressed. */
  public enum Compression {
    /** Not at all: fast, and readable in place. */
    NONE,
    /** LZW, which every reader knows. */
    LZW,
    /** Deflate (zlib), smaller than LZW. */
    DEFLATE
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
}
