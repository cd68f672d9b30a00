package io.github.stacker.core.format.fits;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads the first picture of FITS files: grey or of three colours, integers or floating-point
 * numbers, plain or compressed by tiles.
 */
public final class FitsReaderProvider implements FrameReaderProvider {
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
    return FitsFrame.open(file, limits);
  }
}
