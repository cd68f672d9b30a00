package io.github.stacker.api;

/**
 * What a file may claim before it is refused. The defaults let real gigapixel frames through and
 * stop small files that claim to be enormous.
 *
 * <p>Formats have limits of their own beside these, and a plan refuses what does not fit memory.
 *
 * @param pixels most pixels of one frame
 * @param bands most bands of one frame
 * @param parts most parts of a kind that are walked through in one file: pictures, tags of a
 *     directory, segments before a picture, lines of a header
 * @param metadataBytes most bytes of one block of metadata (directory, EXIF, profile)
 * @param wholeBytes most memory for what is only to be had as a whole: a compressed tile or strip,
 *     or a picture whose rows do not come one after the other
 * @param expansion most bytes of samples per byte of file
 */
public record Limits(
    long pixels, int bands, int parts, int metadataBytes, int wholeBytes, long expansion) {
  /**
   * 2^40 pixels, 64 bands, 10000 parts, 64 MiB of metadata, 640 MiB at once, 20000 bytes of samples
   * per byte of file.
   */
  public static final Limits DEFAULT =
      new Limits(1L << 40, 64, 10_000, 64 << 20, 640 << 20, 20_000);
}
