package io.github.stacker.core.format.fits;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.KnownPictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the pictures of FITS files, of the first HDU that has one unless another is asked for: grey
 * or of three colours, integers or floating-point numbers, plain or compressed by tiles.
 */
public final class FitsReaderProvider implements FrameReaderProvider {
  private final KnownPictures<Long> known = new KnownPictures<>();

  private static final String BEGINNING = "SIMPLE  =";

  /** Makes the provider. */
  public FitsReaderProvider() {}

  @Override
  public String name() {
    return "fits";
  }

  @Override
  public String description() {
    return "Reads FITS, in place unless it is compressed.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return new String(prefix, StandardCharsets.ISO_8859_1).startsWith(BEGINNING);
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    return open(FrameLocation.of(file), limits);
  }

  /** Opens the picture of an HDU; the number is that of the HDU, 0 for the primary one. */
  @Override
  public FrameFile open(FrameLocation location, Limits limits) throws IOException {
    return FitsFrame.open(location, limits, known);
  }
}
