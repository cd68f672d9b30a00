package io.github.stacker.core.format.png;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.DecodingReader;
import io.github.stacker.core.format.library.IdleDecoders;
import io.github.stacker.core.format.library.SystemLibrary;
import io.github.stacker.core.format.library.WholeInflater;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads PNG, all its kinds of pixels, and of an animated PNG the default image. Samples of 1 to 4
 * bits and palettes become 8-bit samples as libpng expands them; 16-bit samples stay as they are;
 * transparency becomes an alpha band.
 *
 * <p>The picture is inflated by the JDK as rows are asked for, or by the system's libdeflate as a
 * whole, where that is allowed, is there, and the picture is neither small nor interlaced and fits
 * the memory. The samples are the same.
 */
public final class PngReaderProvider implements DecodingReader {
  private final IdleDecoders<WholeInflater> inflaters = new IdleDecoders<>(WholeInflater::new);

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
  public FrameFile open(Path file, Limits limits, Decoding decoding) throws IOException {
    ChunkReader chunks = new ChunkReader(file);
    try {
      PngFile png = PngFile.read(chunks, limits);
      return png.header().interlaced() ? new InterlacedPngFrame(png, limits) : open(png, decoding);
    } catch (IOException | RuntimeException e) {
      chunks.close();
      throw e;
    }
  }

  private PngFrame open(PngFile png, Decoding decoding) {
    ChunkReader chunks = png.chunks();
    long inflatedBytes = (long) png.header().filteredBytes();
    long nativeBytes = WholeInflater.nativeBytes(chunks.fileBytes(), inflatedBytes);
    if (!WholeInflater.pays(inflatedBytes, nativeBytes)
        || !decoding.uses(SystemLibrary.LIBDEFLATE, nativeBytes)) {
      return new PngFrame(png, new StreamedBytes(chunks), Decoding.JDK_NAME, 0);
    }
    WholeBytes bytes = new WholeBytes(chunks, (int) inflatedBytes, inflaters);
    return new PngFrame(png, bytes, SystemLibrary.LIBDEFLATE.title(), nativeBytes);
  }
}
