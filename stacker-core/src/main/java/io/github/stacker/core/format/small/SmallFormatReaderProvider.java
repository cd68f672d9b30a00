package io.github.stacker.core.format.small;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads BMP, GIF (the first picture), PCX, PSD, Radiance HDR, XBM and XPM through Commons Imaging.
 * The library decodes whole pictures to 8 bits (HDR to floats), so pictures of more bits, or that
 * take more than {@link Limits#wholeBytes()}, are refused.
 */
public final class SmallFormatReaderProvider implements FrameReaderProvider {
  /** Makes it. */
  public SmallFormatReaderProvider() {}

  @Override
  public String name() {
    return "commons-imaging";
  }

  @Override
  public String description() {
    return "Reads BMP, GIF, PCX, PSD, Radiance HDR, XBM and XPM frames as a whole.";
  }

  @Override
  public int priority() {
    return -100;
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return SmallFormat.of(prefix).isPresent();
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    return SmallFrame.open(file, limits);
  }
}
