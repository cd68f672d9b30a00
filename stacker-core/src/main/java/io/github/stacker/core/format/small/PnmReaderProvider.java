package io.github.stacker.core.format.small;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads the first picture of PBM, PGM, PPM (plain and raw), PAM and PFM files. Samples stay as they
 * are, up to 16 bits or as floats, and their largest is white; the two values of a bitmap become
 * 255 and 0. Raw files are read in place, rectangle by rectangle.
 */
public final class PnmReaderProvider implements FrameReaderProvider {
  /** Makes it. */
  public PnmReaderProvider() {}

  @Override
  public String name() {
    return "pnm";
  }

  @Override
  public String description() {
    return "Reads PBM, PGM, PPM, PAM and PFM frames in place, at full depth.";
  }

  @Override
  public boolean recognises(byte[] prefix) {
    return prefix.length > 2
        && PnmKind.of(prefix[0], prefix[1]).isPresent()
        && (Character.isWhitespace(prefix[2]) || prefix[2] == '#');
  }

  @Override
  public FrameFile open(Path file, Limits limits) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      PnmHeader header = PnmHeader.read(channel, limits);
      return header.kind().isPlain()
          ? new PlainPnmFrame(channel, header)
          : new RawPnmFrame(channel, header);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }
}
