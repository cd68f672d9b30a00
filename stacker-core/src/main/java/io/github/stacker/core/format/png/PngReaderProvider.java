package io.github.stacker.core.format.png;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads PNG, all its kinds of pixels, and of an animated PNG the default image. Samples of 1 to 4
 * bits and palettes become 8-bit samples as libpng expands them; 16-bit samples stay as they are;
 * transparency becomes an alpha band.
 */
public final class PngReaderProvider implements FrameReaderProvider {
  /** Makes it. */
  public PngReaderProvider() {}

  @Override
  public String name() {
    return "png";
  }

  @Override
  public String description() {
    return "Reads PNG frames of 1 to 16 bits per sample, row by row.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return ChunkReader.hasSignature(prefix);
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    ChunkReader chunks = new ChunkReader(file);
    try {
      PngFile png = PngFile.read(chunks, limits);
      return png.header().interlaced() ? new InterlacedPngFrame(png) : new PngFrame(png);
    } catch (IOException | RuntimeException e) {
      chunks.close();
      throw e;
    }
  }
}
