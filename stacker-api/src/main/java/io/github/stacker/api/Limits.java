package io.github.stacker.api;

/**
 * What a file may claim before it is refused. The defaults let real gigapixel frames through and
 * stop small files that claim to be enormous.
 *
 * @param pixels most pixels of one frame
 * @param bands most bands of one frame
 * @param metadataBytes most bytes of one block of metadata (directory, EXIF, profile)
 * @param expansion most bytes of samples per byte of file
 */
public record Limits(long pixels, int bands, int metadataBytes, long expansion) {
  /** 2^40 pixels, 64 bands, 64 MiB of metadata, 20000 bytes of samples per byte of file. */
  public static final Limits DEFAULT = new Limits(1L << 40, 64, 64 << 20, 20_000);
}
