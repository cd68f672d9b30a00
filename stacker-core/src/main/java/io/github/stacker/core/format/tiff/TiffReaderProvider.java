package io.github.stacker.core.format.tiff;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.DecodingReader;
import io.github.stacker.core.format.KnownPictures;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads the pictures of TIFF and BigTIFF files, pages and SubIFDs: grey, RGB, YCbCr, CMYK and
 * palette pictures of integers or floating-point numbers, uncompressed, LZW, deflate, PackBits,
 * Zstandard, JPEG or fax.
 */
public final class TiffReaderProvider implements DecodingReader {
  private final KnownPictures<PictureWalk.Step> known = new KnownPictures<>();

  /** Makes the provider. */
  public TiffReaderProvider() {}

  @Override
  public String name() {
    return "tiff";
  }

  @Override
  public String description() {
    return "Reads TIFF and BigTIFF, in place where the samples allow it.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return DirectoryReader.recognises(prefix);
  }

  @Override
  public FrameFile open(Path file, Limits limits, Decoding decoding) throws IOException {
    return open(FrameLocation.of(file), limits, decoding);
  }

  @Override
  public FrameFile open(FrameLocation location, Limits limits) throws IOException {
    return open(location, limits, Decoding.JDK);
  }

  @Override
  public FrameFile open(FrameLocation location, Limits limits, Decoding decoding)
      throws IOException {
    return TiffFrame.open(location, limits, decoding, known);
  }
}
