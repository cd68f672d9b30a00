package io.github.stacker.formats.webp;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads WebP pictures that do not move, through TwelveMonkeys. */
public final class WebpReaderProvider implements FrameReaderProvider {
  /** Makes the provider. */
  public WebpReaderProvider() {}

  @Override
  public String name() {
    return "webp";
  }

  @Override
  public String description() {
    return "Reads WebP of up to 64 megapixels, lossy and lossless.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return prefix.length >= 16
        && new String(prefix, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
        && new String(prefix, 8, 7, StandardCharsets.ISO_8859_1).equals("WEBPVP8");
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    return WebpFrame.open(file, limits);
  }
}
